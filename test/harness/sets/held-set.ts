import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { databaseUrlOf } from '../database-url.js';
import type { Answer, Homeward } from '../homeward.js';
import { FIRST_SET } from './live-set.js';

const SWITCH = 'mutation ($input: SwitchProjectionsInput!) { switchProjections(input: $input) { version } }';

/**
 * Switches while another transaction holds the live set, and ends the minute for which the switch waits by moving its
 * beginning back.
 */
export const switchWhileHeld = async (
  homeward: Homeward,
  version: number,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> => {
  const [holder, clock] = [new pg.Client(databaseUrlOf(homeward)), new pg.Client(databaseUrlOf(homeward))];
  await Promise.all([holder.connect(), clock.connect()]);
  try {
    await holder.query(`BEGIN; SELECT FROM ${FIRST_SET}.checkpoint FOR UPDATE`);
    const commandId = randomUUID();
    const rachana = { id: 'rachana', role: 'ADMINISTRATOR' } as const;
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
};
