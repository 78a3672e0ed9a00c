import type { Actor } from '#kernel/decider';
import { closed, entered, erasureRequested, girl, journey, reopened, restricted } from '../testing.js';
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
