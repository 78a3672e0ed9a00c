import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { databaseUrlOf } from '../../harness/checker.js';
import type { Homeward } from '../../harness/homeward.js';
import type { Otherwise } from './otherwise.js';
import { FIRST_SET } from '../../harness/live-set.js';

const rachana = { id: 'rachana', role: 'ADMINISTRATOR' } as const;

const REBUILD = 'mutation ($input: RebuildProjectionsInput!) { rebuildProjections(input: $input) { version } }';
const SWITCH = 'mutation ($input: SwitchProjectionsInput!) { switchProjections(input: $input) { version } }';

/** The building process yields to all others: on a busy machine it is slow. */
const READY_MS = 150_000;

const readySet = (homeward: Homeward): Promise<number> =>
  homeward.until(
    'a set is ready',
    async () => {
      const { data } = await homeward.ask('{ projectionSets { version state } }', {}, rachana);
      const sets = data!.projectionSets as { version: number; state: string }[];
      return sets.find(({ state }) => state === 'READY')?.version;
    },
    READY_MS,
  );

/** Holds the live set, and ends the minute for which the switch waits by moving its beginning back. */
export const setNotReached: Otherwise = {
  code: 'SET_NOT_REACHED',
  what: 'a switch while another transaction holds the live set',
  ask: (homeward) => async (_, headers) => {
    await homeward.ask(REBUILD, { input: {} }, rachana);
    const version = await readySet(homeward);
    const [holder, clock] = [new pg.Client(databaseUrlOf(homeward)), new pg.Client(databaseUrlOf(homeward))];
    await Promise.all([holder.connect(), clock.connect()]);
    try {
      await holder.query(`BEGIN; SELECT FROM ${FIRST_SET}.checkpoint FOR UPDATE`);
      const commandId = randomUUID();
      const answer = homeward.ask(SWITCH, { input: { version, commandId } }, rachana, homeward.url, headers);
      await homeward.until('the switch is requested', async () => {
        const { rowCount } = await clock.query(
          `UPDATE kept.set_request SET "requestedAt" = now() - interval '1 minute' WHERE id = $1`,
          [commandId],
        );
        return rowCount === 1;
      });
      return await answer;
    } finally {
      await Promise.all([holder.end(), clock.end()]);
    }
  },
};
