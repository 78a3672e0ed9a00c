import { Refusal, type Actor } from '#kernel/decider';
import { survivor, type SurvivorState } from '../survivor.js';
import { SETTINGS } from '../testing/random-journey.js';
import { refusedChoicesIn } from './choices.rules.js';

const NOW = '2021-06-01T09:00:00.000Z';
const by: Actor = { id: 'makara', role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet' };
const context = { steps: {}, by, now: NOW, commandId: 'the-command', settings: SETTINGS };

const plan = (planId: string, more: object) => ({
  planId,
  status: 'submitted',
  since: '2021-02-20',
  by: 'sokha',
  goals: ['school'],
  payload: {},
  ...more,
});

const bid = (bidId: string, more: object) => ({
  bidId,
  on: '2021-02-20',
  measure: 'FosterPlacement',
  outcome: 'InBestInterest',
  by: 'sokha',
  role: 'CASE_WORKER',
  void: false,
  ...more,
});

const plans = [
  plan('active', { status: 'approved', since: '2021-03-01', activeFrom: '2021-03-01' }),
  plan('goes on', {}),
  plan('leaves out', { goals: ['work'] }),
  plan('own', { by: 'makara' }),
];

/** Several plans and determinations wait at once, which hardly ever comes by chance. */
const state = {
  ...survivor.initial,
  referral: { referredOn: '2021-01-01', made: {} },
  plan: { plans: Object.fromEntries(plans.map((one) => [one.planId, one])), settled: {} },
  review: {
    ...survivor.initial.review,
    determinations: [
      bid('of a colleague', {}),
      bid('own', { by: 'makara', role: 'SUPERVISOR' }),
      bid('of the same role', { by: 'dara', role: 'SUPERVISOR' }),
    ],
  },
} as unknown as SurvivorState;

type Name = 'ApproveCasePlan' | 'ReturnCasePlan' | 'ConfirmBestInterest';

const outcomeOf = (name: Name, command: object): string => {
  try {
    survivor.decide[name](state, command as never, context);
    return 'recorded';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

/** What the form bars, and what the service says to the same choices. */
const barredAndRefused = (name: Name, field: string, ids: readonly string[], on: string) => {
  const refused = refusedChoicesIn(state, name, { ...context, on, mayOverride: false });
  const barred = ids.map((id) => refused.find(({ choice }) => 'id' in choice && choice.id === id)?.refusal.code);
  const outcomes = ids.map((id) => outcomeOf(name, { [field]: id, on, reason: 'Not yet.' }));
  return [barred.map((code) => code ?? 'recorded'), outcomes];
};

const PLANS = ['goes on', 'leaves out', 'own'];
const BIDS = ['of a colleague', 'own', 'of the same role'];

describe('a decision offers only what the reader may decide on that day', () => {
  it.each([
    {
      name: 'ApproveCasePlan',
      field: 'planId',
      ids: PLANS,
      on: '2021-03-10',
      expected: ['recorded', 'GOALS_LEFT_OUT', 'APPROVER_IS_AUTHOR'],
    },
    {
      name: 'ApproveCasePlan',
      field: 'planId',
      ids: PLANS,
      on: '2021-02-25',
      expected: ['DATE_ORDER', 'GOALS_LEFT_OUT', 'APPROVER_IS_AUTHOR'],
    },
    {
      name: 'ReturnCasePlan',
      field: 'planId',
      ids: PLANS,
      on: '2021-02-25',
      expected: ['recorded', 'recorded', 'APPROVER_IS_AUTHOR'],
    },
    {
      name: 'ReturnCasePlan',
      field: 'planId',
      ids: PLANS,
      on: '2021-02-19',
      expected: ['DATE_ORDER', 'DATE_ORDER', 'APPROVER_IS_AUTHOR'],
    },
    {
      name: 'ConfirmBestInterest',
      field: 'bidId',
      ids: BIDS,
      on: '2021-02-20',
      expected: ['recorded', 'APPROVER_IS_AUTHOR', 'APPROVER_ROLE_REQUIRED'],
    },
    {
      name: 'ConfirmBestInterest',
      field: 'bidId',
      ids: BIDS,
      on: '2021-02-19',
      expected: ['DATE_ORDER', 'APPROVER_IS_AUTHOR', 'APPROVER_ROLE_REQUIRED'],
    },
  ] as const)('$name.$field', ({ name, field, ids, on, expected }) => {
    expect(barredAndRefused(name, field, ids, on)).toEqual([expected, expected]);
  });
});
