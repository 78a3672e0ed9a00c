import { randomUUID } from 'node:crypto';
import { steps } from '#domain/aggregates';
import type { Actor } from '#kernel/decider';
import { InMemoryEventStore, StoreUnavailable, type Metadata } from '#kernel/event-store';
import { readingOf } from '#nest';
import { closed, entered, erasureRequested, girl, journey, reopened, restricted } from '../testing.js';
import { relationInLog } from './relation-in-log.js';
import { relationOf } from './readers.js';

const as = (id: string, office = 'SiemReapCac'): Actor => ({ id, role: 'CASE_WORKER', organisation: 'A21', office });

const assign = (worker: string, assignmentId = 'one', as = 'CaseWorker', office = 'SiemReapCac') =>
  ({
    type: 'CaseWorkerAssigned',
    data: { assignmentId, worker, as: as as 'CaseWorker', office, on: '2020-02-03' },
  }) as const;
const handedOver = {
  type: 'CaseHandedOver',
  data: { assignmentId: 'one', from: 'sokha', to: 'bopha', on: '2020-02-10' },
} as const;
const ended = { type: 'AssignmentEnded', data: { assignmentId: 'one', worker: 'sokha', on: '2020-02-20' } } as const;

const conducted = {
  type: 'ForensicInterviewConducted',
  data: {
    forensicInterviewId: 'interview',
    on: '2020-02-10',
    setting: 'CAC',
    interviewer: 'sokha',
    observers: [],
    recorded: false,
    language: 'khm',
    outcome: 'NoDisclosure',
    ageOnDay: 17,
  },
} as const;

type Facts = Parameters<typeof journey>;

const between = (facts: Facts, who: Actor) => relationOf(journey(...facts).state().relation, who);

describe('the relation of a worker to a survivor', () => {
  it.each<[string, Facts, string, readonly string[]]>([
    ['who received the survivor', [girl()], 'sokha', ['received']],
    ['anybody else', [girl()], 'bopha', []],
    ['who received the survivor, once another is assigned', [girl(), assign('bopha')], 'sokha', []],
    ['who is assigned', [girl(), assign('bopha')], 'bopha', ['CaseWorker']],
    ['who received the survivor, though the assignment ended', [girl(), assign('bopha'), ended], 'sokha', []],
    ['who handed the case over', [girl(), assign('sokha'), handedOver], 'sokha', []],
    ['who took the case over', [girl(), assign('sokha'), handedOver], 'bopha', ['CaseWorker']],
    ['whose assignment ended', [girl(), assign('sokha'), ended], 'sokha', []],
    ['who is assigned to a closed case', [girl(), assign('sokha'), closed()], 'sokha', ['CaseWorker']],
    ['who is to interview', [girl(), assign('sokha', 'one', 'ForensicInterviewer')], 'sokha', ['BlindInterviewer']],
    [
      'who has interviewed',
      [girl(), assign('sokha', 'one', 'ForensicInterviewer'), conducted],
      'sokha',
      ['ForensicInterviewer'],
    ],
    ['who was assigned before a reopening', [girl(), assign('sokha'), closed(), reopened()], 'sokha', ['CaseWorker']],
    [
      'who has two assignments',
      [girl(), assign('sokha'), assign('sokha', 'two', 'LegalOfficer')],
      'sokha',
      ['CaseWorker', 'LegalOfficer'],
    ],
  ])('%s', (_, facts, who, ways) => {
    expect(between(facts, { ...as(who), office: 'Kampot' }).ways).toEqual(ways);
  });

  it.each<[string, Facts, string, boolean]>([
    ['that received the survivor', [girl()], 'SiemReapCac', true],
    ['that did not receive the survivor', [girl()], 'Poipet', false],
    ['of a colleague who is assigned', [girl(), assign('bopha', 'one', 'CaseWorker', 'Poipet')], 'Poipet', true],
    [
      'of a colleague who was assigned',
      [girl(), assign('bopha', 'one', 'CaseWorker', 'Poipet'), ended],
      'Poipet',
      false,
    ],
    ['without a name', [girl()], '', false],
  ])('the office %s', (_, facts, office, isRelated) => {
    expect(between(facts, as('dara', office)).ways).toEqual(isRelated ? ['office'] : []);
  });

  it('follows corrections and strike-outs', () => {
    const struck = { type: 'EntryStruckOut', data: { eventId: 'event-1', reason: 'It was another girl.' } } as const;
    expect(between([girl(), assign('bopha'), struck], as('bopha')).ways).toEqual(['office']);
    expect(between([girl(), assign('bopha'), struck], as('sokha')).ways).toEqual(['received', 'office']);
  });

  it('keeps the worker who received the survivor, even when someone else corrects that entry', () => {
    const { data } = girl({ urgency: 'Routine' });
    const corrected = {
      type: 'EntryCorrected',
      data: { eventId: 'event-0', reason: 'It was not urgent.', replacement: { ReferralReceived: data } },
      by: { id: 'sophea', role: 'SUPERVISOR' },
    } as const;
    expect(between([girl(), corrected], as('sokha')).ways).toContain('received');
    expect(between([girl(), corrected], as('sophea')).ways).not.toContain('received');
  });

  const elsewhere = girl({ office: 'Poipet' }).data;
  const movedTo = {
    type: 'EntryCorrected',
    data: { eventId: 'event-0', reason: 'It was Poipet.', replacement: { ReferralReceived: elsewhere } },
  } as const;

  it('keeps every office that ever had the case, whatever is corrected later', () => {
    const again = {
      type: 'EntryCorrected',
      data: { ...movedTo.data, replacement: { ReferralReceived: girl({ office: 'PhnomPenh' }).data } },
    } as const;
    for (const office of ['SiemReapCac', 'Poipet', 'PhnomPenh'])
      expect(
        between([girl(), movedTo, again, assign('bopha', 'one', 'CaseWorker', 'Kampot')], as('dara', office)).ways,
      ).toEqual(['office']);
    expect(between([girl(), movedTo], as('dara', 'PhnomPenh')).ways).toEqual([]);
  });

  it('keeps the office that admitted the survivor, even when the admission was struck out', () => {
    const struck = { type: 'EntryStruckOut', data: { eventId: 'event-1', reason: 'It was another girl.' } } as const;
    const facts: Facts = [girl(), entered({ office: 'Poipet' }), struck];
    expect(between(facts, as('dara', 'Poipet')).ways).toEqual(['office']);
  });

  it('shows whether the record is kept for the court only', () => {
    const lifted = { type: 'RestrictionLifted', data: { requestId: 'request', on: '2020-05-03' } } as const;
    const kept: Facts = [girl(), erasureRequested(), restricted()];
    expect(between(kept, as('sokha')).restricted).toBe(true);
    expect(between([...kept, lifted], as('sokha')).restricted).toBe(false);
  });
});

