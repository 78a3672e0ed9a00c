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
import type { AftercareCommands } from './aftercare.decider.js';

type Facts = Parameters<typeof journey>;

const enter: AftercareCommands['EnterAftercare'] = {
  on: '2020-02-10',
  office: 'SiemReapCac',
  programme: 'CommunityBased',
  housing: 'Shelter',
};
const inAftercare = [girl(), consented(), identified(), entered()] as const;

describe('an entry into aftercare (rule 5)', () => {
  const formally = identified({ level: 'Formal', on: '2020-02-20' });
  const no = notIdentified({ on: '2020-02-08' });
  const formalNo = notIdentified({ level: 'Formal', on: '2020-02-08' });
  const again = [...inAftercare, closed(), reopened(), consented({ consentId: 'two', on: '2020-05-04' })];

  it.each<[string, Facts, string, string]>([
    ['on a presumption', [girl(), consented(), identified()], '2020-02-10', 'AftercareEntered'],
    ['on the day of it', [girl(), consented(), identified()], '2020-02-05', 'AftercareEntered'],
    ['before it', [girl(), consented(), identified()], '2020-02-04', 'DATE_ORDER'],
    ['without any', [girl(), consented()], '2020-02-10', 'IDENTIFICATION_NOT_POSITIVE'],
    ['after it was taken back', [girl(), consented(), identified(), no], '2020-02-10', 'IDENTIFICATION_NOT_POSITIVE'],
    ['before it was taken back', [girl(), consented(), identified(), no], '2020-02-07', 'AftercareEntered'],
    ['after a formal “no”', [girl(), consented(), identified(), formalNo], '2020-02-10', 'IDENTIFICATION_NOT_POSITIVE'],
    ['without consent', [girl(), identified()], '2020-02-10', 'CONSENT_MISSING'],
    [
      'on consent to something else',
      [girl(), consented({ scopes: ['Interview'] }), identified()],
      '2020-02-10',
      'CONSENT_SCOPE_MISMATCH',
    ],
    ['of a survivor who is in aftercare', [...inAftercare], '2020-02-12', 'ALREADY_IN_AFTERCARE'],
    ['of a survivor whose case is closed', [...inAftercare, closed()], '2020-04-01', 'CASE_CLOSED'],
    ['after the case was reopened', again, '2020-05-04', 'AftercareEntered'],
    ['before the case was closed', again, '2020-03-30', 'DATE_ORDER'],
    ['before the case was reopened', again, '2020-05-03', 'DATE_ORDER'],
    ['tomorrow', [girl(), consented(), identified()], '2026-03-02', 'DATE_IN_FUTURE'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('EnterAftercare', { ...enter, on }))).toBe(outcome);
  });

  it.each<[string, Facts, string, object]>([
    ['the first', [girl(), consented(), identified()], '2020-02-10', { intake: 'New', basis: 'Preliminary' }],
    ['a second', again, '2020-05-04', { intake: 'Returning', basis: 'Preliminary', ageOnDay: 17, minor: true }],
    ['formal', [girl(), consented(), identified(), formally], '2020-02-20', { basis: 'Formal' }],
    ['recorded late', [girl(), consented(), identified(), formally], '2020-02-19', { basis: 'Preliminary' }],
  ])('records what follows from the history: %s', (_, facts, on, data) => {
    expect(journey(...facts).when('EnterAftercare', { ...enter, on })).toMatchObject([{ data }]);
  });
});

describe('while in aftercare', () => {
  const suspended = { type: 'AftercareSuspended', data: { on: '2020-03-01' } } as const;
  const resumed = { type: 'AftercareResumed', data: { on: '2020-03-10' } } as const;
  const moved = { type: 'HousingChanged', data: { on: '2020-02-15', arrangement: 'AssistedRent' } } as const;
  const outside = [girl(), consented(), identified()];

  it.each<[string, Facts, string, string]>([
    ['it rests', [...inAftercare], '2020-03-01', 'AftercareSuspended'],
    ['it rests once', [...inAftercare, suspended], '2020-03-01', ''],
    ['it rests already', [...inAftercare, suspended], '2020-03-02', 'ALREADY_SUSPENDED'],
    ['it does not rest before the entry', [...inAftercare], '2020-02-09', 'DATE_ORDER'],
    ['it does not rest before it went on', [...inAftercare, suspended, resumed], '2020-03-09', 'DATE_ORDER'],
    ['it does not rest tomorrow', [...inAftercare], '2026-03-02', 'DATE_IN_FUTURE'],
    ['it cannot rest outside', outside, '2020-03-01', 'NOT_IN_AFTERCARE'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('SuspendAftercare', { on }))).toBe(outcome);
  });

  it.each<[string, Facts, string, string]>([
    ['it goes on', [...inAftercare, suspended], '2020-03-10', 'AftercareResumed'],
    ['it goes on once', [...inAftercare, suspended, resumed], '2020-03-10', ''],
    ['it goes on already', [...inAftercare, suspended, resumed], '2020-03-11', 'NOT_SUSPENDED'],
    ['it never rested', [...inAftercare], '2020-03-10', 'NOT_SUSPENDED'],
    ['it does not go on before it rested', [...inAftercare, suspended], '2020-02-29', 'DATE_ORDER'],
    ['it cannot go on outside', outside, '2020-03-01', 'NOT_IN_AFTERCARE'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('ResumeAftercare', { on }))).toBe(outcome);
  });

  it.each<[string, Facts, string, string]>([
    ['the survivor moves', [...inAftercare], '2020-02-10', 'HousingChanged'],
    ['the survivor does not move before the entry', [...inAftercare], '2020-02-09', 'DATE_ORDER'],
    ['the survivor does not move before the last move', [...inAftercare, moved], '2020-02-14', 'DATE_ORDER'],
    ['the survivor does not move on a future day', [...inAftercare], '2026-03-02', 'DATE_IN_FUTURE'],
    ['a survivor outside aftercare does not move', outside, '2020-02-20', 'NOT_IN_AFTERCARE'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('ChangeHousing', { on, arrangement: 'Shelter' }))).toBe(outcome);
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
