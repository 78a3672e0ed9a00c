import { KeysUnavailable } from '#security/keys';
import { erasuresFirst } from './erasures-first.js';

/** Keys of a backup: the survivor's keys are there again until the erasure is repeated. */
class RestoredKeys {
  upTo = -1n;
  looks = 0;
  alive: readonly string[] = [];

  notDestroyed = async (subjects: readonly string[]) => subjects.filter((one) => this.alive.includes(one));

  erasureMark = async () => {
    this.looks++;
    return { position: this.upTo, origin: null, eventId: null, hash: null };
  };
}

const headAt = (position?: bigint) => ({
  last: async () => (position === undefined ? undefined : ({ position } as never)),
});

const NONE = { all: () => [] };

let keys: RestoredKeys;
beforeEach(() => (keys = new RestoredKeys()));

describe('a process that starts on keys of a backup', () => {
  it('may open nothing until all erasures in the log are repeated', async () => {
    const mayOpen = await erasuresFirst(keys, headAt(9n), NONE, 0);
    await expect(mayOpen()).rejects.toThrow(KeysUnavailable);
    keys.upTo = 8n;
    await expect(mayOpen()).rejects.toThrow(KeysUnavailable);
  });

  it('waits until they are, and then no longer', async () => {
    const mayOpen = await erasuresFirst(keys, headAt(9n), NONE);
    const waiting = mayOpen();
    keys.upTo = 9n;
    await waiting;
    expect(mayOpen()).toBeUndefined();
  });

  it('may open nothing while a survivor with a tombstone has keys, even if the log has no erasure', async () => {
    const tombstones = { all: () => [{ subject: 'a', requestId: 'request', at: '2026-11-27T08:00:00.000Z' }] };
    keys.upTo = 9n;
    keys.alive = ['a'];
    const mayOpen = await erasuresFirst(keys, headAt(9n), tombstones, 0);
    await expect(mayOpen()).rejects.toThrow(KeysUnavailable);
    keys.alive = [];
    await mayOpen();
    expect(mayOpen()).toBeUndefined();
  });

  it('stops checking when all are repeated', async () => {
    keys.upTo = 9n;
    const mayOpen = await erasuresFirst(keys, headAt(9n), NONE);
    for (let time = 0; time < 3; time++) await mayOpen();
    expect(keys.looks).toBe(1);
  });

  it('may open at once if the log is empty', async () => {
    const mayOpen = await erasuresFirst(keys, headAt(), NONE, 0);
    await mayOpen();
    expect(mayOpen()).toBeUndefined();
  });
});
