import { closed, girl, journey, refusalOf, reopened, reviewed } from '../../testing.js';
import { requireSafeReturn } from './review.rules.js';

type Facts = Parameters<typeof journey>;

describe('the safeguards for a return to a home with a recruiter', () => {
  const against = reviewed({ mdtReviewId: 'two', on: '2020-02-10', recommends: ['NoReturn'] });
  const plan = 'An aunt sleeps in the same room.';

  it.each<{ title: string; given: Facts; safetyPlan?: unknown; irregular?: string; code: string }>([
    { title: 'a review that is for it, and a plan', given: [reviewed()], safetyPlan: plan, code: '' },
    { title: 'a plan, if it is erased by now', given: [reviewed()], safetyPlan: { erased: true }, code: '' },
    { title: 'a review', given: [], safetyPlan: plan, code: 'MDT_REVIEW_REQUIRED' },
    {
      title: 'a review that names it',
      given: [reviewed({ recommends: ['Services'] })],
      safetyPlan: plan,
      code: 'MDT_REVIEW_REQUIRED',
    },
    {
      title: 'a review by that day',
      given: [reviewed({ on: '2020-02-21' })],
      safetyPlan: plan,
      code: 'MDT_REVIEW_REQUIRED',
    },
    {
      title: 'a review that was not overturned',
      given: [reviewed(), against],
      safetyPlan: plan,
      code: 'MDT_REVIEW_REQUIRED',
    },
    {
      title: 'none of those overturned by it',
      given: [against, reviewed({ on: '2020-02-11' })],
      safetyPlan: plan,
      code: '',
    },
    {
      title: 'a review without a vote against it',
      given: [reviewed({ recommends: ['Return', 'NoReturn'] })],
      safetyPlan: plan,
      code: 'MDT_REVIEW_REQUIRED',
    },
    {
      title: 'a review since the case was reopened',
      given: [reviewed(), closed(), reopened({ on: '2020-02-15' })],
      safetyPlan: plan,
      code: 'MDT_REVIEW_REQUIRED',
    },
    { title: 'a plan', given: [reviewed()], code: 'SAFETY_PLAN_MISSING' },
    {
      title: 'less when it is recorded against the rule: no plan',
      given: [reviewed()],
      irregular: 'SAFETY_PLAN_MISSING',
      code: '',
    },
    {
      title: 'less when it is recorded against the rule: no review, nor plan',
      given: [],
      irregular: 'MDT_REVIEW_REQUIRED',
      code: '',
    },
    {
      title: 'less when it is recorded against the rule: nothing at all',
      given: [],
      irregular: 'BID_REQUIRED',
      code: '',
    },
    {
      title: 'a review even when the irregular entry names only the missing plan',
      given: [],
      irregular: 'SAFETY_PLAN_MISSING',
      code: 'MDT_REVIEW_REQUIRED',
    },
  ])('$title', ({ given, safetyPlan, irregular, code }) => {
    const { review } = journey(girl(), ...given).state();
    expect(refusalOf(() => requireSafeReturn(review, { on: '2020-02-20', safetyPlan, irregular }))).toBe(code);
  });
});
