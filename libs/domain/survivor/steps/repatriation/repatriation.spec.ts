import {
  closed,
  confirmed,
  consented,
  determined,
  girl,
  journey,
  outcomeOf,
  reopened,
  supervisor,
  withdrawn,
  woman,
} from '../../testing.js';

type Facts = Parameters<typeof journey>;

const requested = { type: 'RepatriationRequested', data: { from: 'TH', on: '2020-02-10' } } as const;
const cancelled = { type: 'RepatriationCancelled', data: { on: '2020-02-15' } } as const;
const home = {
  type: 'SurvivorRepatriated',
  data: { from: 'TH', crossing: 'Poipet', authorities: [], on: '2020-02-20' },
} as const;
const spent = { ...home, data: { ...home.data, bidId: 'bid' } } as const;
const requestedAgain = { type: 'RepatriationRequested', data: { from: 'TH', on: '2020-04-01' } } as const;
const bid = [determined({ measure: 'Repatriation' }), confirmed()];
const child = [girl(), consented(), ...bid, requested];
const adult = [woman(), consented({ givenBy: 'Survivor' }), requested];

describe('a repatriation', () => {
  it.each<[string, Facts, string, string]>([
    ['is requested', [girl(), consented()], '2020-02-10', 'RepatriationRequested'],
    ['is requested with consent', [girl()], '2020-02-10', 'CONSENT_MISSING'],
    [
      'is requested with consent to it',
      [girl(), consented({ scopes: ['Services'] })],
      '2020-02-10',
      'CONSENT_SCOPE_MISMATCH',
    ],
    ['is not requested before the referral', [girl(), consented({ on: '2020-01-01' })], '2020-01-31', 'DATE_ORDER'],
    ['is not requested on a future day', [girl(), consented()], '2026-03-02', 'DATE_IN_FUTURE'],
    ['is requested one at a time', child, '2020-02-11', 'REPATRIATION_UNDER_WAY'],
    ['is requested again when it was cancelled', [...child, cancelled], '2020-02-16', 'RepatriationRequested'],
    ['is not requested again before that', [...child, cancelled], '2020-02-14', 'DATE_ORDER'],
    [
      'is not requested before the case was reopened',
      [girl(), consented(), closed(), reopened()],
      '2020-05-03',
      'DATE_ORDER',
    ],
    ['is requested again after a completed one', [...child, home], '2020-04-01', 'RepatriationRequested'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('RequestRepatriation', { from: 'TH', on }))).toBe(outcome);
  });

  it.each<[string, Facts, Partial<(typeof home)['data'] | { from: string; on: string }>, string]>([
    ['of a child, determined', child, {}, 'SurvivorRepatriated'],
    ['of a child, not determined', [girl(), consented(), requested], {}, 'BID_REQUIRED'],
    [
      'of a child, not confirmed',
      [girl(), consented(), determined({ measure: 'Repatriation' }), requested],
      {},
      'BID_REQUIRED',
    ],
    [
      'of a child, found not to be best',
      [
        girl(),
        consented(),
        determined({ measure: 'Repatriation', outcome: 'NotInBestInterest' }),
        confirmed(),
        requested,
      ],
      {},
      'BID_REQUIRED',
    ],
    ['of an adult', adult, {}, 'SurvivorRepatriated'],
    ['when consent was withdrawn', [...child, withdrawn({ on: '2020-02-12' })], {}, 'CONSENT_WITHDRAWN'],
    ['of an adult without consent', [woman(), requested], {}, 'CONSENT_MISSING'],
    [
      'of a child, determined for another way home',
      [...child, spent, requestedAgain],
      { on: '2020-04-02' },
      'BID_REQUIRED',
    ],
    ['on the day of the request', child, { on: '2020-02-10' }, 'SurvivorRepatriated'],
    ['before the request', child, { on: '2020-02-09' }, 'DATE_ORDER'],
    ['tomorrow', child, { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['from another country', child, { from: 'MY' }, 'REPATRIATION_FROM_ELSEWHERE'],
    ['without a request', [girl(), consented(), ...bid], {}, 'REPATRIATION_NOT_REQUESTED'],
    ['after it was cancelled', [...child, cancelled], {}, 'REPATRIATION_NOT_REQUESTED'],
    ['twice', [...child, home], {}, 'REPATRIATION_NOT_REQUESTED'],
  ])('is completed: %s', (_, facts, input, outcome) => {
    expect(outcomeOf(journey(...facts).when('CompleteRepatriation', { ...home.data, ...input }))).toBe(outcome);
  });

  it('records the determination on which it rests', () => {
    expect(journey(...child).when('CompleteRepatriation', home.data)).toEqual([spent]);
    expect(journey(...adult).when('CompleteRepatriation', home.data)).toEqual([home]);
  });

  it('is recorded by a supervisor without a determination, and marked', () => {
    const irregular = { code: 'BID_REQUIRED', explanation: 'The border police sent the child across.' };
    const asked = { ...home.data, irregular };
    expect(journey(girl(), consented(), requested).when('CompleteRepatriation', asked, { by: supervisor })).toEqual([
      { type: 'SurvivorRepatriated', data: asked },
    ]);
  });

  it.each<[string, Facts, string, string]>([
    ['that was requested', child, '2020-02-10', 'RepatriationCancelled'],
    ['before it was requested', child, '2020-02-09', 'DATE_ORDER'],
    ['that was not requested', [girl()], '2020-02-15', 'REPATRIATION_NOT_REQUESTED'],
    ['that is over', [...child, home], '2020-02-21', 'REPATRIATION_NOT_REQUESTED'],
  ])('is cancelled: one %s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('CancelRepatriation', { on }))).toBe(outcome);
  });

  it.each<[string, Facts, string, string]>([
    ['while one is under way', child, '2020-02-11', 'FamilyTraced'],
    ['before a repatriation is requested', [girl()], '2020-02-11', 'FamilyTraced'],
    ['not before the referral', [girl()], '2020-01-31', 'DATE_ORDER'],
    ['not tomorrow', [girl()], '2026-03-02', 'DATE_IN_FUTURE'],
  ])('allows a family to be traced %s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('RecordFamilyTracing', { on, outcome: 'FamilyFound' }))).toBe(outcome);
  });
});
