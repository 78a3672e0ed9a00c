import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { databaseUrlOf } from '../../harness/checker.js';
import type { Homeward } from '../../harness/homeward.js';
import type { Otherwise } from './otherwise.js';
import { FIRST_SET } from '../../harness/live-set.js';

const rachana = { id: 'rachana', role: 'ADMINISTRATOR' } as const;

const REBUILD = 'mutation ($input: RebuildProjectionsInput!) { rebuildProjections(input: $input) { version } }';
const SWITCH = 'mutation ($input: SwitchProjectionsInput!) { switchProjections(input: $input) { version } }';

/** The process that builds gives way to all others: on a busy machine it takes its time. */
const READY_MS = 150_000;

const readySet = (homeward: Homeward): Promise<number> =>
  homeward.until(
    'a set is ready',
    async () => {
      const { data } = await homeward.ask('{ projectionSets { version state } }', {}, rachana);
      const sets = data!.projectionSets as { version: number; state: string }[];
      return sets.find(({ state }) => state === 'ready')?.version;
    },
    READY_MS,
  );

/** Somebody holds the live set; and the minute that the switch waits is over at once, by moving it back to its beginning. */
export const setNotReached: Otherwise = {
  code: 'SET_NOT_REACHED',
  what: 'a switch while somebody holds the live set',
  ask: (homeward) => async (_, headers) => {
    await homeward.ask(REBUILD, { input: {} }, rachana);
    const version = await readySet(homeward);
    const [holder, clock] = [new pg.Client(databaseUrlOf(homeward)), new pg.Client(databaseUrlOf(homeward))];
    await Promise.all([holder.connect(), clock.connect()]);
    try {
      await holder.query(`BEGIN; SELECT FROM ${FIRST_SET}.checkpoint FOR UPDATE`);
      const commandId = randomUUID();
      const answer = homeward.ask(SWITCH, { input: { version, commandId } }, rachana, homeward.url, headers);
      await homeward.until('the switch is asked for', async () => {
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
