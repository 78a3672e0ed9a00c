import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ERASED } from '#kernel/decider';
import { KeysDestroyed } from './key-store.js';
import { pollUntil } from '#kernel/waiting/testing';
import { freshKeys } from './testing/keys.js';
import { MemoryKeyWrapper, firstEpoch } from './wrapping/testing/memory.key-wrapper.js';

let keys: Awaited<ReturnType<typeof freshKeys>>;
let wrapper: MemoryKeyWrapper;
beforeEach(async () => {
  keys = await freshKeys();
  wrapper = new MemoryKeyWrapper(firstEpoch());
});
afterEach(() => keys.drop());

describe('destroying the keys of a subject', () => {
  it('leaves that they existed, and nothing that opens', async () => {
    const store = await keys.store(wrapper);
    const subject = randomUUID();
    const { id } = await store.encryptionKeyOf(subject, 'identity');
    const ids = await store.destroy(subject);
    expect(ids).toHaveLength(5);
    expect(ids).toContain(id);
    expect(await store.decryptionKeyOf(subject, id)).toBe(ERASED);
    const tombstones = await store.destroyedKeys(subject);
    expect(tombstones.map((key) => key.id)).toEqual(ids);
    expect(tombstones.find((key) => key.id === id)?.personalClass).toBe('identity');
    expect((await keys.rowsOf(subject)).every(({ wrapped, destroyed_at }) => wrapped === null && destroyed_at)).toBe(
      true,
    );
  });

  it('changes nothing the second time', async () => {
    const store = await keys.store(wrapper);
    const subject = randomUUID();
    await store.encryptionKeyOf(subject, 'identity');
    const first = await store.destroy(subject);
    const rows = await keys.rowsOf(subject);
    expect(await (await keys.store(wrapper)).destroy(subject)).toEqual(first);
    expect(await keys.rowsOf(subject)).toEqual(rows);
  });

  it('prevents any new key for the subject, even if there was none before', async () => {
    const store = await keys.store(wrapper);
    const subject = randomUUID();
    expect(await store.destroy(subject)).toEqual([]);
    await expect(store.encryptionKeyOf(subject, 'health')).rejects.toThrow(KeysDestroyed);
    await expect((await keys.store(wrapper)).encryptionKeyOf(subject, 'identity')).rejects.toThrow(KeysDestroyed);
  });

  it('wins or loses against a process that creates them at that moment, and never half', async () => {
    const [one, other] = [await keys.store(wrapper), await keys.store(wrapper)];
    const heard = new Set<string>();
    one.onDestroyed((subject) => heard.add(subject));
    for (let round = 0; round < 50; round++) {
      const subject = randomUUID();
      await Promise.allSettled([one.encryptionKeyOf(subject, 'identity'), other.destroy(subject)]);
      expect((await keys.rowsOf(subject)).every(({ wrapped }) => wrapped === null)).toBe(true);
      await pollUntil(() => heard.has(subject));
      await expect(one.encryptionKeyOf(subject, 'identity')).rejects.toThrow(KeysDestroyed);
    }
  });

  it('is announced to other processes at once, which drop the keys', async () => {
    const [one, other] = [await keys.store(wrapper), await keys.store(wrapper, { look: 3_600_000 })];
    const notified: string[] = [];
    other.onDestroyed((subject) => notified.push(subject));
    const [first, subject] = [randomUUID(), randomUUID()];
    await one.destroy(first);
    await pollUntil(() => notified.includes(first)); // by a poll or by a notification; from now on it listens
    const { id } = await other.encryptionKeyOf(subject, 'identity');
    await one.destroy(subject);
    await pollUntil(() => notified.includes(subject));
    expect(notified).toEqual([first, subject]);
    expect(await other.decryptionKeyOf(subject, id)).toBe(ERASED);
  });

  it('is not believed of a subject whose keys are still there', async () => {
    const store = await keys.store(wrapper, { look: 3_600_000 });
    const notified: string[] = [];
    store.onDestroyed((subject) => notified.push(subject));
    const [subject, later] = [randomUUID(), randomUUID()];
    const { id } = await store.encryptionKeyOf(subject, 'identity');
    const other = await keys.store(wrapper);
    await other.destroy(later);
    await pollUntil(() => notified.includes(later)); // from now on it listens
    const admin = new pg.Client(process.env.TEST_POSTGRES_URL!);
    await admin.connect();
    await admin.query('SELECT pg_notify($1, $2)', [`${keys.schema}_destroyed`, subject]);
    await admin.end();
    const last = randomUUID();
    await other.destroy(last);
    await pollUntil(() => notified.includes(last)); // it has heard the forged one before
    expect(notified).toEqual([later, last]);
    expect(await store.decryptionKeyOf(subject, id)).not.toBe(ERASED);
  });

  it('is noticed by processes whose notification was lost', async () => {
    const [one, other] = [await keys.store(wrapper), await keys.store(wrapper, { look: 50 })];
    const notified: string[] = [];
    other.onDestroyed((subject) => notified.push(subject));
    const admin = new pg.Client(process.env.TEST_POSTGRES_URL!);
    await admin.connect();
    const subject = randomUUID();
    // without the notification, as though the listening connection were cut
    await admin.query(
      `INSERT INTO ${keys.schema}.data_key (id, subject, class, destroyed_at) VALUES ($1, $2, 'identity', now())`,
      [randomUUID(), subject],
    );
    await admin.end();
    await pollUntil(() => notified.includes(subject));
    await expect(one.encryptionKeyOf(subject, 'identity')).rejects.toThrow(KeysDestroyed);
  });

  it('is stored with the position in the log up to which erasures were carried out', async () => {
    const store = await keys.store(wrapper);
    expect((await store.erasureMark()).position).toBe(-1n);
    await store.followed(5n);
    await store.followed(9_007_199_254_740_993n);
    expect((await (await keys.store(wrapper)).erasureMark()).position).toBe(9_007_199_254_740_993n);
    const place = { origin: '0123abcd', eventId: randomUUID(), hash: 'h' };
    await store.followed(7n, place);
    expect(await store.erasureMark()).toEqual({ position: 7n, ...place });
    await store.followed(-1n);
    expect(await store.erasureMark()).toEqual({ position: -1n, origin: null, eventId: null, hash: null });
  });
});
