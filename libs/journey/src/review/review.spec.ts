import { foldRows, type Seen } from '#read-models';
import { confirmed, determined, girl, journey, outcomeOf, refusalOf, reviewed, supervisor, woman } from '../testing.js';
import { mdtReviewProjection } from './review.projection.js';
import { requireBestInterest } from './review.rules.js';

type Facts = Parameters<typeof journey>;

describe('a review by several agencies', () => {
  const held = { on: '2020-02-06', agencies: ['LawEnforcement', 'Justice'] } as const;

  it.each<[string, Facts, object, string]>([
    ['is held', [girl()], {}, 'MdtReviewHeld'],
    ['of an adult is held too', [woman()], {}, 'MdtReviewHeld'],
    ['is held by somebody', [girl()], { agencies: [] }, 'AGENCIES_MISSING'],
    ['is not held before the referral', [girl()], { on: '2020-01-31' }, 'DATE_ORDER'],
    ['is not held tomorrow', [girl()], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['is held once', [girl(), reviewed({ recommends: [] })], { mdtReviewId: 'review' }, ''],
    ['is another one under an id of its own', [girl(), reviewed()], { mdtReviewId: 'two' }, 'MdtReviewHeld'],
    ['does not take the id of another', [girl(), reviewed()], { mdtReviewId: 'review', on: '2020-02-07' }, 'ID_USED'],
  ])('%s', (_, facts, said, outcome) => {
    expect(outcomeOf(journey(...facts).when('HoldMdtReview', { ...held, ...said }))).toBe(outcome);
  });

  it('says what it recommends in codes, and in its own words', () => {
    const said = { recommends: ['Return'], recommendations: ['To her aunt, with a visit each week.'] } as const;
    expect(journey(girl()).when('HoldMdtReview', { ...held, ...said })).toEqual([
      { type: 'MdtReviewHeld', data: { ...held, ...said, mdtReviewId: 'the-command' } },
    ]);
    expect(journey(girl()).when('HoldMdtReview', held)).toMatchObject([{ data: { recommends: [] } }]);
  });

  it('is shown as a row of its own', () => {
    const { type, data } = reviewed();
    const seen = { data, meta: { subject: 'her', type, revision: 1, position: 1n, sealed: [] } } as unknown as Seen;
    expect(foldRows(mdtReviewProjection, [], [seen]).saved).toEqual([
      expect.objectContaining({ survivorId: 'her', mdtReviewId: 'review', on: '2020-02-06', recommends: ['Return'] }),
    ]);
  });
});

describe('a best-interest determination', () => {
  const command = { measure: 'FosterPlacement', outcome: 'InBestInterest', on: '2020-02-06' } as const;

  it.each<[string, Facts, string, string]>([
    ['is made', [girl()], '2020-02-06', 'BestInterestDetermined'],
    ['is made once', [girl(), determined()], '2020-02-06', ''],
    ['is not made before the referral', [girl()], '2020-01-31', 'DATE_ORDER'],
    ['is not made tomorrow', [girl()], '2026-03-02', 'DATE_IN_FUTURE'],
  ])('%s', (_, facts, on, outcome) => {
    const asked = { ...command, bidId: 'bid', on };
    expect(outcomeOf(journey(...facts).when('DetermineBestInterest', asked))).toBe(outcome);
  });

  it('is named after its command when nobody named it', () => {
    expect(journey(girl()).when('DetermineBestInterest', command)).toMatchObject([{ data: { bidId: 'the-command' } }]);
  });

  const colleague = { id: 'bopha', role: 'CASE_WORKER' };
  const author = { id: 'sokha', role: 'CASE_WORKER' };

  it.each<[string, Facts, string, { id: string; role: string }, string]>([
    ['by another person of another role', [determined()], '2020-02-07', supervisor, 'BestInterestConfirmed'],
    ['not by its author', [determined()], '2020-02-07', author, 'APPROVER_IS_AUTHOR'],
    [
      'not by its author in another role',
      [determined()],
      '2020-02-07',
      { ...author, role: 'SUPERVISOR' },
      'APPROVER_IS_AUTHOR',
    ],
    ['not by another person of the same role', [determined()], '2020-02-07', colleague, 'APPROVER_ROLE_REQUIRED'],
    [
      'by a case worker, when a supervisor determined',
      [determined({}, supervisor)],
      '2020-02-07',
      colleague,
      'BestInterestConfirmed',
    ],
    ['on the same day', [determined()], '2020-02-06', supervisor, 'BestInterestConfirmed'],
    ['not before', [determined()], '2020-02-05', supervisor, 'DATE_ORDER'],
    ['not tomorrow', [determined()], '2026-03-02', supervisor, 'DATE_IN_FUTURE'],
    ['once', [determined(), confirmed()], '2020-02-08', supervisor, ''],
    ['not when there is none', [], '2020-02-07', supervisor, 'NOT_FOUND'],
  ])('is confirmed %s', (_, facts, on, by, outcome) => {
    const answer = journey(girl(), ...facts).when('ConfirmBestInterest', { bidId: 'bid', on }, { by });
    expect(outcomeOf(answer)).toBe(outcome);
  });
});

describe('what a placement needs (rule 7)', () => {
  const yes = [determined(), confirmed()];
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
    ['on her 18th birthday', [girl()], '2020-06-01', true],
  ])('%s', (_, facts, on, allowed) => {
    const { review, referral } = journey(...facts).state();
    const asked = { measure: 'FosterPlacement', on } as const;
    expect(refusalOf(() => requireBestInterest(review, referral, asked))).toBe(allowed ? '' : 'BID_REQUIRED');
  });
});
