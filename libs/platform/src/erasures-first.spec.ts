import { ERASED, type Erased, type JsonObject } from '#decider';
import { KeysUnavailable } from '#keys';
import { Sealing, type Place } from '#trust';
import { ErasuresFirst } from './erasures-first.js';

const place: Place = { stream: 'survivor-a', eventId: 'event', type: 'Met', personalClass: 'identity' };

/** Keys of a backup: hers are there again, until her erasure was carried out once more. */
class Restored extends Sealing {
  upTo = -1n;
  looks = 0;

  async seal(): Promise<string> {
    return 'sealed';
  }

  async open(): Promise<JsonObject | Erased> {
    return this.upTo < 7n ? { name: 'Sophea' } : ERASED;
  }

  async fingerprintKey(): Promise<undefined> {}

  erasedUpTo = async (): Promise<bigint> => {
    this.looks++;
    return this.upTo;
  };
}

const headAt = (position?: bigint) => ({
  last: async () => (position === undefined ? undefined : ({ position } as never)),
});

let keys: Restored;
beforeEach(() => (keys = new Restored()));

describe('a process that starts on keys of a backup', () => {
  it('opens nothing while the erasures up to the end of the log are not carried out, and seals', async () => {
    const sealing = await ErasuresFirst.over(keys, keys, headAt(9n), 0);
    await expect(sealing.open(place, 'sealed')).rejects.toThrow(KeysUnavailable);
    keys.upTo = 8n;
    await expect(sealing.open(place, 'sealed')).rejects.toThrow(KeysUnavailable);
    expect(await sealing.seal(place, {})).toBe('sealed');
  });

  it('opens when they are, and never what was erased', async () => {
    const sealing = await ErasuresFirst.over(keys, keys, headAt(9n));
    const opened = sealing.open(place, 'sealed');
    keys.upTo = 9n;
    expect(await opened).toBe(ERASED);
  });

  it('looks no more once it knows', async () => {
    keys.upTo = 9n;
    const sealing = await ErasuresFirst.over(keys, keys, headAt(9n));
    for (let time = 0; time < 3; time++) await sealing.open(place, 'sealed');
    expect(keys.looks).toBe(1);
  });

  it('opens at once where the log is empty', async () => {
    const sealing = await ErasuresFirst.over(keys, keys, headAt(), 0);
    expect(await sealing.open(place, 'sealed')).toEqual({ name: 'Sophea' });
  });
});
