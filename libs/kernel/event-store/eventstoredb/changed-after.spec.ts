import { PassThrough } from 'node:stream';
import { CHANGES_MAX_BYTES, CHANGES_MAX_EVENTS } from '../log/stream-changes.js';
import { EventStoreDbEventStore, type EventStoreClient } from './event-store.js';

const answer = (position: bigint, stream: string, revision: number, bytes = 1_000) => ({
  bytes,
  event: { id: `at-${position}`, stream, type: 'T', data: {}, metadata: { hash: 'h' }, revision, position },
});

/** @param answers those of one read */
const reader = (...answers: readonly object[]) => {
  const asked: unknown[][] = [];
  let cancelled = 0;
  const client = {
    changes: async (...of: unknown[]) => {
      asked.push(of);
      return Object.assign(PassThrough.from(answers), { cancel: () => cancelled++ });
    },
    close: async () => undefined,
  };
  const store = new EventStoreDbEventStore(() => client as unknown as EventStoreClient);
  return { asked, store, cancelled: () => cancelled };
};

describe('the changes after a position', () => {
  it('are the last revision of each stream, at any positions, without the event at the position itself', async () => {
    const answers = [answer(5n, 's-1', 3), answer(905n, 's-2', 0), answer(906n, 's-3', 7), answer(90_000n, 's-2', 1)];
    const { store, asked, cancelled } = reader(...answers);
    expect(await store.changedAfter(['s-'], 5n)).toEqual({
      streams: new Map([
        ['s-2', 1],
        ['s-3', 7],
      ]),
      last: { position: 90_000n, id: 'at-90000', metadata: { hash: 'h' } },
    });
    expect(asked).toEqual([[['s-'], 5n, CHANGES_MAX_EVENTS + 2]]);
    expect(cancelled()).toBe(0);
  });

  it('are not said where they are too large, and the rest is not read', async () => {
    const large = CHANGES_MAX_BYTES / 2;
    const answers = Array.from({ length: 9 }, (_, n) => answer(BigInt(10 * n), 's-1', n, large));
    const { store, cancelled } = reader(...answers);
    expect(await store.changedAfter(['s-'], 5n)).toBeUndefined();
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(cancelled()).toBe(1);
  });
});
