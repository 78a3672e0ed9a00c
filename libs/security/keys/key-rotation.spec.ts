import { randomUUID } from 'node:crypto';
import { keyHealth } from './key-health.js';
import { KeyRotation, EPOCH_MS } from './key-rotation.js';
import { KeyedSealing } from './keyed.sealing.js';
import { pollUntil } from '#kernel/waiting/testing';
import { freshKeys } from './testing/keys.js';
import { MemoryKeyWrapper, firstEpoch, type EpochKeys } from './wrapping/testing/memory.key-wrapper.js';

const BEGAN = new Date('2026-01-01T00:00:00Z');
const DAY = EPOCH_MS / 7;
const after = (milliseconds: number) => new Date(BEGAN.getTime() + milliseconds);

let keys: Awaited<ReturnType<typeof freshKeys>>;
let kept: EpochKeys;
beforeEach(async () => {
  keys = await freshKeys();
  kept = firstEpoch(BEGAN);
});
afterEach(() => keys.drop());

const epochsIn = async () =>
  (await (await keys.database()).query<{ epoch: number }>('SELECT DISTINCT epoch FROM data_key ORDER BY epoch')).map(
    ({ epoch }) => epoch,
  );
/** How many statements on these tables wait for a lock. */
const waiting = async () =>
  (
    await (
      await keys.database()
    ).query(
      `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ~ '(data_key|epoch)'
      AND pid IN (SELECT pid FROM pg_locks WHERE relation IN ('data_key'::regclass, 'epoch'::regclass))`,
    )
  ).length;
const place = (subject: string) =>
  ({ stream: `survivor-${subject}`, eventId: 'e', type: 'Met', personalClass: 'identity' }) as const;

