import { foldRows, type ProjectableEvent } from '#kernel/projections';
import {
  closed,
  confirmed,
  determined,
  entered,
  girl,
  journey,
  outcomeOf,
  refusalOf,
  reopened,
  reviewed,
  supervisor,
  woman,
} from '../../testing.js';
import { mdtReviewProjection } from './review.projection.js';
import { requireBestInterest } from './review.rules.js';

type Facts = Parameters<typeof journey>;

describe('a review by several agencies', () => {
  const held = { on: '2020-02-06', agencies: ['LawEnforcement', 'Justice'] } as const;

  it.each<{ title: string; given: Facts; input: object; outcome: string }>([
    { title: 'is held', given: [girl()], input: {}, outcome: 'MdtReviewHeld' },
    { title: 'of an adult is held too', given: [woman()], input: {}, outcome: 'MdtReviewHeld' },
    { title: 'is held by an agency', given: [girl()], input: { agencies: [] }, outcome: 'AGENCIES_MISSING' },
    { title: 'is not held before the referral', given: [girl()], input: { on: '2020-01-31' }, outcome: 'DATE_ORDER' },
    {
      title: 'is not held before the case was reopened',
      given: [girl(), closed(), reopened()],
      input: { on: '2020-05-03' },
      outcome: 'DATE_ORDER',
    },
    { title: 'is not held on a future day', given: [girl()], input: { on: '2026-03-02' }, outcome: 'DATE_IN_FUTURE' },
    {
      title: 'is held once',
      given: [girl(), reviewed({ recommends: [] })],
      input: { mdtReviewId: 'review' },
      outcome: '',
    },
    {
      title: 'is another review under an id of its own',
      given: [girl(), reviewed()],
      input: { mdtReviewId: 'two' },
      outcome: 'MdtReviewHeld',
    },
    {
      title: 'does not take the id of another',
      given: [girl(), reviewed()],
      input: { mdtReviewId: 'review', on: '2020-02-07' },
      outcome: 'ID_USED',
    },
  ])('$title', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('HoldMdtReview', { ...held, ...input }))).toBe(outcome);
  });

  it("records its recommendations as codes, and in the team's own words", () => {
    const input = { recommends: ['Return'], recommendations: ['To an aunt, with a visit each week.'] } as const;
    expect(journey(girl()).when('HoldMdtReview', { ...held, ...input })).toEqual([
      { type: 'MdtReviewHeld', data: { ...held, ...input, mdtReviewId: 'the-command' } },
    ]);
    expect(journey(girl()).when('HoldMdtReview', held)).toMatchObject([{ data: { recommends: [] } }]);
  });

  it('is shown as a row of its own', () => {
    const { type, data } = reviewed();
    const seen = {
      data,
      meta: { subject: 'srey', eventId: 'event', type, revision: 1, position: 1n, sealed: [] },
    } as unknown as ProjectableEvent;
    expect(foldRows(mdtReviewProjection, [], [seen]).saved).toEqual([
      expect.objectContaining({ survivorId: 'srey', mdtReviewId: 'review', on: '2020-02-06', recommends: ['Return'] }),
    ]);
  });
});

describe('a best-interest determination', () => {
  const command = { measure: 'FosterPlacement', outcome: 'InBestInterest', on: '2020-02-06' } as const;

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'is made', given: [girl()], on: '2020-02-06', outcome: 'BestInterestDetermined' },
    { title: 'is made once', given: [girl(), determined()], on: '2020-02-06', outcome: '' },
    { title: 'does not take the id of another', given: [girl(), determined()], on: '2020-02-07', outcome: 'ID_USED' },
    {
      title: 'is not made before the case was reopened',
      given: [girl(), closed(), reopened()],
      on: '2020-05-03',
      outcome: 'DATE_ORDER',
    },
    { title: 'is not made before the referral', given: [girl()], on: '2020-01-31', outcome: 'DATE_ORDER' },
    { title: 'is not made on a future day', given: [girl()], on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
  ])('$title', ({ given, on, outcome }) => {
    const asked = { ...command, bidId: 'bid', on };
    expect(outcomeOf(journey(...given).when('DetermineBestInterest', asked))).toBe(outcome);
  });

  it('takes the id of its command when none is given', () => {
    expect(journey(girl()).when('DetermineBestInterest', command)).toMatchObject([{ data: { bidId: 'the-command' } }]);
  });

  const colleague = { id: 'bopha', role: 'CASE_WORKER' };
  const author = { id: 'sokha', role: 'CASE_WORKER' };

  it.each<{ title: string; given: Facts; on?: string; by?: { id: string; role: string }; outcome: string }>([
    { title: 'by another person of another role', given: [determined()], outcome: 'BestInterestConfirmed' },
    { title: 'not by its author', given: [determined()], by: author, outcome: 'APPROVER_IS_AUTHOR' },
    {
      title: 'not by its author in another role',
      given: [determined()],
      by: { ...author, role: 'SUPERVISOR' },
      outcome: 'APPROVER_IS_AUTHOR',
    },
    {
      title: 'not by another person of the same role',
      given: [determined()],
      by: colleague,
      outcome: 'APPROVER_ROLE_REQUIRED',
    },
    {
      title: 'by a case worker, when a supervisor determined',
      given: [determined({}, supervisor)],
      by: colleague,
      outcome: 'BestInterestConfirmed',
    },
    { title: 'on the same day', given: [determined()], on: '2020-02-06', outcome: 'BestInterestConfirmed' },
    { title: 'not before', given: [determined()], on: '2020-02-05', outcome: 'DATE_ORDER' },
    { title: 'not tomorrow', given: [determined()], on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
    { title: 'once', given: [determined(), confirmed({}, supervisor)], outcome: '' },
    {
      title: 'not on another day too',
      given: [determined(), confirmed({}, supervisor)],
      on: '2020-02-08',
      outcome: 'ALREADY_CONFIRMED',
    },
    { title: 'not by another one too', given: [determined(), confirmed({}, colleague)], outcome: 'ALREADY_CONFIRMED' },
    { title: 'not when there is none', given: [], outcome: 'NOTHING_HERE' },
  ])('is confirmed $title', ({ given, on = '2020-02-07', by = supervisor, outcome }) => {
    const answer = journey(girl(), ...given).when('ConfirmBestInterest', { bidId: 'bid', on }, { by });
    expect(outcomeOf(answer)).toBe(outcome);
  });
});

