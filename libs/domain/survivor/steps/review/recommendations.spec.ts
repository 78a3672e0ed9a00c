import { SAMPLE_DIRECTORY } from '../../../directory/testing.js';
import { closureRequested, girl, journey, outcomeOf, supervisor, woman } from '../../testing.js';
import { dueDays } from '../../testing/due.js';
import type { ReviewCommands } from './review.decider.js';

type Facts = Parameters<typeof journey>;

const action = { recommendationId: 'one', text: 'Find a school.', owner: 'sokha', dueOn: '2020-04-01' };
const review: ReviewCommands['HoldMdtReview'] = {
  mdtReviewId: 'review',
  on: '2020-03-02',
  agencies: ['Justice'],
  attendees: ['sokha', 'Kru Khmer Clinic'],
  actions: [action],
};
const held = { type: 'MdtReviewHeld', data: { ...review, mdtReviewId: 'review', recommends: [] } } as const;
const twoHeld = {
  ...held,
  data: { ...held.data, actions: [action, { ...action, recommendationId: 'two' }] },
} as const;
const done = {
  type: 'RecommendationDone',
  data: { mdtReviewId: 'review', recommendationId: 'one', on: '2020-03-20' },
} as const;

describe('who takes part in a review, and what it recommends', () => {
  it.each<[string, Partial<typeof review>, string]>([
    ['colleagues and organisations of the registers', {}, 'MdtReviewHeld'],
    ['an organisation in any case', { attendees: ['kru khmer clinic'] }, 'MdtReviewHeld'],
    ['nobody else', { attendees: ['sohka'] }, 'ATTENDEE_UNKNOWN'],
    ['no colleague who had left', { attendees: ['bopha'], on: '2020-07-02', actions: [] }, 'WORKER_NOT_ACTIVE'],
    ['an owner of the registers', { actions: [{ ...action, owner: 'Somebody' }] }, 'ATTENDEE_UNKNOWN'],
    ['a day after the review', { actions: [{ ...action, dueOn: '2020-03-01' }] }, 'DATE_ORDER'],
    ['one id for each', { actions: [action, action] }, 'ID_USED'],
  ])('is compared with the registers: %s', (_, input, outcome) => {
    const answer = journey(girl()).when('HoldMdtReview', { ...review, ...input }, { directory: SAMPLE_DIRECTORY });
    expect(outcomeOf(answer)).toBe(outcome);
  });

  it('is not compared with empty registers', () => {
    expect(outcomeOf(journey(girl()).when('HoldMdtReview', { ...review, attendees: ['sohka'] }))).toBe('MdtReviewHeld');
  });

  it('takes no id of an earlier review', () => {
    const again = { ...review, mdtReviewId: 'second' };
    expect(journey(girl(), held).when('HoldMdtReview', again)).toBe('ID_USED');
  });
});

describe('a recommendation', () => {
  const complete = { recommendationId: 'one', on: '2020-03-20' };

  it.each<{ title: string; given: Facts; input: Partial<typeof complete>; outcome: string }>([
    { title: 'is carried out', given: [girl(), held], input: {}, outcome: 'RecommendationDone' },
    { title: 'is carried out once', given: [girl(), held, done], input: {}, outcome: '' },
    {
      title: 'is not carried out on two days',
      given: [girl(), twoHeld, done],
      input: { on: '2020-03-21' },
      outcome: 'RECOMMENDATION_DONE',
    },
    {
      title: 'is not carried out before the review',
      given: [girl(), held],
      input: { on: '2020-03-01' },
      outcome: 'DATE_ORDER',
    },
    { title: 'must have been made', given: [girl(), held], input: { recommendationId: 'other' }, outcome: 'NOT_FOUND' },
    { title: 'must be open', given: [girl()], input: {}, outcome: 'NOTHING_HERE' },
  ])('$title', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('CompleteRecommendation', { ...complete, ...input }))).toBe(outcome);
  });

  it('stands in the list of tasks until then', () => {
    expect(dueDays([held], ['Recommendation'])).toEqual(['Recommendation 2020-04-01']);
    expect(dueDays([held, done], ['Recommendation'])).toEqual([]);
  });

  it('must be carried out before the case is closed', () => {
    const close = (...facts: Facts) =>
      outcomeOf(
        journey(woman(), ...facts, closureRequested()).when('CloseCase', { on: '2020-03-31' }, { by: supervisor }),
      );
    expect(close(held)).toBe('OPEN_TASKS');
    expect(close(held, done)).toBe('CaseClosed');
  });
});
