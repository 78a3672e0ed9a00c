import { setTimeout as sleep } from 'node:timers/promises';
import { isPolicyCheckpoint } from '#nest/plain';
import type { Client } from '../client/client.js';
import { commitOf } from '../client/position.js';

interface Progress {
  readonly name: string;
  readonly position: string | null;
  readonly head: string | null;
}

const POLL_INTERVAL_MS = 50;
const CATCH_UP_TIMEOUT_MS = 60_000;

const administrator = { id: 'homeward', role: 'ADMINISTRATOR' } as const;

const waitUntilReached = async (client: Client, reached: (all: readonly Progress[]) => boolean): Promise<void> => {
  for (const deadline = Date.now() + CATCH_UP_TIMEOUT_MS; ; await sleep(POLL_INTERVAL_MS)) {
    const { projections } = await client.insist<{ projections: Progress[] }>(
      administrator,
      '{ projections { name position head } }',
    );
    if (reached(projections)) return;
    if (Date.now() > deadline)
      throw new Error('The views did not catch up within a minute: see the log of the projector.');
  }
};

const isPolicy = ({ name }: Progress): boolean => isPolicyCheckpoint(name);

/** Waits until every policy has handled all events up to a position, and the events that they recorded. */
export const untilPoliciesReach = (client: Client, position: string): Promise<void> =>
  waitUntilReached(client, (all) =>
    all.filter(isPolicy).every((one) => commitOf(one.position) >= commitOf(position) && one.position === one.head),
  );

/** Waits until every view shows all events up to a position. */
export const untilViewsReach = (client: Client, position: string): Promise<void> =>
  waitUntilReached(client, (all) => {
    const views = all.filter((one) => !isPolicy(one));
    return (
      views.length > 0 &&
      views.every((one) => commitOf(one.position) >= commitOf(position) && one.position === one.head)
    );
  });
