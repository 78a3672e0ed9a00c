import { randomUUID } from 'node:crypto';
import { ERASED, PERSONAL_CLASSES, type PersonalClass } from '#decider';
import type { Place } from '#trust';
import { KeysDestroyed } from './key-store.js';
import { BrokenSeal, KeyedSealing } from './keyed.sealing.js';
import type { PostgresKeyStore } from './postgres.key-store.js';
import { freshKeys } from './testing/keys.js';
import { MemoryKeyWrapper, firstEpoch } from './testing/memory.key-wrapper.js';

let keys: Awaited<ReturnType<typeof freshKeys>>;
let store: PostgresKeyStore;
const wrapper = new MemoryKeyWrapper(firstEpoch());
let sealing: KeyedSealing;
beforeAll(async () => {
  keys = await freshKeys();
  store = await keys.store(wrapper);
  sealing = new KeyedSealing(store);
});
afterAll(() => keys.drop());

const part = { name: 'Sophea', localName: 'សុភា' };
const place = (subject: string = randomUUID(), personalClass: PersonalClass = 'identity'): Place => ({
  stream: `survivor-${subject}`,
  eventId: randomUUID(),
  type: 'ReferralReceived',
  personalClass,
});

describe('a sealed value', () => {
  it('opens in its place, and says nothing elsewhere', async () => {
    const hers = place();
    const sealed = await sealing.seal(hers, part);
    expect(sealed).toMatch(/^v1\.[0-9a-f-]{36}\.[A-Za-z0-9_-]+$/);
    expect(Buffer.from(sealed.split('.')[2]!, 'base64url').includes('Sophea')).toBe(false);
    expect(await sealing.open(hers, sealed)).toEqual(part);
    expect(await sealing.seal(hers, part)).not.toBe(sealed);
  });

  it.each<[string, (hers: Place) => Place]>([
    ['another person', () => place()],
    ['another event', (hers) => ({ ...hers, eventId: randomUUID() })],
    ['an event of another type', (hers) => ({ ...hers, type: 'ReferralRevised' })],
    ['another class', (hers) => ({ ...hers, personalClass: 'health' })],
    ['another stream about her', (hers) => ({ ...hers, stream: 'access-1', of: hers.stream.slice(9) })],
  ])('does not open in the place of %s', async (_, moved) => {
    const hers = place();
    const sealed = await sealing.seal(hers, part);
    await expect(sealing.open(moved(hers), sealed)).rejects.toThrow(BrokenSeal);
  });

  it('does not open once anything in it was altered', async () => {
    const hers = place();
    const sealed = await sealing.seal(hers, part);
    const other = await sealing.seal({ ...hers, personalClass: 'health' }, part);
    const [scheme, id, body] = sealed.split('.') as [string, string, string];
    const altered = [
      ...Array.from(
        body,
        (letter, at) => `${scheme}.${id}.${body.slice(0, at)}${letter === 'A' ? 'B' : 'A'}${body.slice(at + 1)}`,
      ),
      `${scheme}.${other.split('.')[1]}.${body}`,
      `${scheme}.${randomUUID()}.${body}`,
      `${scheme}..${body}`,
      `v2.${id}.${body}`,
      `open..${Buffer.from(JSON.stringify(part)).toString('base64url')}`,
      `${sealed}.`,
      `${sealed}=`,
      `${scheme}.${id}.${body.slice(0, 9)}\n${body.slice(9)}`,
      `${scheme}.${id}.`,
      `${scheme}.${id}`,
      '',
    ];
    for (const text of altered) await expect(sealing.open(hers, text)).rejects.toThrow(BrokenSeal);
  });

  it('reads as erased when her keys are destroyed, and nothing is sealed any more', async () => {
    const hers = place();
    const sealed = await sealing.seal(hers, part);
    await store.destroy(hers.stream.slice(9));
    expect(await sealing.open(hers, sealed)).toBe(ERASED);
    await expect(sealing.seal(hers, part)).rejects.toThrow(KeysDestroyed);
    const id = randomUUID();
    await expect(sealing.open(hers, sealed.replace(/\.[^.]*\./, `.${id}.`))).rejects.toThrow(BrokenSeal);
  });

  it('goes with the keys of whom it is about, in whatever stream it lies', async () => {
    const survivorId = randomUUID();
    const read: Place = { ...place(), stream: 'access-20260101-x', of: survivorId };
    const sealed = await sealing.seal(read, part);
    expect(await sealing.open(read, sealed)).toEqual(part);
    await store.destroy(survivorId);
    expect(await sealing.open(read, sealed)).toBe(ERASED);
  });

  it.each(['prosecution', 'operation', 'access'])(
    'in %s-<her id> stays when she is erased: whoever begins a record chooses its id',
    async (kind) => {
      const id = randomUUID();
      const [hers, its]: Place[] = [place(id), { ...place(id), stream: `${kind}-${id}` }];
      const sealed = await sealing.seal(its!, part);
      const text = await sealing.seal(hers!, part);
      expect(sealed.split('.')[1]).not.toBe(text.split('.')[1]);
      const key = await sealing.fingerprintKey(its!.stream);
      expect(await store.destroy(id)).toHaveLength(5);
      expect(await sealing.open(hers!, text)).toBe(ERASED);
      for (const each of [sealing, new KeyedSealing(await keys.store(wrapper))]) {
        expect(await each.open(its!, sealed)).toEqual(part);
        expect(await each.open(its!, await each.seal(its!, part))).toEqual(part);
        expect(await each.fingerprintKey(its!.stream)).toEqual(key);
      }
    },
  );

  it('needs no wait once her keys are held', async () => {
    const hers = place();
    const [, id] = (await sealing.seal(hers, part)).split('.');
    const subject = hers.stream.slice(9);
    expect(store.toSeal(subject, 'identity')).not.toBeInstanceOf(Promise);
    expect(store.toOpen(subject, id!)).not.toBeInstanceOf(Promise);
  });
});

describe('the key of the fingerprints of what is said to somebody', () => {
  it('is hers alone, the same in every process, and none that seals', async () => {
    const [stream, another] = [`survivor-${randomUUID()}`, `survivor-${randomUUID()}`];
    const key = await sealing.fingerprintKey(stream);
    expect(key).toHaveLength(32);
    expect(await new KeyedSealing(await keys.store(wrapper)).fingerprintKey(stream)).toEqual(key);
    expect(await sealing.fingerprintKey(another)).not.toEqual(key);
    for (const personalClass of PERSONAL_CLASSES)
      expect((await store.toSeal(stream.slice(9), personalClass)).key.export()).not.toEqual(key);
  });

  it('is gone with her keys, for every process', async () => {
    const id = randomUUID();
    expect(await sealing.fingerprintKey(`survivor-${id}`)).toBeDefined();
    await store.destroy(id);
    for (const each of [sealing, new KeyedSealing(await keys.store(wrapper))])
      expect(await each.fingerprintKey(`survivor-${id}`)).toBeUndefined();
  });
});
