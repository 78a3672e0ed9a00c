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
  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'is requested', given: [girl(), consented()], on: '2020-02-10', outcome: 'RepatriationRequested' },
    { title: 'is requested with consent', given: [girl()], on: '2020-02-10', outcome: 'CONSENT_MISSING' },
    {
      title: 'is requested with consent to it',
      given: [girl(), consented({ scopes: ['Services'] })],
      on: '2020-02-10',
      outcome: 'CONSENT_SCOPE_MISMATCH',
    },
    {
      title: 'is not requested before the referral',
      given: [girl(), consented({ on: '2020-01-01' })],
      on: '2020-01-31',
      outcome: 'DATE_ORDER',
    },
    {
      title: 'is not requested on a future day',
      given: [girl(), consented()],
      on: '2026-03-02',
      outcome: 'DATE_IN_FUTURE',
    },
    { title: 'is requested one at a time', given: child, on: '2020-02-11', outcome: 'REPATRIATION_UNDER_WAY' },
    {
      title: 'is requested again when it was cancelled',
      given: [...child, cancelled],
      on: '2020-02-16',
      outcome: 'RepatriationRequested',
    },
    {
      title: 'is not requested again before that',
      given: [...child, cancelled],
      on: '2020-02-14',
      outcome: 'DATE_ORDER',
    },
    {
      title: 'is not requested before the case was reopened',
      given: [girl(), consented(), closed(), reopened()],
      on: '2020-05-03',
      outcome: 'DATE_ORDER',
    },
    {
      title: 'is requested again after a completed one',
      given: [...child, home],
      on: '2020-04-01',
      outcome: 'RepatriationRequested',
    },
  ])('$title → $outcome', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('RequestRepatriation', { from: 'TH', on }))).toBe(outcome);
  });

  it.each<{
    title: string;
    given: Facts;
    input: Partial<(typeof home)['data'] | { from: string; on: string }>;
    outcome: string;
  }>([
    { title: 'of a child, determined', given: child, input: {}, outcome: 'SurvivorRepatriated' },
    {
      title: 'of a child, not determined',
      given: [girl(), consented(), requested],
      input: {},
      outcome: 'BID_REQUIRED',
    },
    {
      title: 'of a child, not confirmed',
      given: [girl(), consented(), determined({ measure: 'Repatriation' }), requested],
      input: {},
      outcome: 'BID_REQUIRED',
    },
    {
      title: 'of a child, found not to be best',
      given: [
        girl(),
        consented(),
        determined({ measure: 'Repatriation', outcome: 'NotInBestInterest' }),
        confirmed(),
        requested,
      ],
      input: {},
      outcome: 'BID_REQUIRED',
    },
    { title: 'of an adult', given: adult, input: {}, outcome: 'SurvivorRepatriated' },
    {
      title: 'when consent was withdrawn',
      given: [...child, withdrawn({ on: '2020-02-12' })],
      input: {},
      outcome: 'CONSENT_WITHDRAWN',
    },
    { title: 'of an adult without consent', given: [woman(), requested], input: {}, outcome: 'CONSENT_MISSING' },
    {
      title: 'of a child, determined for another way home',
      given: [...child, spent, requestedAgain],
      input: { on: '2020-04-02' },
      outcome: 'BID_REQUIRED',
    },
    { title: 'on the day of the request', given: child, input: { on: '2020-02-10' }, outcome: 'SurvivorRepatriated' },
    { title: 'before the request', given: child, input: { on: '2020-02-09' }, outcome: 'DATE_ORDER' },
    { title: 'tomorrow', given: child, input: { on: '2026-03-02' }, outcome: 'DATE_IN_FUTURE' },
    { title: 'from another country', given: child, input: { from: 'MY' }, outcome: 'REPATRIATION_FROM_ELSEWHERE' },
    {
      title: 'without a request',
      given: [girl(), consented(), ...bid],
      input: {},
      outcome: 'REPATRIATION_NOT_REQUESTED',
    },
    { title: 'after it was cancelled', given: [...child, cancelled], input: {}, outcome: 'REPATRIATION_NOT_REQUESTED' },
    { title: 'twice', given: [...child, home], input: {}, outcome: 'REPATRIATION_NOT_REQUESTED' },
  ])('is completed: $title → $outcome', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('CompleteRepatriation', { ...home.data, ...input }))).toBe(outcome);
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

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'that was requested', given: child, on: '2020-02-10', outcome: 'RepatriationCancelled' },
    { title: 'before it was requested', given: child, on: '2020-02-09', outcome: 'DATE_ORDER' },
    { title: 'that was not requested', given: [girl()], on: '2020-02-15', outcome: 'REPATRIATION_NOT_REQUESTED' },
    { title: 'that is over', given: [...child, home], on: '2020-02-21', outcome: 'REPATRIATION_NOT_REQUESTED' },
  ])('is cancelled: one $title → $outcome', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('CancelRepatriation', { on }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'while one is under way', given: child, on: '2020-02-11', outcome: 'FamilyTraced' },
    { title: 'before a repatriation is requested', given: [girl()], on: '2020-02-11', outcome: 'FamilyTraced' },
    { title: 'not before the referral', given: [girl()], on: '2020-01-31', outcome: 'DATE_ORDER' },
    { title: 'not tomorrow', given: [girl()], on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
  ])('allows a family to be traced $title → $outcome', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('RecordFamilyTracing', { on, outcome: 'FamilyFound' }))).toBe(outcome);
  });
});