describe('the best interest that a measure needs (rule 7)', () => {
  const yes = [determined(), confirmed()];
  const anew = [determined({ bidId: 'three', on: '2020-05-05' }), confirmed({ bidId: 'three', on: '2020-05-06' })];
  const no = [
    determined({ bidId: 'two', on: '2020-03-02', outcome: 'NotInBestInterest' }),
    confirmed({ bidId: 'two', on: '2020-03-03' }),
  ];

  it.each<{ title: string; given: Facts; on: string; allowed: boolean }>([
    { title: 'nothing yet', given: [girl()], on: '2020-02-10', allowed: false },
    { title: 'determined by one', given: [girl(), determined()], on: '2020-02-10', allowed: false },
    { title: 'confirmed on the day', given: [girl(), ...yes], on: '2020-02-07', allowed: true },
    { title: 'confirmed the day after', given: [girl(), ...yes], on: '2020-02-06', allowed: false },
    {
      title: 'of another measure',
      given: [girl(), determined({ measure: 'Repatriation' }), confirmed()],
      on: '2020-02-10',
      allowed: false,
    },
    {
      title: 'found not to be best',
      given: [girl(), determined({ outcome: 'NotInBestInterest' }), confirmed()],
      on: '2020-02-10',
      allowed: false,
    },
    { title: 'found not to be best any more', given: [girl(), ...yes, ...no], on: '2020-03-03', allowed: false },
    { title: 'found not to be best later', given: [girl(), ...yes, ...no], on: '2020-03-02', allowed: true },
    { title: 'found so after a “no” recorded late', given: [girl(), ...no, ...yes], on: '2020-03-03', allowed: false },
    { title: 'of an adult', given: [woman()], on: '2020-02-10', allowed: true },
    { title: 'on the 18th birthday', given: [girl()], on: '2020-06-01', allowed: true },
    {
      title: 'found before the case was reopened',
      given: [girl(), ...yes, closed(), reopened()],
      on: '2020-05-04',
      allowed: false,
    },
    {
      title: 'found since it was reopened',
      given: [girl(), ...yes, closed(), reopened(), ...anew],
      on: '2020-05-06',
      allowed: true,
    },
  ])('$title', ({ given, on, allowed }) => {
    const { review, referral } = journey(...given).state();
    const asked = { measure: 'FosterPlacement', on } as const;
    expect(refusalOf(() => requireBestInterest(review, referral, asked))).toBe(allowed ? '' : 'BID_REQUIRED');
  });
});

describe('the determination that a placement needs for itself', () => {
  const asked = { measure: 'FosterPlacement', on: '2020-02-20' } as const;
  const yes = [girl(), determined(), confirmed()];
  const placed = entered({ housing: 'Foster', bidId: 'bid' });
  const again = [determined({ bidId: 'two', on: '2020-02-12' }), confirmed({ bidId: 'two', on: '2020-02-13' })];

  const restsOn = (...facts: Facts) => {
    const { review, referral } = journey(...facts).state();
    let rests = {};
    return refusalOf(() => (rests = requireBestInterest(review, referral, asked))) || rests;
  };

  it.each<[string, Facts, object | string]>([
    ['one that nothing rests on yet', yes, { bidId: 'bid' }],
    ['none that another rests on', [...yes, placed], 'BID_REQUIRED'],
    ['one after that', [...yes, placed, ...again], { bidId: 'two' }],
    ['none from before it, when a later one is spent', [...yes, ...again, entered({ bidId: 'two' })], 'BID_REQUIRED'],
    ['none, of an adult', [woman(), determined(), confirmed()], {}],
  ])('%s', (_, facts, rests) => {
    expect(restsOn(...facts)).toEqual(rests);
  });

  it('may be missing when recorded against the rule by name, and then none is used', () => {
    const { review, referral } = journey(girl()).state();
    expect(requireBestInterest(review, referral, { ...asked, irregular: 'BID_REQUIRED' })).toEqual({});
    expect(refusalOf(() => requireBestInterest(review, referral, { ...asked, irregular: 'SAFETY_PLAN_MISSING' }))).toBe(
      'BID_REQUIRED',
    );
  });
});
