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
import { requireBestInterest, requireOwnBestInterest, requireSafeReturn } from './review.rules.js';

type Facts = Parameters<typeof journey>;

describe('a review by several agencies', () => {
  const held = { on: '2020-02-06', agencies: ['LawEnforcement', 'Justice'] } as const;

  it.each<[string, Facts, object, string]>([
    ['is held', [girl()], {}, 'MdtReviewHeld'],
    ['of an adult is held too', [woman()], {}, 'MdtReviewHeld'],
    ['is held by an agency', [girl()], { agencies: [] }, 'AGENCIES_MISSING'],
    ['is not held before the referral', [girl()], { on: '2020-01-31' }, 'DATE_ORDER'],
    ['is not held before the case was reopened', [girl(), closed(), reopened()], { on: '2020-05-03' }, 'DATE_ORDER'],
    ['is not held on a future day', [girl()], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['is held once', [girl(), reviewed({ recommends: [] })], { mdtReviewId: 'review' }, ''],
    ['is another review under an id of its own', [girl(), reviewed()], { mdtReviewId: 'two' }, 'MdtReviewHeld'],
    ['does not take the id of another', [girl(), reviewed()], { mdtReviewId: 'review', on: '2020-02-07' }, 'ID_USED'],
  ])('%s', (_, facts, input, outcome) => {
    expect(outcomeOf(journey(...facts).when('HoldMdtReview', { ...held, ...input }))).toBe(outcome);
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

  it.each<[string, Facts, string, string]>([
    ['is made', [girl()], '2020-02-06', 'BestInterestDetermined'],
    ['is made once', [girl(), determined()], '2020-02-06', ''],
    ['does not take the id of another', [girl(), determined()], '2020-02-07', 'ID_USED'],
    ['is not made before the case was reopened', [girl(), closed(), reopened()], '2020-05-03', 'DATE_ORDER'],
    ['is not made before the referral', [girl()], '2020-01-31', 'DATE_ORDER'],
    ['is not made on a future day', [girl()], '2026-03-02', 'DATE_IN_FUTURE'],
  ])('%s', (_, facts, on, outcome) => {
    const asked = { ...command, bidId: 'bid', on };
    expect(outcomeOf(journey(...facts).when('DetermineBestInterest', asked))).toBe(outcome);
  });

  it('takes the id of its command when none is given', () => {
    expect(journey(girl()).when('DetermineBestInterest', command)).toMatchObject([{ data: { bidId: 'the-command' } }]);
  });

  const colleague = { id: 'bopha', role: 'CASE_WORKER' };
  const author = { id: 'sokha', role: 'CASE_WORKER' };

  it.each<[string, Facts, { on?: string; by?: { id: string; role: string } }, string]>([
    ['by another person of another role', [determined()], {}, 'BestInterestConfirmed'],
    ['not by its author', [determined()], { by: author }, 'APPROVER_IS_AUTHOR'],
    [
      'not by its author in another role',
      [determined()],
      { by: { ...author, role: 'SUPERVISOR' } },
      'APPROVER_IS_AUTHOR',
    ],
    ['not by another person of the same role', [determined()], { by: colleague }, 'APPROVER_ROLE_REQUIRED'],
    [
      'by a case worker, when a supervisor determined',
      [determined({}, supervisor)],
      { by: colleague },
      'BestInterestConfirmed',
    ],
    ['on the same day', [determined()], { on: '2020-02-06' }, 'BestInterestConfirmed'],
    ['not before', [determined()], { on: '2020-02-05' }, 'DATE_ORDER'],
    ['not tomorrow', [determined()], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['once', [determined(), confirmed({}, supervisor)], {}, ''],
    ['not on another day too', [determined(), confirmed({}, supervisor)], { on: '2020-02-08' }, 'ALREADY_CONFIRMED'],
    ['not by another one too', [determined(), confirmed({}, colleague)], {}, 'ALREADY_CONFIRMED'],
    ['not when there is none', [], {}, 'NOTHING_HERE'],
  ])('is confirmed %s', (_, facts, { on = '2020-02-07', by = supervisor }, outcome) => {
    const answer = journey(girl(), ...facts).when('ConfirmBestInterest', { bidId: 'bid', on }, { by });
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

  it.each<[string, Facts, string, boolean]>([
    ['nothing yet', [girl()], '2020-02-10', false],
    ['determined by one', [girl(), determined()], '2020-02-10', false],
    ['confirmed on the day', [girl(), ...yes], '2020-02-07', true],
    ['confirmed the day after', [girl(), ...yes], '2020-02-06', false],
    ['of another measure', [girl(), determined({ measure: 'Repatriation' }), confirmed()], '2020-02-10', false],
    ['found not to be best', [girl(), determined({ outcome: 'NotInBestInterest' }), confirmed()], '2020-02-10', false],
    ['found not to be best any more', [girl(), ...yes, ...no], '2020-03-03', false],
    ['found not to be best later', [girl(), ...yes, ...no], '2020-03-02', true],
    ['found so after a “no” recorded late', [girl(), ...no, ...yes], '2020-03-03', false],
    ['of an adult', [woman()], '2020-02-10', true],
    ['on the 18th birthday', [girl()], '2020-06-01', true],
    ['found before the case was reopened', [girl(), ...yes, closed(), reopened()], '2020-05-04', false],
    ['found since it was reopened', [girl(), ...yes, closed(), reopened(), ...anew], '2020-05-06', true],
  ])('%s', (_, facts, on, allowed) => {
    const { review, referral } = journey(...facts).state();
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
    return refusalOf(() => (rests = requireOwnBestInterest(review, referral, asked))) || rests;
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

  it('a later measure that follows from the placement needs no other determination', () => {
    const { review, referral } = journey(...yes, placed).state();
    expect(refusalOf(() => requireBestInterest(review, referral, asked))).toBe('');
  });

  it('may be missing when recorded against the rule by name, and then none is used', () => {
    const { review, referral } = journey(girl()).state();
    expect(requireOwnBestInterest(review, referral, { ...asked, irregular: 'BID_REQUIRED' })).toEqual({});
    expect(
      refusalOf(() => requireOwnBestInterest(review, referral, { ...asked, irregular: 'SAFETY_PLAN_MISSING' })),
    ).toBe('BID_REQUIRED');
  });
});

describe('the safeguards for a return to a home with a recruiter', () => {
  const against = reviewed({ mdtReviewId: 'two', on: '2020-02-10', recommends: ['NoReturn'] });
  const plan = 'An aunt sleeps in the same room.';

  it.each<[string, Facts, { safetyPlan?: unknown; irregular?: string }, string]>([
    ['a review that is for it, and a plan', [reviewed()], { safetyPlan: plan }, ''],
    ['a plan, if it is erased by now', [reviewed()], { safetyPlan: { erased: true } }, ''],
    ['a review', [], { safetyPlan: plan }, 'MDT_REVIEW_REQUIRED'],
    ['a review that names it', [reviewed({ recommends: ['Services'] })], { safetyPlan: plan }, 'MDT_REVIEW_REQUIRED'],
    ['a review by that day', [reviewed({ on: '2020-02-21' })], { safetyPlan: plan }, 'MDT_REVIEW_REQUIRED'],
    ['a review that was not overturned', [reviewed(), against], { safetyPlan: plan }, 'MDT_REVIEW_REQUIRED'],
    ['none of those overturned by it', [against, reviewed({ on: '2020-02-11' })], { safetyPlan: plan }, ''],
    [
      'a review without a vote against it',
      [reviewed({ recommends: ['Return', 'NoReturn'] })],
      { safetyPlan: plan },
      'MDT_REVIEW_REQUIRED',
    ],
    [
      'a review since the case was reopened',
      [reviewed(), closed(), reopened({ on: '2020-02-15' })],
      { safetyPlan: plan },
      'MDT_REVIEW_REQUIRED',
    ],
    ['a plan', [reviewed()], {}, 'SAFETY_PLAN_MISSING'],
    ['less when it is recorded against the rule: no plan', [reviewed()], { irregular: 'SAFETY_PLAN_MISSING' }, ''],
    ['less when it is recorded against the rule: no review, nor plan', [], { irregular: 'MDT_REVIEW_REQUIRED' }, ''],
    ['less when it is recorded against the rule: nothing at all', [], { irregular: 'BID_REQUIRED' }, ''],
    [
      'a review even when the irregular entry names only the missing plan',
      [],
      { irregular: 'SAFETY_PLAN_MISSING' },
      'MDT_REVIEW_REQUIRED',
    ],
  ])('%s', (_, facts, { safetyPlan, irregular }, code) => {
    const { review } = journey(girl(), ...facts).state();
    expect(refusalOf(() => requireSafeReturn(review, { on: '2020-02-20', safetyPlan, irregular }))).toBe(code);
  });
});
