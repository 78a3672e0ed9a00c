import { steps } from '#domain/aggregates';
import { StoreUnavailable } from '#kernel/event-store';
import { readingOf } from '#nest';
import { relationInLog } from './relation-in-log.js';
import { LogOfRelations, as, assigned } from './testing/log-of-relations.js';

describe('the relation according to the log', () => {
  let store: LogOfRelations;
  beforeEach(() => (store = new LogOfRelations()));
  const record = (...entry: Parameters<LogOfRelations['record']>) => store.record(...entry);
  const inLog = (maxCachedSurvivors = 10) =>
    relationInLog({ ...readingOf(steps), store }, { maxCachedSurvivors, readTimeoutMs: 1_000 });

  it('is exact at the moment of the question, and reads each new event once', async () => {
    const relation = inLog();
    await record('ReferralReceived', { office: 'SiemReapCac' });
    expect(await relation(as('sokha'), '1')).toMatchObject({ ways: ['received', 'office'] });
    await record('CaseWorkerAssigned', assigned);
    expect(await relation(as('sokha'), '1')).toMatchObject({ ways: ['office'] });
    expect(await relation(as('bopha'), '1')).toMatchObject({ ways: ['CaseWorker', 'office'] });
    await record('AssignmentEnded', { assignmentId: 'one', worker: 'sokha', on: '2020-02-20' });
    expect(await relation(as('bopha'), '1')).toMatchObject({ ways: ['office'] });
    expect(store.reads.map(([, from]) => from)).toEqual([0, 1, 2, 2]);
  });

  it('follows corrections, also of entries that were read before', async () => {
    const relation = inLog();
    await record('ReferralReceived', { office: 'SiemReapCac' });
    const eventId = await record('CaseWorkerAssigned', assigned);
    expect(await relation(as('bopha'), '1')).toMatchObject({ ways: ['CaseWorker', 'office'] });
    await record('EntryStruckOut', { eventId });
    expect(await relation(as('bopha'), '1')).toMatchObject({ ways: ['office'] });
    expect(await relation(as('sokha'), '1')).toMatchObject({ ways: ['received', 'office'] });
  });

  it('costs one read whether or not the survivor exists, and is empty when they do not', async () => {
    await record('ReferralReceived', { office: 'SiemReapCac' });
    const relation = inLog();
    expect(await relation(as('sokha'), '2')).toBeUndefined();
    expect(await relation(as('dara', 'Poipet'), '1')).toMatchObject({ ways: [] });
    expect(store.reads).toEqual([
      ['survivor-2', 0],
      ['survivor-1', 0],
    ]);
  });

  it('is empty once the reception was struck out', async () => {
    const relation = inLog();
    const eventId = await record('ReferralReceived', { office: 'SiemReapCac' });
    await relation(as('sokha'), '1');
    await record('EntryStruckOut', { eventId });
    expect(await relation(as('sokha'), '1')).toBeUndefined();
  });

  it.each<[string, object]>([
    ['who recorded it', { metadata: null }],
    ['all of it', { metadata: {}, data: null }],
  ])('keeps a record visible for those who repair it when an entry was altered: %s', async (_, altered) => {
    const flaw = { kind: 'unproven', reason: 'its content does not match its hash' } as const;
    await record('ReferralReceived', { office: 'SiemReapCac' });
    const readAltered = async (stream: string) =>
      (await store.read(stream)).map((event) => ({ ...event, ...altered, flaw }));
    const relation = relationInLog({ ...readingOf(steps), store: { inspect: readAltered as typeof store.read } });
    expect(await relation({ ...as('dara'), role: 'AUDITOR' }, '1')).toMatchObject({ ways: [] });
    expect(await relation(as('sokha'), '1')).toBeUndefined();
  });

  it('fails where an authentic entry cannot be folded, instead of leaving an ended access open', async () => {
    await record('ReferralReceived', { office: 'SiemReapCac' });
    const broken = () => {
      throw new TypeError('a fault of ours');
    };
    const relation = relationInLog({
      ...readingOf(steps),
      upcast: { ReferralReceived: broken },
      store: { inspect: store.read.bind(store) },
    });
    await expect(relation(as('sokha'), '1')).rejects.toThrow('a fault of ours');
  });

  it('hides a record with an unreliable entry from those who work with it, and keeps it for those who repair it', async () => {
    await record('ReferralReceived', { office: 'SiemReapCac' });
    await record('CaseWorkerAssigned', assigned);
    const flaw = { kind: 'unproven', reason: 'its content does not match its hash' } as const;
    let flawed = true;
    const inspect = async (stream: string, from?: number) => {
      const events = await store.read(stream, from);
      return events.map((event) => (flawed && event.revision === 1 ? { ...event, flaw } : event));
    };
    const relation = relationInLog({ ...readingOf(steps), store: { inspect } });
    expect(await relation(as('bopha'), '1')).toBeUndefined();
    expect(await relation(as('sokha'), '1')).toBeUndefined();
    expect(await relation({ ...as('dara'), role: 'SUPERVISOR' }, '1')).toMatchObject({ ways: ['office'] });
    flawed = false;
    expect(await relation(as('bopha'), '1')).toMatchObject({ ways: ['CaseWorker', 'office'] });
  });

  it('is cached for the latest records only', async () => {
    const relation = inLog(1);
    await record('ReferralReceived', { office: 'SiemReapCac' });
    await record('ReferralReceived', { office: 'SiemReapCac' }, 'survivor-2', -1);
    store.reads.length = 0;
    for (const person of ['1', '2', '2', '1']) await relation(as('sokha'), person);
    expect(store.reads.map(([, from]) => from)).toEqual([0, 0, 1, 0]);
  });

  it('is returned in time, or not at all', async () => {
    const silent = { inspect: () => new Promise<never>(() => undefined) };
    const relation = relationInLog(
      { ...readingOf(steps), store: silent },
      { maxCachedSurvivors: 10, readTimeoutMs: 1 },
    );
    await expect(relation(as('sokha'), '1')).rejects.toThrow(StoreUnavailable);
  });

  it('is not leaked by concurrent questions of others', async () => {
    const relation = inLog();
    await record('ReferralReceived', { office: 'SiemReapCac' });
    const both = await Promise.all([relation(as('sokha'), '1'), relation(as('dara', 'Poipet'), '1')]);
    expect(both).toMatchObject([{ ways: ['received', 'office'] }, { ways: [] }]);
  });
});