describe('an epoch of keys', () => {
  it('lasts six days, then living keys are rewrapped and its key is destroyed', async () => {
    const wrapper = new MemoryKeyWrapper(kept, () => after(EPOCH_MS));
    const store = await keys.store(wrapper);
    const rotation = new KeyRotation(await keys.database(), wrapper);
    const subject = randomUUID();
    const sealed = await new KeyedSealing(store).seal(place(subject), { name: 'Sophea' });
    expect(await store.backupsOpenUntil()).toEqual(after(EPOCH_MS));
    await rotation.advance(after(EPOCH_MS - DAY - 1));
    expect(await epochsIn()).toEqual([1]);
    await rotation.advance(after(EPOCH_MS));
    expect(await epochsIn()).toEqual([2]);
    expect(kept.oldest).toBe(2);
    const another = new KeyedSealing(await keys.store(wrapper));
    expect(await another.open(place(subject), sealed)).toEqual({ name: 'Sophea' });
  });

  it('makes erased data unreadable from every backup of the keys when it ends', async () => {
    const wrapper = new MemoryKeyWrapper(kept, () => after(EPOCH_MS));
    const store = await keys.store(wrapper);
    const sealing = new KeyedSealing(store);
    const subject = randomUUID();
    const sealed = await sealing.seal(place(subject), { name: 'Sophea' });
    const database = await keys.database();
    const backup = await database.query('SELECT id, epoch, wrapped FROM data_key');
    await store.destroy(subject);
    await new KeyRotation(database, wrapper).advance(after(EPOCH_MS));
    for (const { id, epoch, wrapped } of backup)
      await database.query('UPDATE data_key SET epoch = $1, wrapped = $2, destroyed_at = NULL WHERE id = $3', [
        epoch,
        wrapped,
        id,
      ]);
    const restored = new KeyedSealing(await keys.store(wrapper));
    await expect(restored.open(place(subject), sealed)).rejects.toThrow('The key of epoch 1 is destroyed.');
  });

  it('does not destroy a key that a process wraps in the very moment it ends', async () => {
    const stale = new MemoryKeyWrapper(kept, () => after(EPOCH_MS));
    const fresh = new MemoryKeyWrapper(kept, () => after(EPOCH_MS));
    const rotation = new KeyRotation(await keys.database(), fresh);
    const wrap = stale.wrap.bind(stale);
    let rotated: Promise<unknown> | undefined;
    // wrapped in the first epoch; before it is stored, that epoch has ended and its key is destroyed
    stale.wrap = async (key, of) => {
      const wrapped = await wrap(key, of);
      await (rotated ??= rotation.advance(after(EPOCH_MS)));
      return wrapped;
    };
    const subject = randomUUID();
    const sealed = await new KeyedSealing(await keys.store(stale)).seal(place(subject), { name: 'Sophea' });
    expect(kept.oldest).toBe(2);
    expect(await epochsIn()).toEqual([2]);
    const another = new KeyedSealing(await keys.store(fresh));
    expect(await another.open(place(subject), sealed)).toEqual({ name: 'Sophea' });
  });

  it('waits for a key that is being stored in it', async () => {
    const wrapper = new MemoryKeyWrapper(kept, () => after(EPOCH_MS));
    const database = await keys.database();
    const store = await keys.store(wrapper);
    const subject = randomUUID();
    let sealing: Promise<string> | undefined;
    let rotating: Promise<unknown> | undefined;
    // another transaction holds the same row: the process that stores the key waits, after it has checked the epoch
    const another = database.transaction(async (query) => {
      await query(
        `INSERT INTO data_key (id, subject, class, epoch, wrapped) VALUES (gen_random_uuid(), $1, 'testimony', 1, '')`,
        [subject],
      );
      sealing = new KeyedSealing(store).seal(place(subject), { name: 'Sophea' });
      await pollUntil(async () => (await waiting()) === 1);
      rotating = new KeyRotation(await keys.database(), wrapper).advance(after(EPOCH_MS));
      await pollUntil(async () => (await waiting()) === 2 || kept.oldest === 2);
      throw new Error('Rolled back.');
    });
    await expect(another).rejects.toThrow('Rolled back.');
    const sealed = await sealing!;
    await rotating!;
    expect([kept.oldest, await epochsIn()]).toEqual([2, [2]]);
    const reader = new KeyedSealing(await keys.store(wrapper));
    expect(await reader.open(place(subject), sealed)).toEqual({ name: 'Sophea' });
  });

  it('is ended by one process, however many try', async () => {
    const wrapper = new MemoryKeyWrapper(kept, () => after(EPOCH_MS));
    const store = await keys.store(wrapper);
    for (let made = 0; made < 250; made++) await store.encryptionKeyOf(randomUUID(), 'identity');
    const rotations = await Promise.all([1, 2, 3].map(async () => new KeyRotation(await keys.database(), wrapper)));
    await Promise.all(rotations.map((rotation) => rotation.advance(after(EPOCH_MS))));
    expect(kept.keys).toHaveLength(2);
    expect(await epochsIn()).toEqual([2]);
  });

  it('begins early enough that the key of the former one is destroyed within seven days', async () => {
    const wrapper = new MemoryKeyWrapper(kept, () => after(EPOCH_MS - DAY));
    const store = await keys.store(wrapper);
    await store.encryptionKeyOf(randomUUID(), 'identity');
    await new KeyRotation(await keys.database(), wrapper).advance(after(EPOCH_MS - DAY));
    expect([kept.oldest, await epochsIn()]).toEqual([2, [2]]);
  });
});

