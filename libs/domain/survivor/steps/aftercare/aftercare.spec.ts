import {
  closed,
  closureRequested,
  consented,
  entered,
  girl,
  identified,
  journey,
  notIdentified,
  outcomeOf,
  reopened,
  supervisor,
} from '../../testing.js';
import { enter } from './testing/enter-aftercare.js';

type Facts = Parameters<typeof journey>;

const inAftercare = [girl(), consented(), identified(), entered()] as const;

describe('an entry into aftercare (rule 5)', () => {
  const formally = identified({ level: 'Formal', on: '2020-02-20' });
  const no = notIdentified({ on: '2020-02-08' });
  const formalNo = notIdentified({ level: 'Formal', on: '2020-02-08' });
  const again = [...inAftercare, closed(), reopened(), consented({ consentId: 'two', on: '2020-05-04' })];

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    {
      title: 'on a presumption',
      given: [girl(), consented(), identified()],
      on: '2020-02-10',
      outcome: 'AftercareEntered',
    },
    {
      title: 'on the day of it',
      given: [girl(), consented(), identified()],
      on: '2020-02-05',
      outcome: 'AftercareEntered',
    },
    { title: 'before it', given: [girl(), consented(), identified()], on: '2020-02-04', outcome: 'DATE_ORDER' },
    { title: 'without any', given: [girl(), consented()], on: '2020-02-10', outcome: 'IDENTIFICATION_NOT_POSITIVE' },
    {
      title: 'after it was taken back',
      given: [girl(), consented(), identified(), no],
      on: '2020-02-10',
      outcome: 'IDENTIFICATION_NOT_POSITIVE',
    },
    {
      title: 'before it was taken back',
      given: [girl(), consented(), identified(), no],
      on: '2020-02-07',
      outcome: 'AftercareEntered',
    },
    {
      title: 'after a formal “no”',
      given: [girl(), consented(), identified(), formalNo],
      on: '2020-02-10',
      outcome: 'IDENTIFICATION_NOT_POSITIVE',
    },
    { title: 'without consent', given: [girl(), identified()], on: '2020-02-10', outcome: 'CONSENT_MISSING' },
    {
      title: 'on consent to something else',
      given: [girl(), consented({ scopes: ['Interview'] }), identified()],
      on: '2020-02-10',
      outcome: 'CONSENT_SCOPE_MISMATCH',
    },
    {
      title: 'of a survivor who is in aftercare',
      given: [...inAftercare],
      on: '2020-02-12',
      outcome: 'ALREADY_IN_AFTERCARE',
    },
    {
      title: 'of a survivor whose case is closed',
      given: [...inAftercare, closed()],
      on: '2020-04-01',
      outcome: 'CASE_CLOSED',
    },
    { title: 'after the case was reopened', given: again, on: '2020-05-04', outcome: 'AftercareEntered' },
    { title: 'before the case was closed', given: again, on: '2020-03-30', outcome: 'DATE_ORDER' },
    { title: 'before the case was reopened', given: again, on: '2020-05-03', outcome: 'DATE_ORDER' },
    { title: 'tomorrow', given: [girl(), consented(), identified()], on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
  ])('$title → $outcome', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('EnterAftercare', { ...enter, on }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; on: string; data: object }>([
    {
      title: 'the first',
      given: [girl(), consented(), identified()],
      on: '2020-02-10',
      data: { intake: 'New', basis: 'Preliminary' },
    },
    {
      title: 'a second',
      given: again,
      on: '2020-05-04',
      data: { intake: 'Returning', basis: 'Preliminary', ageOnDay: 17, minor: true },
    },
    {
      title: 'formal',
      given: [girl(), consented(), identified(), formally],
      on: '2020-02-20',
      data: { basis: 'Formal' },
    },
    {
      title: 'recorded late',
      given: [girl(), consented(), identified(), formally],
      on: '2020-02-19',
      data: { basis: 'Preliminary' },
    },
  ])('records what follows from the history: $title', ({ given, on, data }) => {
    expect(journey(...given).when('EnterAftercare', { ...enter, on })).toMatchObject([{ data }]);
  });
});

