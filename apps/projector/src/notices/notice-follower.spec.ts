import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Actor } from '#kernel/decider';
import { PREFIXES } from '#nest';
import { NoticeRow } from '#notices';
import { cutBeforeMoving, pollUntil } from '../testing/checkpoints.js';
import { NOTICES } from './notice-follower.js';
import { NoticedLog, OFFICE } from './testing/noticed-log.js';

Logger.overrideLogger(false);

let log: NoticedLog;
beforeEach(async () => {
  log = await NoticedLog.open();
  await log.choose('sophea', { email: 'sophea@example.org' });
});
afterEach(() => log.close());

describe('an event of which somebody is notified', () => {
  it('is enqueued for the supervisors of the office, with nothing about the survivor', async () => {
    const survivorId = await log.closing();
    await log.follow();
    const [notice, ...others] = await log.waitForNotices();
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ worker: 'sophea', channel: 'Email', kind: 'Approval', state: 'waiting' });
    expect(notice!.items).toEqual([
      { about: 'ErasureApproval', office: OFFICE, since: expect.any(String), count: 1, overdue: 0 },
    ]);
    expect(JSON.stringify(notice)).not.toMatch(new RegExp(`Sreymom|${survivorId}|example`));
  });

  it('does not go to the person who recorded it, nor to somebody without an address', async () => {
    await log.closing('sophea');
    await log.follow();
    expect(await log.waitForNotices()).toEqual([]);
  });

  it('goes by each channel that somebody chose, and not when they did not choose the kind', async () => {
    await log.choose('makara', { email: 'makara@example.org', webhook: 'https://hooks.example.org/', kinds: [] });
    await log.choose('sophea', { email: 'sophea@example.org', webhook: 'https://hooks.example.org/' });
    await log.closing();
    await log.follow();
    const found = (await log.waitForNotices()).map(({ worker, channel }) => `${worker} ${channel}`);
    expect(found.toSorted()).toEqual(['sophea Email', 'sophea Webhook']);
  });

  it('goes to supervisors in an emergency, whether or not they wish it', async () => {
    await log.choose('sophea', { email: 'sophea@example.org', kinds: [] });
    const survivorId = await log.closing();
    const opening = {
      breakGlassId: randomUUID(),
      survivorId,
      reason: 'Missing',
      explanation: 'They are missing since yesterday.',
      isOnRecord: true,
      earlier: { accesses: {}, reviews: {} },
    };
    await log.ask('access', randomUUID(), 'OpenBreakGlass', opening, 'makara');
    await log.follow();
    expect(await log.waitForNotices()).toMatchObject([{ worker: 'sophea', kind: 'EmergencyAccess' }]);
  });

  it('goes to the colleague who is assigned to a case', async () => {
    await log.choose('sokha', { email: 'sokha@example.org' });
    const survivorId = await log.closing();
    const assignment = { worker: 'sokha', as: 'CaseWorker', office: OFFICE, on: '2020-03-02' };
    await log.ask('survivor', survivorId, 'AssignCaseWorker', assignment, 'sophea');
    await log.follow();
    const assigned = (await log.waitForNotices()).filter(({ kind }) => kind === 'Assignment');
    expect(assigned).toMatchObject([{ worker: 'sokha', items: [{ about: 'NewAssignment', office: OFFICE }] }]);
  });

  it('goes to the colleague who takes over, one case or all of another colleague', async () => {
    await log.choose('sokha', { email: 'sokha@example.org' });
    const follower = await log.follow();
    const [recorded] = await log.store.read(`survivor-${await log.closing()}`);
    const handOver = (actor: object) =>
      follower.noticesOf(
        {
          ...recorded!,
          type: 'CaseHandedOver',
          data: { from: 'makara', to: 'sokha', on: '2020-03-02' },
          metadata: { ...recorded!.metadata, actor: { organisation: 'A21', ...actor } as Actor },
        },
        new Date(),
      );
    for (const actor of [
      { id: 'sophea', role: 'SUPERVISOR' },
      { id: 'policy:reassignment', role: 'POLICY' },
    ])
      expect(await handOver(actor)).toMatchObject([
        { worker: 'sokha', kind: 'Assignment', items: [{ about: 'NewAssignment', office: OFFICE, count: 1 }] },
      ]);
    expect(await handOver({ id: 'sokha', role: 'CASE_WORKER' })).toEqual([]);
  });

  it('goes to who stands in for a supervisor, and to nobody in the place of the person who asked', async () => {
    await log.choose('sokha', { email: 'sokha@example.org' });
    await log.register('NameDeputy', { worker: 'makara', deputy: 'sokha', from: '2020-01-01' });
    await log.closing('sophea');
    await log.closing('makara');
    await log.follow();
    const found = await log.waitForNotices();
    expect(found.filter(({ kind }) => kind === 'Approval').map(({ worker }) => worker)).toEqual(['sokha', 'sophea']);
    expect(found.filter(({ kind }) => kind === 'Assignment')).toMatchObject(
      ['sokha', 'sophea'].map(() => ({ items: [{ about: 'DeputyNamed', office: null }] })),
    );
  });

  it('is enqueued once when the power goes before the checkpoint moves, and when the log is read again', async () => {
    await log.closing();
    let cut = 0;
    const first = await log.follow(cutBeforeMoving(log.db, () => cut++));
    await pollUntil(
      async () => [cut, await log.db.getRepository(NoticeRow).count()] as const,
      ([cuts, rows]) => cuts > 0 && rows > 0,
    );
    await first.beforeApplicationShutdown();
    const second = await log.follow();
    expect(await log.waitForNotices()).toHaveLength(1);
    await second.beforeApplicationShutdown();
    await log.db.query('DELETE FROM checkpoint');
    await log.follow();
    expect(await log.waitForNotices()).toHaveLength(1);
  });

  it('is not enqueued for what a version without codes of places has read', async () => {
    await log.closing();
    const { position, id, metadata } = (await log.store.last(PREFIXES))!;
    await log.db.query(
      `INSERT INTO checkpoint (name, position, "eventId", hash, origin, events) VALUES ($1, $2, $3, $4, $5, 9)`,
      [NOTICES, String(position), id, metadata.hash, log.stores.storeContext.origin],
    );
    await log.follow();
    expect(await log.waitForNotices()).toEqual([]);
    await log.closing();
    expect(await log.waitForNotices()).toHaveLength(1);
  });

  it('goes to somebody who chose a moment before, in another process', async () => {
    await log.follow();
    await log.closing();
    expect(await log.waitForNotices()).toHaveLength(1);
    await log.choose('makara', { email: 'makara@example.org' });
    await log.closing();
    const workers = (await log.waitForNotices()).map(({ worker }) => worker);
    expect(workers.toSorted()).toEqual(['makara', 'sophea', 'sophea']);
  });

  it('goes to the supervisors of the offices that it names, and not to others', async () => {
    await log.choose('sophea', { email: 'sophea@example.org', kinds: ['BetweenOffices'] });
    const follower = await log.follow();
    await log.waitForNotices();
    const [recorded] = await log.store.read(`survivor-${await log.closing()}`);
    const suspectDuplicate = (offices: readonly string[]) =>
      follower.noticesOf({ ...recorded!, type: 'DuplicateSuspected', data: { offices } }, new Date());
    expect(await suspectDuplicate([OFFICE, 'Poipet'])).toMatchObject([
      { worker: 'sophea', kind: 'BetweenOffices', items: [{ about: 'DuplicateSuspected', office: OFFICE }] },
    ]);
    expect(await suspectDuplicate(['Poipet'])).toEqual([]);
  });

  it('goes to the administrators where nobody supervises a colleague who opened too many records', async () => {
    await log.choose('rachana', { email: 'rachana@example.org', kinds: [] });
    const follower = await log.follow();
    await log.waitForNotices();
    const [recorded] = await log.store.read(`survivor-${await log.closing()}`);
    const noticesAfter = async (actor: object) => {
      const metadata = { ...recorded!.metadata, actor: { organisation: 'A21', ...actor } as Actor };
      const event = { ...recorded!, type: 'RecordBudgetSpent', data: { records: 60 }, metadata };
      return (await follower.noticesOf(event, new Date())).map(({ worker, items }) => [worker, items[0]!.office]);
    };
    expect(await noticesAfter({ id: 'sokha', role: 'CASE_WORKER', office: OFFICE })).toEqual([['sophea', OFFICE]]);
    const inPlaceOf = (deputyOf: string) => noticesAfter({ id: 'sokha', role: 'SUPERVISOR', office: OFFICE, deputyOf });
    expect(await inPlaceOf('makara')).toEqual([['sophea', OFFICE]]);
    // the only other supervisor is away
    await log.register('RecordDeparture', { worker: 'makara', on: '2020-03-01' });
    expect(await inPlaceOf('sophea')).toEqual([
      ['sophea', OFFICE],
      ['rachana', OFFICE],
    ]);
    expect(await noticesAfter({ id: 'malis', role: 'LEGAL_OFFICER' })).toEqual([['rachana', null]]);
    expect(await noticesAfter({ id: 'vuthy', role: 'AUDITOR', office: OFFICE })).toEqual([['rachana', null]]);
    expect(await noticesAfter({ id: 'malis', role: 'LEGAL_OFFICER', office: 'Poipet' })).toEqual([
      ['rachana', 'Poipet'],
    ]);
  });

  it('is no news a week after it was recorded', async () => {
    await log.closing();
    const follower = await log.follow();
    await log.waitForNotices();
    const [asked] = (await log.store.read(`survivor-${await log.closing()}`)).slice(-1);
    const soon = new Date(Date.parse(asked!.recordedAt) + 6 * 86_400_000);
    expect(await follower.noticesOf(asked!, soon)).toHaveLength(1);
    expect(await follower.noticesOf(asked!, new Date(soon.getTime() + 86_400_000))).toEqual([]);
  });
});
