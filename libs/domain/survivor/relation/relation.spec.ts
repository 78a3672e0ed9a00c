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
  it.each<{ title: string; given: Facts; who: string; ways: readonly string[] }>([
    { title: 'who received the survivor', given: [girl()], who: 'sokha', ways: ['received'] },
    { title: 'anybody else', given: [girl()], who: 'bopha', ways: [] },
    {
      title: 'who received the survivor, once another is assigned',
      given: [girl(), assign('bopha')],
      who: 'sokha',
      ways: [],
    },
    { title: 'who is assigned', given: [girl(), assign('bopha')], who: 'bopha', ways: ['CaseWorker'] },
    {
      title: 'who received the survivor, though the assignment ended',
      given: [girl(), assign('bopha'), ended],
      who: 'sokha',
      ways: [],
    },
    { title: 'who handed the case over', given: [girl(), assign('sokha'), handedOver], who: 'sokha', ways: [] },
    {
      title: 'who took the case over',
      given: [girl(), assign('sokha'), handedOver],
      who: 'bopha',
      ways: ['CaseWorker'],
    },
    { title: 'whose assignment ended', given: [girl(), assign('sokha'), ended], who: 'sokha', ways: [] },
    {
      title: 'who is assigned to a closed case',
      given: [girl(), assign('sokha'), closed()],
      who: 'sokha',
      ways: ['CaseWorker'],
    },
    {
      title: 'who is to interview',
      given: [girl(), assign('sokha', 'one', 'ForensicInterviewer')],
      who: 'sokha',
      ways: ['BlindInterviewer'],
    },
    {
      title: 'who has interviewed',
      given: [girl(), assign('sokha', 'one', 'ForensicInterviewer'), conducted],
      who: 'sokha',
      ways: ['ForensicInterviewer'],
    },
    {
      title: 'who was assigned before a reopening',
      given: [girl(), assign('sokha'), closed(), reopened()],
      who: 'sokha',
      ways: ['CaseWorker'],
    },
    {
      title: 'who has two assignments',
      given: [girl(), assign('sokha'), assign('sokha', 'two', 'LegalOfficer')],
      who: 'sokha',
      ways: ['CaseWorker', 'LegalOfficer'],
    },
  ])('$title', ({ given, who, ways }) => {
    expect(between(given, { ...as(who), office: 'Kampot' }).ways).toEqual(ways);
  });

  it.each<{ title: string; given: Facts; office: string; isRelated: boolean }>([
    { title: 'that received the survivor', given: [girl()], office: 'SiemReapCac', isRelated: true },
    { title: 'that did not receive the survivor', given: [girl()], office: 'Poipet', isRelated: false },
    {
      title: 'of a colleague who is assigned',
      given: [girl(), assign('bopha', 'one', 'CaseWorker', 'Poipet')],
      office: 'Poipet',
      isRelated: true,
    },
    {
      title: 'of a colleague who was assigned',
      given: [girl(), assign('bopha', 'one', 'CaseWorker', 'Poipet'), ended],
      office: 'Poipet',
      isRelated: false,
    },
    { title: 'without a name', given: [girl()], office: '', isRelated: false },
  ])('the office $title', ({ given, office, isRelated }) => {
    expect(between(given, as('dara', office)).ways).toEqual(isRelated ? ['office'] : []);
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