describe('a key that does not open', () => {
  const store = async (wrapper: MemoryKeyWrapper) => {
    const made = await keys.store(wrapper);
    const subjects = Array.from({ length: 30 }, () => randomUUID());
    await made.makeForAll(subjects);
    return { made, subjects };
  };
  const damage = async (where: string, values: readonly unknown[] = []) =>
    (await keys.database()).query(
      `UPDATE data_key SET wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1) WHERE ${where} RETURNING id`,
      values,
    );
  const idsOf = (bad: readonly { id: string }[] | undefined) => bad?.map(({ id }) => id);

  it('is reported, and does not block the others', async () => {
    let now = after(EPOCH_MS - DAY);
    const wrapper = new MemoryKeyWrapper(kept, () => now);
    const { made, subjects } = await store(wrapper);
    const sealed = await new KeyedSealing(made).seal(place(subjects[1]!), { name: 'Sophea' });
    const database = await keys.database();
    const [damaged] = await damage(`class = 'health' AND subject = $1`, [subjects[0]]);
    const rotation = new KeyRotation(database, wrapper);
    expect(idsOf(await rotation.advance(now))).toEqual([damaged!.id]);
    expect(await database.query('SELECT epoch, count(*)::int FROM data_key GROUP BY 1 ORDER BY 1')).toEqual([
      { epoch: 1, count: 1 },
      { epoch: 2, count: 149 },
    ]);
    const another = new KeyedSealing(await keys.store(wrapper));
    expect(await another.open(place(subjects[1]!), sealed)).toEqual({ name: 'Sophea' });
    expect(await keyHealth(database)).toMatchObject({ epoch: 2, oldest: 1, bad: 1 });
  });

  it('may be repaired for a day, and then the epoch ends as usual', async () => {
    let now = after(EPOCH_MS - DAY);
    const wrapper = new MemoryKeyWrapper(kept, () => now);
    const { subjects } = await store(wrapper);
    const rotation = new KeyRotation(await keys.database(), wrapper);
    const whole = `class = 'health' AND subject = $1`;
    await damage(whole, [subjects[0]]);
    await rotation.advance(now);
    now = after(EPOCH_MS - 1);
    await rotation.advance(now);
    expect(kept.oldest).toBe(1);
    await damage(whole, [subjects[0]]); // flips the same bit back
    expect(await rotation.advance(now)).toEqual([]);
    expect([kept.oldest, await epochsIn()]).toEqual([2, [2]]);
  });

  it('does not keep a backup readable longer than certificates promise', async () => {
    let now = after(EPOCH_MS - DAY);
    const wrapper = new MemoryKeyWrapper(kept, () => now);
    const { subjects } = await store(wrapper);
    const database = await keys.database();
    const rotation = new KeyRotation(database, wrapper);
    const [damaged] = await damage(`class = 'health' AND subject = $1`, [subjects[0]]);
    await rotation.advance(now);
    now = after(EPOCH_MS);
    expect(idsOf(await rotation.advance(now))).toEqual([damaged!.id]);
    expect(kept.oldest).toBe(2);
    // a key that is lost for good is reported until it is erased or repaired
    expect(idsOf(await rotation.advance(now))).toEqual([damaged!.id]);
    expect(await keyHealth(database)).toMatchObject({ epoch: 2, oldest: 2, bad: 1 });
  });

  it('keeps its epoch where too many keys are bad for single damage', async () => {
    let now = after(EPOCH_MS - DAY);
    const wrapper = new MemoryKeyWrapper(kept, () => now);
    await store(wrapper);
    const rotation = new KeyRotation(await keys.database(), wrapper);
    await damage(`class = 'health'`);
    await rotation.advance(now);
    for (const days of [7, 8, 11, 20, 21]) {
      now = after(days * DAY);
      expect(await rotation.advance(now)).toHaveLength(30);
      expect(kept.oldest).toBe(1);
    }
  });
});

describe('a clock that was ahead', () => {
  it('does not stop epochs: one that began in the future ends', async () => {
    let now = after(400 * DAY);
    const wrapper = new MemoryKeyWrapper(kept, () => now);
    const store = await keys.store(wrapper);
    await store.encryptionKeyOf(randomUUID(), 'identity');
    const rotation = new KeyRotation(await keys.database(), wrapper);
    await rotation.advance(now);
    expect(await epochsIn()).toEqual([2]);
    now = after(2 * DAY); // the clock was corrected
    await rotation.advance(now);
    expect(await epochsIn()).toEqual([3]);
    now = after(3 * DAY);
    await rotation.advance(now);
    expect(await epochsIn()).toEqual([3]);
    expect(await store.backupsOpenUntil()).toEqual(after(2 * DAY + EPOCH_MS));
  });

  it('does not print a day on a certificate that is after the next epoch', async () => {
    const wrapper = new MemoryKeyWrapper(firstEpoch(after(400 * DAY)));
    const store = await keys.store(wrapper, { now: () => BEGAN.getTime() });
    expect(await store.backupsOpenUntil()).toEqual(after(EPOCH_MS));
  });
});