describe('while in aftercare', () => {
  const suspended = { type: 'AftercareSuspended', data: { on: '2020-03-01' } } as const;
  const resumed = { type: 'AftercareResumed', data: { on: '2020-03-10' } } as const;
  const moved = { type: 'HousingChanged', data: { on: '2020-02-15', arrangement: 'AssistedRent' } } as const;
  const outside = [girl(), consented(), identified()];

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'it rests', given: [...inAftercare], on: '2020-03-01', outcome: 'AftercareSuspended' },
    { title: 'it rests once', given: [...inAftercare, suspended], on: '2020-03-01', outcome: '' },
    { title: 'it rests already', given: [...inAftercare, suspended], on: '2020-03-02', outcome: 'ALREADY_SUSPENDED' },
    { title: 'it does not rest before the entry', given: [...inAftercare], on: '2020-02-09', outcome: 'DATE_ORDER' },
    {
      title: 'it does not rest before it went on',
      given: [...inAftercare, suspended, resumed],
      on: '2020-03-09',
      outcome: 'DATE_ORDER',
    },
    { title: 'it does not rest tomorrow', given: [...inAftercare], on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
    { title: 'it cannot rest outside', given: outside, on: '2020-03-01', outcome: 'NOT_IN_AFTERCARE' },
  ])('$title', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('SuspendAftercare', { on }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'it goes on', given: [...inAftercare, suspended], on: '2020-03-10', outcome: 'AftercareResumed' },
    { title: 'it goes on once', given: [...inAftercare, suspended, resumed], on: '2020-03-10', outcome: '' },
    {
      title: 'it goes on already',
      given: [...inAftercare, suspended, resumed],
      on: '2020-03-11',
      outcome: 'NOT_SUSPENDED',
    },
    { title: 'it never rested', given: [...inAftercare], on: '2020-03-10', outcome: 'NOT_SUSPENDED' },
    {
      title: 'it does not go on before it rested',
      given: [...inAftercare, suspended],
      on: '2020-02-29',
      outcome: 'DATE_ORDER',
    },
    { title: 'it cannot go on outside', given: outside, on: '2020-03-01', outcome: 'NOT_IN_AFTERCARE' },
  ])('$title', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('ResumeAftercare', { on }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'the survivor moves', given: [...inAftercare], on: '2020-02-10', outcome: 'HousingChanged' },
    {
      title: 'the survivor does not move before the entry',
      given: [...inAftercare],
      on: '2020-02-09',
      outcome: 'DATE_ORDER',
    },
    {
      title: 'the survivor does not move before the last move',
      given: [...inAftercare, moved],
      on: '2020-02-14',
      outcome: 'DATE_ORDER',
    },
    {
      title: 'the survivor does not move on a future day',
      given: [...inAftercare],
      on: '2026-03-02',
      outcome: 'DATE_IN_FUTURE',
    },
    {
      title: 'a survivor outside aftercare does not move',
      given: outside,
      on: '2020-02-20',
      outcome: 'NOT_IN_AFTERCARE',
    },
  ])('$title → $outcome', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('ChangeHousing', { on, arrangement: 'Shelter' }))).toBe(outcome);
  });

  it('is suspended before the case is closed', () => {
    const given = journey(...inAftercare, suspended, closureRequested({ on: '2020-02-12' }));
    const outcomeOfRequest = (on: string) => outcomeOf(given.when('RequestClosure', { reason: 'GoalsReached', on }));
    const closedOn = (on: string) => outcomeOf(given.when('CloseCase', { on }, { by: supervisor }));
    expect([outcomeOfRequest('2020-03-01'), outcomeOfRequest('2020-02-29')]).toEqual([
      'ClosureRequested',
      'DATE_ORDER',
    ]);
    expect([closedOn('2020-03-01'), closedOn('2020-02-29')]).toEqual(['CaseClosed', 'DATE_ORDER']);
  });
});
