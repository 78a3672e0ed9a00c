import type { WithoutErased } from '#kernel/decider';
import { closed, girl, journey, outcomeOf, somebody, woman } from '../../testing.js';
import type { FamilyEvents } from './family.events.js';

type Facts = Parameters<typeof journey>;
type DataOf<Type extends keyof FamilyEvents> = WithoutErased<FamilyEvents[Type]>;

const baby: DataOf<'DependantRecorded'> = {
  dependantId: 'baby',
  on: '2019-11-01',
  relation: 'Child',
  birthYear: 2018,
  livesWith: 'Abuser',
  country: 'CN',
};
const recorded = { type: 'DependantRecorded', data: baby } as const;
const moved: DataOf<'DependantMoved'> = {
  dependantId: 'baby',
  on: '2020-06-01',
  livesWith: 'Survivor',
  country: 'KH',
};
const sought: DataOf<'CustodyChanged'> = { dependantId: 'baby', on: '2020-03-01', custody: 'Sought' };
const hasMoved = { type: 'DependantMoved', data: moved } as const;
const isSought = { type: 'CustodyChanged', data: sought } as const;

describe('a dependant', () => {
  it.each<{ title: string; given: Facts; more: Partial<typeof baby>; outcome: string }>([
    { title: 'left abroad before the referral is recorded', given: [woman()], more: {}, outcome: 'DependantRecorded' },
    { title: 'is recorded once', given: [woman(), recorded], more: {}, outcome: '' },
    { title: 'has an id of their own', given: [woman(), recorded], more: { country: 'TH' }, outcome: 'ID_USED' },
    {
      title: 'is not recorded on a future day',
      given: [woman()],
      more: { on: '2026-03-02' },
      outcome: 'DATE_IN_FUTURE',
    },
    {
      title: 'is not recorded before the survivor was born',
      given: [woman()],
      more: { on: '1990-05-31', birthYear: 1989 },
      outcome: 'DATE_ORDER',
    },
    {
      title: 'is not recorded before they were born',
      given: [woman()],
      more: { birthYear: 2020 },
      outcome: 'DATE_ORDER',
    },
    {
      title: 'born the year they are recorded is recorded',
      given: [woman()],
      more: { birthYear: 2019 },
      outcome: 'DependantRecorded',
    },
    {
      title: 'is no child as old as the survivor',
      given: [woman()],
      more: { birthYear: 1998 },
      outcome: 'AGE_CONTRADICTS',
    },
    {
      title: 'is a child at least nine years younger',
      given: [woman()],
      more: { birthYear: 1999 },
      outcome: 'DependantRecorded',
    },
    {
      title: 'is no parent as young as the survivor',
      given: [woman()],
      more: { relation: 'Parent', birthYear: 1982 },
      outcome: 'AGE_CONTRADICTS',
    },
    {
      title: 'is a parent at least nine years older',
      given: [woman()],
      more: { relation: 'Parent', birthYear: 1981 },
      outcome: 'DependantRecorded',
    },
    {
      title: 'is a sibling of any age',
      given: [woman()],
      more: { relation: 'Sibling', birthYear: 1990 },
      outcome: 'DependantRecorded',
    },
    {
      title: 'is not older than people become',
      given: [woman()],
      more: { relation: 'OtherRelative', birthYear: 1898 },
      outcome: 'AGE_CONTRADICTS',
    },
    {
      title: 'of a survivor of unknown age is recorded',
      given: [somebody()],
      more: { birthYear: 2019 },
      outcome: 'DependantRecorded',
    },
    { title: 'is not recorded in a closed case', given: [woman(), closed()], more: {}, outcome: 'CASE_CLOSED' },
  ])('$title', ({ given, more, outcome }) => {
    expect(outcomeOf(journey(...given).when('RecordDependant', { ...baby, ...more }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; more: Partial<typeof moved>; outcome: string }>([
    { title: 'moves to the survivor', given: [woman(), recorded], more: {}, outcome: 'DependantMoved' },
    { title: 'moves once', given: [woman(), recorded, hasMoved], more: {}, outcome: '' },
    {
      title: 'does not move before the last move',
      given: [woman(), recorded, hasMoved],
      more: { on: '2020-05-31' },
      outcome: 'DATE_ORDER',
    },
    {
      title: 'does not move before they lived there',
      given: [woman(), recorded],
      more: { on: '2019-10-31' },
      outcome: 'DATE_ORDER',
    },
    {
      title: 'does not move tomorrow',
      given: [woman(), recorded],
      more: { on: '2026-03-02' },
      outcome: 'DATE_IN_FUTURE',
    },
    {
      title: 'who is not on record does not move',
      given: [woman(), recorded],
      more: { dependantId: 'another' },
      outcome: 'NOT_FOUND',
    },
    { title: 'is recorded before they move', given: [woman()], more: {}, outcome: 'NOTHING_HERE' },
  ])('$title', ({ given, more, outcome }) => {
    expect(outcomeOf(journey(...given).when('MoveDependant', { ...moved, ...more }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; more: Partial<typeof sought>; outcome: string }>([
    { title: 'is sought', given: [woman(), recorded], more: {}, outcome: 'CustodyChanged' },
    { title: 'is sought once', given: [woman(), recorded, isSought], more: {}, outcome: '' },
    {
      title: 'is granted later',
      given: [woman(), recorded, isSought],
      more: { custody: 'Granted', on: '2020-09-01' },
      outcome: 'CustodyChanged',
    },
    {
      title: 'is not refused before it was sought',
      given: [woman(), recorded, isSought],
      more: { custody: 'Refused', on: '2020-02-28' },
      outcome: 'DATE_ORDER',
    },
    {
      title: 'is that of a dependant on record',
      given: [woman(), recorded],
      more: { dependantId: 'another' },
      outcome: 'NOT_FOUND',
    },
    { title: 'needs a dependant', given: [woman()], more: {}, outcome: 'NOTHING_HERE' },
  ])('whose custody $title', ({ given, more, outcome }) => {
    expect(outcomeOf(journey(...given).when('RecordCustody', { ...sought, ...more }))).toBe(outcome);
  });
});

describe('a pregnancy', () => {
  const pregnancy: DataOf<'PregnancyRecorded'> = { pregnancyId: 'one', on: '2020-03-01', dueMonth: '2020-09' };
  const pregnant = { type: 'PregnancyRecorded', data: pregnancy } as const;
  const birth: DataOf<'BirthRecorded'> = { birthId: 'birth', pregnancyId: 'one', on: '2020-09-10' };
  const born = { type: 'BirthRecorded', data: birth } as const;
  const lost = { type: 'PregnancyEnded', data: { pregnancyId: 'one', on: '2020-05-01' } } as const;

  it.each<[string, Facts, string]>([
    ['is recorded', [girl()], 'PregnancyRecorded'],
    ['is recorded one at a time', [girl(), pregnant], 'PREGNANCY_RECORDED'],
    ['is recorded again after a birth', [girl(), pregnant, born], 'PregnancyRecorded'],
    ['is recorded again after its end', [girl(), pregnant, lost], 'PregnancyRecorded'],
  ])('%s', (_, facts, outcome) => {
    expect(outcomeOf(journey(...facts).when('RecordPregnancy', { on: '2021-01-05' }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'ends without a birth', given: [girl(), pregnant], on: '2020-05-01', outcome: 'PregnancyEnded' },
    { title: 'ends once', given: [girl(), pregnant, lost], on: '2020-05-01', outcome: '' },
    {
      title: 'ends once, and not on another day',
      given: [girl(), pregnant, lost],
      on: '2020-05-02',
      outcome: 'NOTHING_HERE',
    },
    { title: 'does not end before it was known', given: [girl(), pregnant], on: '2020-02-28', outcome: 'DATE_ORDER' },
    { title: 'does not end before it is recorded', given: [girl()], on: '2020-05-01', outcome: 'NOTHING_HERE' },
    {
      title: 'does not end after the birth',
      given: [girl(), pregnant, born, { ...pregnant, data: { pregnancyId: 'two', on: '2021-01-01' } }],
      on: '2021-02-01',
      outcome: 'PREGNANCY_ENDED',
    },
  ])('$title', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('EndPregnancy', { pregnancyId: 'one', on }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; more: Partial<typeof birth>; outcome: string }>([
    { title: 'ends with a birth', given: [girl(), pregnant], more: {}, outcome: 'BirthRecorded' },
    { title: 'ends with a birth once', given: [girl(), pregnant, born], more: {}, outcome: '' },
    { title: 'ends with twins', given: [girl(), pregnant, born], more: { birthId: 'twin' }, outcome: 'BirthRecorded' },
    { title: 'that ended leads to no birth', given: [girl(), pregnant, lost], more: {}, outcome: 'PREGNANCY_ENDED' },
    {
      title: 'is known before the birth',
      given: [girl(), pregnant],
      more: { on: '2020-02-28' },
      outcome: 'DATE_ORDER',
    },
    {
      title: 'of another record leads to no birth here',
      given: [girl(), pregnant],
      more: { pregnancyId: 'two' },
      outcome: 'NOT_FOUND',
    },
    {
      title: 'makes a dependant with a home and a country only',
      given: [girl(), pregnant],
      more: { livesWith: 'Survivor' },
      outcome: 'DEPENDANT_INCOMPLETE',
    },
  ])('$title', ({ given, more, outcome }) => {
    expect(outcomeOf(journey(...given).when('RecordBirth', { ...birth, ...more }))).toBe(outcome);
  });

  it('is not known of every birth, nor is a birth possible at any age', () => {
    const bornOn = (on: string) => outcomeOf(journey(girl()).when('RecordBirth', { on }));
    expect([bornOn('2011-01-01'), bornOn('2010-12-31')]).toEqual(['BirthRecorded', 'AGE_CONTRADICTS']);
  });

  it('makes a dependant, who may move later', () => {
    const child = { ...born, data: { ...birth, livesWith: 'Family', country: 'KH' } } as const;
    const move = { dependantId: 'birth', on: '2020-10-01', livesWith: 'Survivor', country: 'KH' } as const;
    expect(outcomeOf(journey(girl(), pregnant, child).when('MoveDependant', move))).toBe('DependantMoved');
    expect(outcomeOf(journey(girl(), pregnant, born).when('MoveDependant', move))).toBe('NOTHING_HERE');
  });
});
