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
  it.each<[string, Facts, Partial<typeof baby>, string]>([
    ['left abroad before the referral is recorded', [woman()], {}, 'DependantRecorded'],
    ['is recorded once', [woman(), recorded], {}, ''],
    ['has an id of their own', [woman(), recorded], { country: 'TH' }, 'ID_USED'],
    ['is not recorded on a future day', [woman()], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['is not recorded before the survivor was born', [woman()], { on: '1990-05-31', birthYear: 1989 }, 'DATE_ORDER'],
    ['is not recorded before they were born', [woman()], { birthYear: 2020 }, 'DATE_ORDER'],
    ['born the year they are recorded is recorded', [woman()], { birthYear: 2019 }, 'DependantRecorded'],
    ['is no child as old as the survivor', [woman()], { birthYear: 1998 }, 'AGE_CONTRADICTS'],
    ['is a child at least nine years younger', [woman()], { birthYear: 1999 }, 'DependantRecorded'],
    ['is no parent as young as the survivor', [woman()], { relation: 'Parent', birthYear: 1982 }, 'AGE_CONTRADICTS'],
    ['is a parent at least nine years older', [woman()], { relation: 'Parent', birthYear: 1981 }, 'DependantRecorded'],
    ['is a sibling of any age', [woman()], { relation: 'Sibling', birthYear: 1990 }, 'DependantRecorded'],
    ['is not older than people become', [woman()], { relation: 'OtherRelative', birthYear: 1898 }, 'AGE_CONTRADICTS'],
    ['of a survivor of unknown age is recorded', [somebody()], { birthYear: 2019 }, 'DependantRecorded'],
    ['is not recorded in a closed case', [woman(), closed()], {}, 'CASE_CLOSED'],
  ])('%s', (_, facts, more, outcome) => {
    expect(outcomeOf(journey(...facts).when('RecordDependant', { ...baby, ...more }))).toBe(outcome);
  });

  it.each<[string, Facts, Partial<typeof moved>, string]>([
    ['moves to the survivor', [woman(), recorded], {}, 'DependantMoved'],
    ['moves once', [woman(), recorded, hasMoved], {}, ''],
    ['does not move before the last move', [woman(), recorded, hasMoved], { on: '2020-05-31' }, 'DATE_ORDER'],
    ['does not move before they lived there', [woman(), recorded], { on: '2019-10-31' }, 'DATE_ORDER'],
    ['does not move tomorrow', [woman(), recorded], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['who is not on record does not move', [woman(), recorded], { dependantId: 'another' }, 'NOT_FOUND'],
    ['is recorded before they move', [woman()], {}, 'NOTHING_HERE'],
  ])('%s', (_, facts, more, outcome) => {
    expect(outcomeOf(journey(...facts).when('MoveDependant', { ...moved, ...more }))).toBe(outcome);
  });

  it.each<[string, Facts, Partial<typeof sought>, string]>([
    ['is sought', [woman(), recorded], {}, 'CustodyChanged'],
    ['is sought once', [woman(), recorded, isSought], {}, ''],
    ['is granted later', [woman(), recorded, isSought], { custody: 'Granted', on: '2020-09-01' }, 'CustodyChanged'],
    [
      'is not refused before it was sought',
      [woman(), recorded, isSought],
      { custody: 'Refused', on: '2020-02-28' },
      'DATE_ORDER',
    ],
    ['is that of a dependant on record', [woman(), recorded], { dependantId: 'another' }, 'NOT_FOUND'],
    ['needs a dependant', [woman()], {}, 'NOTHING_HERE'],
  ])('whose custody %s', (_, facts, more, outcome) => {
    expect(outcomeOf(journey(...facts).when('RecordCustody', { ...sought, ...more }))).toBe(outcome);
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

  it.each<[string, Facts, string, string]>([
    ['ends without a birth', [girl(), pregnant], '2020-05-01', 'PregnancyEnded'],
    ['ends once', [girl(), pregnant, lost], '2020-05-01', ''],
    ['ends once, and not on another day', [girl(), pregnant, lost], '2020-05-02', 'NOTHING_HERE'],
    ['does not end before it was known', [girl(), pregnant], '2020-02-28', 'DATE_ORDER'],
    ['does not end before it is recorded', [girl()], '2020-05-01', 'NOTHING_HERE'],
    [
      'does not end after the birth',
      [girl(), pregnant, born, { ...pregnant, data: { pregnancyId: 'two', on: '2021-01-01' } }],
      '2021-02-01',
      'PREGNANCY_ENDED',
    ],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('EndPregnancy', { pregnancyId: 'one', on }))).toBe(outcome);
  });

  it.each<[string, Facts, Partial<typeof birth>, string]>([
    ['ends with a birth', [girl(), pregnant], {}, 'BirthRecorded'],
    ['ends with a birth once', [girl(), pregnant, born], {}, ''],
    ['ends with twins', [girl(), pregnant, born], { birthId: 'twin' }, 'BirthRecorded'],
    ['that ended leads to no birth', [girl(), pregnant, lost], {}, 'PREGNANCY_ENDED'],
    ['is known before the birth', [girl(), pregnant], { on: '2020-02-28' }, 'DATE_ORDER'],
    ['of another record leads to no birth here', [girl(), pregnant], { pregnancyId: 'two' }, 'NOT_FOUND'],
    [
      'makes a dependant with a home and a country only',
      [girl(), pregnant],
      { livesWith: 'Survivor' },
      'DEPENDANT_INCOMPLETE',
    ],
  ])('%s', (_, facts, more, outcome) => {
    expect(outcomeOf(journey(...facts).when('RecordBirth', { ...birth, ...more }))).toBe(outcome);
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