describe('the relation according to the log', () => {
  class Counting extends InMemoryEventStore {
    readonly reads: [stream: string, from: number][] = [];

    override async read(stream: string, from = 0) {
      this.reads.push([stream, from]);
      return super.read(stream, from);
    }
  }
  let store: Counting;
  let revision: number;
  beforeEach(() => {
    [store, revision] = [new Counting(), -1];
  });
  const record = async (type: string, data: object, stream = 'survivor-1', expected = revision++) => {
    const id = randomUUID();
    const metadata = { actor: as('sokha') } as unknown as Metadata;
    await store.append(stream, [{ id, type, data: data as never, metadata }], expected);
    return id;
  };
  const inLog = (remembered = 10) => relationInLog({ ...readingOf(steps), store }, { remembered, patience: 1_000 });

  it('is exact at the moment of the question, and reads each new event once', async () => {
    const relation = inLog();
    await record('ReferralReceived', { office: 'SiemReapCac' });
    expect(await relation(as('sokha'), '1')).toMatchObject({ ways: ['received', 'office'] });
    await record('CaseWorkerAssigned', assign('bopha').data);
    expect(await relation(as('sokha'), '1')).toMatchObject({ ways: ['office'] });
    expect(await relation(as('bopha'), '1')).toMatchObject({ ways: ['CaseWorker', 'office'] });
    await record('AssignmentEnded', ended.data);
    expect(await relation(as('bopha'), '1')).toMatchObject({ ways: ['office'] });
    expect(store.reads.map(([, from]) => from)).toEqual([0, 1, 2, 2]);
  });

  it('follows corrections, also of entries that were read before', async () => {
    const relation = inLog();
    await record('ReferralReceived', { office: 'SiemReapCac' });
    const eventId = await record('CaseWorkerAssigned', assign('bopha').data);
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
    await record('CaseWorkerAssigned', assign('bopha').data);
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
    const relation = relationInLog({ ...readingOf(steps), store: silent }, { remembered: 10, patience: 1 });
    await expect(relation(as('sokha'), '1')).rejects.toThrow(StoreUnavailable);
  });

  it('is not leaked by concurrent questions of others', async () => {
    const relation = inLog();
    await record('ReferralReceived', { office: 'SiemReapCac' });
    const both = await Promise.all([relation(as('sokha'), '1'), relation(as('dara', 'Poipet'), '1')]);
    expect(both).toMatchObject([{ ways: ['received', 'office'] }, { ways: [] }]);
  });
});
