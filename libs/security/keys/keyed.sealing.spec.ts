import { randomUUID } from 'node:crypto';
import { ERASED, PERSONAL_CLASSES, type PersonalClass } from '#kernel/decider';
import type { SealPlace } from '#kernel/integrity';
import { KeysDestroyed } from './key-store.js';
import { BrokenSeal, KeyedSealing } from './keyed.sealing.js';
import type { PostgresKeyStore } from './postgres.key-store.js';
import { freshKeys } from './testing/keys.js';
import { MemoryKeyWrapper, firstEpoch } from './wrapping/testing/memory.key-wrapper.js';

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
const place = (subject: string = randomUUID(), personalClass: PersonalClass = 'identity'): SealPlace => ({
  stream: `survivor-${subject}`,
  eventId: randomUUID(),
  type: 'ReferralReceived',
  personalClass,
});

describe('a sealed value', () => {
  it('opens in its place, and reveals nothing elsewhere', async () => {
    const own = place();
    const sealed = await sealing.seal(own, part);
    expect(sealed).toMatch(/^v1\.[0-9a-f-]{36}\.[A-Za-z0-9_-]+$/);
    expect(Buffer.from(sealed.split('.')[2]!, 'base64url').includes('Sophea')).toBe(false);
    expect(await sealing.open(own, sealed)).toEqual(part);
    expect(await sealing.seal(own, part)).not.toBe(sealed);
  });

  it.each<[string, (own: SealPlace) => SealPlace]>([
    ['another person', () => place()],
    ['another event', (own) => ({ ...own, eventId: randomUUID() })],
    ['an event of another type', (own) => ({ ...own, type: 'ReferralRevised' })],
    ['another class', (own) => ({ ...own, personalClass: 'health' })],
    ['another stream about the survivor', (own) => ({ ...own, stream: 'access-1', of: own.stream.slice(9) })],
  ])('does not open in the place of %s', async (_, moved) => {
    const own = place();
    const sealed = await sealing.seal(own, part);
    await expect(sealing.open(moved(own), sealed)).rejects.toThrow(BrokenSeal);
  });

  it('does not open before anything may be opened, and is sealed meanwhile', async () => {
    const own = place();
    let isWaiting = true;
    const away = new KeyedSealing(store, () => (isWaiting ? Promise.reject(new Error('Not yet.')) : undefined));
    const sealed = await away.seal(own, part);
    await expect(away.open(own, sealed)).rejects.toThrow('Not yet.');
    isWaiting = false;
    expect(await away.open(own, sealed)).toEqual(part);
  });

  it('does not open once any part of it was altered', async () => {
    const own = place();
    const sealed = await sealing.seal(own, part);
    const other = await sealing.seal({ ...own, personalClass: 'health' }, part);
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
    for (const text of altered) await expect(sealing.open(own, text)).rejects.toThrow(BrokenSeal);
  });

  it('reads as erased when the keys are destroyed, and nothing can be sealed any more', async () => {
    const own = place();
    const sealed = await sealing.seal(own, part);
    await store.destroy(own.stream.slice(9));
    expect(await sealing.open(own, sealed)).toBe(ERASED);
    await expect(sealing.seal(own, part)).rejects.toThrow(KeysDestroyed);
    const id = randomUUID();
    await expect(sealing.open(own, sealed.replace(/\.[^.]*\./, `.${id}.`))).rejects.toThrow(BrokenSeal);
  });

  it('is erased with the keys of its subject, in whatever stream it is', async () => {
    const survivorId = randomUUID();
    const read: SealPlace = { ...place(), stream: 'access-20260101-x', of: survivorId };
    const sealed = await sealing.seal(read, part);
    expect(await sealing.open(read, sealed)).toEqual(part);
    await store.destroy(survivorId);
    expect(await sealing.open(read, sealed)).toBe(ERASED);
  });

  it.each(['prosecution', 'operation', 'access'])(
    'in %s-<survivor id> stays when the survivor is erased: the creator of a record chooses its id',
    async (kind) => {
      const id = randomUUID();
      const [own, its]: SealPlace[] = [place(id), { ...place(id), stream: `${kind}-${id}` }];
      const sealed = await sealing.seal(its!, part);
      const text = await sealing.seal(own!, part);
      expect(sealed.split('.')[1]).not.toBe(text.split('.')[1]);
      const key = await sealing.fingerprintKey(its!.stream);
      expect(await store.destroy(id)).toHaveLength(5);
      expect(await sealing.open(own!, text)).toBe(ERASED);
      for (const each of [sealing, new KeyedSealing(await keys.store(wrapper))]) {
        expect(await each.open(its!, sealed)).toEqual(part);
        expect(await each.open(its!, await each.seal(its!, part))).toEqual(part);
        expect(await each.fingerprintKey(its!.stream)).toEqual(key);
      }
    },
  );

  it('opens without waiting once the keys are in memory', async () => {
    const own = place();
    const [, id] = (await sealing.seal(own, part)).split('.');
    const subject = own.stream.slice(9);
    expect(store.encryptionKeyOf(subject, 'identity')).not.toBeInstanceOf(Promise);
    expect(store.decryptionKeyOf(subject, id!)).not.toBeInstanceOf(Promise);
  });
});

describe('the key for fingerprints of commands', () => {
  it('belongs to one subject, is the same in every process, and seals nothing', async () => {
    const [stream, another] = [`survivor-${randomUUID()}`, `survivor-${randomUUID()}`];
    const key = await sealing.fingerprintKey(stream);
    expect(key).toHaveLength(32);
    expect(await new KeyedSealing(await keys.store(wrapper)).fingerprintKey(stream)).toEqual(key);
    expect(await sealing.fingerprintKey(another)).not.toEqual(key);
    for (const personalClass of PERSONAL_CLASSES)
      expect((await store.encryptionKeyOf(stream.slice(9), personalClass)).key.export()).not.toEqual(key);
  });

  it('is gone with the keys of its subject, for every process', async () => {
    const id = randomUUID();
    expect(await sealing.fingerprintKey(`survivor-${id}`)).toBeDefined();
    await store.destroy(id);
    for (const each of [sealing, new KeyedSealing(await keys.store(wrapper))])
      expect(await each.fingerprintKey(`survivor-${id}`)).toBeUndefined();
  });
});
