import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { NoticeRow } from './notice.row.js';
import { NoticeQueue, noticeStatus, pauseAfter, type NewNotice } from './queue.js';

const NOW = new Date('2026-03-01T09:00:00.000Z');
const MINUTE_MS = 60_000;
const later = (ms: number): Date => new Date(NOW.getTime() + ms);

let db: DataSource;
let queue: NoticeQueue;
beforeAll(async () => {
  const schema = `notices_${randomUUID().replaceAll('-', '')}`;
  db = new DataSource({
    type: 'postgres',
    url: process.env.TEST_POSTGRES_URL!,
    schema,
    entities: [NoticeRow],
    extra: { options: `-c search_path=${schema}` },
  });
  await db.initialize();
  await db.query(`CREATE SCHEMA ${schema}`);
  await db.synchronize();
  queue = new NoticeQueue(db, 0);
});
beforeEach(() => db.query('TRUNCATE notice'));
afterAll(() => db?.destroy());

const notice = (more: Partial<NewNotice> = {}): NewNotice => ({
  id: randomUUID(),
  worker: 'sokha',
  channel: 'Email',
  kind: 'Approval',
  items: [{ about: 'PlanApproval', office: 'Poipet', since: NOW.toISOString(), count: 1, overdue: 0 }],
  ...more,
});

describe('the queue of notices', () => {
  it('stores a notice once, however often it is enqueued', async () => {
    const one = notice();
    expect(await queue.enqueue([one, notice()], NOW)).toBe(2);
    expect(await queue.enqueue([one], NOW)).toBe(0);
  });

  it('gives all that waits for a colleague by one channel to one process, as one batch', async () => {
    await queue.enqueue([notice(), notice(), notice({ worker: 'bopha' }), notice({ channel: 'Webhook' })], NOW);
    const taken = await Promise.all([1, 2, 3, 4].map(() => new NoticeQueue(db, 0).take(later(1))));
    const sizes = taken.map((batch) => batch?.notices.length ?? 0).toSorted();
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(4);
    expect(taken.flatMap((batch) => batch?.notices.map(({ id }) => id) ?? [])).toHaveLength(4);
    const [rest] = [await queue.take(later(1))];
    expect(rest).toBeUndefined();
  });

  it('gathers what happens within seconds', async () => {
    const gathering = new NoticeQueue(db, 20_000);
    await gathering.enqueue([notice()], NOW);
    expect(await gathering.take(later(19_999))).toBeUndefined();
    expect((await gathering.take(later(20_000)))?.notices).toHaveLength(1);
  });

  it('offers a batch again whose sender died, and tries again after longer and longer pauses', async () => {
    await queue.enqueue([notice()], NOW);
    expect((await queue.take(NOW))?.notices).toHaveLength(1);
    expect(await queue.take(later(MINUTE_MS))).toBeUndefined();
    const again = (await queue.take(later(2 * MINUTE_MS)))!;
    expect(again.notices[0]).toMatchObject({ attempts: 2, state: 'waiting' });
    await queue.markFailed(again, 'UNREACHABLE', later(2 * MINUTE_MS));
    expect(await queue.take(later(2 * MINUTE_MS + 59_999))).toBeUndefined();
    expect((await queue.take(later(3 * MINUTE_MS)))?.notices[0]).toMatchObject({ reason: 'UNREACHABLE' });
    expect([1, 2, 3, 50].map(pauseAfter)).toEqual([30_000, 60_000, 120_000, 6 * 60 * MINUTE_MS]);
  });

  it('gives up after three days, or at once where another attempt would fail likewise, and says so', async () => {
    await queue.enqueue([notice(), notice({ worker: 'bopha' })], NOW);
    const first = (await queue.take(NOW))!;
    const second = (await queue.take(NOW))!;
    await queue.markFailed(first, 'ADDRESS_REFUSED', NOW, true);
    await queue.markFailed(second, 'UNREACHABLE', later(3 * 24 * 60 * MINUTE_MS));
    const rows = await db.getRepository(NoticeRow).find({ order: { reason: 'ASC' } });
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ['undelivered', 'ADDRESS_REFUSED'],
      ['undelivered', 'UNREACHABLE'],
    ]);
    expect(await noticeStatus(db)).toMatchObject({ waiting: 0 });
    await queue.tidy(later(31 * 24 * 60 * MINUTE_MS));
    expect(await db.getRepository(NoticeRow).count()).toBe(1);
  });

  it('never sends again what was delivered, or what the colleague does not want any more', async () => {
    await queue.enqueue([notice(), notice({ worker: 'bopha' })], NOW);
    await queue.markDelivered((await queue.take(NOW))!, NOW);
    await queue.markUnwanted((await queue.take(NOW))!, NOW);
    expect(await queue.take(later(24 * 60 * MINUTE_MS))).toBeUndefined();
  });
});
