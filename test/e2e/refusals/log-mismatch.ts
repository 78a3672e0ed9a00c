import pg from 'pg';
import { databaseUrlOf } from '../../harness/database-url.js';
import { auditor, refusalOf, type Answer, type Homeward } from '../../harness/homeward.js';
import type { Otherwise } from './otherwise.js';

const CHECKPOINT = `UPDATE kept.checkpoint SET reason = $1 WHERE name = 'policy:prosecution'`;
const PROJECTIONS = '{ projections { name } }';

/** A policy reports that its checkpoint is of another log, until the work is done. */
export const logMismatch: Otherwise = {
  code: 'LOG_MISMATCH',
  what: 'a query while a policy stands on another log',
  ask: (homeward: Homeward) => async (_, headers) => {
    const ask = (): Promise<Answer> => homeward.ask(PROJECTIONS, {}, auditor, homeward.url, headers);
    const until = (isRefused: boolean) =>
      homeward.until(`it is ${isRefused ? 'refused' : 'answered'}`, async () => {
        const answer = await ask();
        return (refusalOf(answer) === 'LOG_MISMATCH') === isRefused && { answer };
      });
    // a policy that moves on takes its reason back
    await homeward.caughtUp();
    const db = new pg.Client(databaseUrlOf(homeward));
    await db.connect();
    try {
      await db.query(`SET homeward.part = 'projector'`);
      await db.query(CHECKPOINT, ['LogMismatch: The checkpoint policy:prosecution stands on another log']);
      const { answer } = await until(true);
      return answer;
    } finally {
      await db.query(CHECKPOINT, [null]);
      await db.end();
      await until(false);
    }
  },
};
