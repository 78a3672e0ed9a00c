import { ERASED, type ErasedMark, type JsonObject } from '#kernel/decider';
import { KeysUnavailable } from '#security/keys';
import { Sealing, type SealPlace } from '#kernel/integrity';
import { ErasuresFirst } from './erasures-first.js';

const place: SealPlace = { stream: 'survivor-a', eventId: 'event', type: 'Met', personalClass: 'identity' };

/** Keys of a backup: the survivor's keys are there again until the erasure is repeated. */
class Restored extends Sealing {
  upTo = -1n;
  looks = 0;

  async seal(): Promise<string> {
    return 'sealed';
  }

  async open(): Promise<JsonObject | ErasedMark> {
    return this.upTo < 7n ? { name: 'Sophea' } : ERASED;
  }

  async fingerprintKey(): Promise<undefined> {}

  alive: readonly string[] = [];
  notDestroyed = async (subjects: readonly string[]) => subjects.filter((one) => this.alive.includes(one));

  erasedUpTo = async (): Promise<bigint> => {
    this.looks++;
    return this.upTo;
  };
}

const headAt = (position?: bigint) => ({
  last: async () => (position === undefined ? undefined : ({ position } as never)),
});

const NONE = { all: () => [] };

let keys: Restored;
beforeEach(() => (keys = new Restored()));

describe('a process that starts on keys of a backup', () => {
  it('opens nothing until all erasures in the log are repeated, and seals meanwhile', async () => {
    const sealing = await ErasuresFirst.over(keys, keys, headAt(9n), NONE, 0);
    await expect(sealing.open(place, 'sealed')).rejects.toThrow(KeysUnavailable);
    keys.upTo = 8n;
    await expect(sealing.open(place, 'sealed')).rejects.toThrow(KeysUnavailable);
    expect(await sealing.seal(place, {})).toBe('sealed');
  });

  it('opens after that, and never what was erased', async () => {
    const sealing = await ErasuresFirst.over(keys, keys, headAt(9n), NONE);
    const opened = sealing.open(place, 'sealed');
    keys.upTo = 9n;
    expect(await opened).toBe(ERASED);
  });

  it('opens nothing while a survivor with a tombstone has keys, even if the log has no erasure', async () => {
    const tombstones = { all: () => [{ subject: 'a', requestId: 'request', at: '2026-11-27T08:00:00.000Z' }] };
    keys.upTo = 9n;
    keys.alive = ['a'];
    const sealing = await ErasuresFirst.over(keys, keys, headAt(9n), tombstones, 0);
    await expect(sealing.open(place, 'sealed')).rejects.toThrow(KeysUnavailable);
    keys.alive = [];
    expect(await sealing.open(place, 'sealed')).toBe(ERASED);
  });

  it('stops checking when all are repeated', async () => {
    keys.upTo = 9n;
    const sealing = await ErasuresFirst.over(keys, keys, headAt(9n), NONE);
    for (let time = 0; time < 3; time++) await sealing.open(place, 'sealed');
    expect(keys.looks).toBe(1);
  });

  it('opens at once if the log is empty', async () => {
    const sealing = await ErasuresFirst.over(keys, keys, headAt(), NONE, 0);
    expect(await sealing.open(place, 'sealed')).toEqual({ name: 'Sophea' });
  });
});
