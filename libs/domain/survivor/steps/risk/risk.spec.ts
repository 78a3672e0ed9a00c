import type { Actor } from '#kernel/decider';
import { assessed, closed, girl, journey, outcomeOf, reductionApproved, reopened, supervisor } from '../../testing.js';
import { levelInForce } from './risk.rules.js';

type Facts = Parameters<typeof journey>;

const high = assessed({ assessmentId: 'high', level: 'High', on: '2020-02-12' });
const lower = assessed({ assessmentId: 'lower', level: 'Low', on: '2020-02-20' });
const approved = reductionApproved({ assessmentId: 'lower', level: 'Low', on: '2020-02-21' });

describe('an assessment', () => {
  const assess = { level: 'Medium', retraffickingIndicators: ['Debt'], on: '2020-02-12' } as const;

  it.each<[string, Facts, string, string]>([
    ['is made', [girl()], '2020-02-12', 'RiskAssessed'],
    ['on the day of the referral', [girl()], '2020-02-01', 'RiskAssessed'],
    ['not before', [girl()], '2020-01-31', 'DATE_ORDER'],
    ['not tomorrow', [girl()], '2026-03-02', 'DATE_IN_FUTURE'],
    ['not after closure', [girl(), closed()], '2020-04-30', 'CASE_CLOSED'],
    ['not before the case was reopened', [girl(), closed(), reopened()], '2020-05-03', 'DATE_ORDER'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('AssessRisk', { ...assess, on }))).toBe(outcome);
  });

  it('takes the id of its command when none is given', () => {
    expect(journey(girl()).when('AssessRisk', assess)).toEqual([
      { type: 'RiskAssessed', data: { ...assess, assessmentId: 'the-command' } },
    ]);
  });

  it('is made once under its id; another assessment needs another id', () => {
    const given = journey(girl(), high);
    expect(given.when('AssessRisk', high.data as never)).toEqual([]);
    expect(given.when('AssessRisk', { ...high.data, level: 'Low' } as never)).toBe('ID_USED');
  });

  it('scores each domain once', () => {
    const domains = [
      { domain: 'Shelter', score: 2 },
      { domain: 'Care', score: 3 },
    ] as const;
    const given = journey(girl());
    expect(outcomeOf(given.when('AssessRisk', { ...assess, domains }))).toBe('RiskAssessed');
    expect(given.when('AssessRisk', { ...assess, domains: [...domains, domains[0]] })).toBe('DOMAIN_TWICE');
  });
});

describe('the level in force (rule 10)', () => {
  it.each<[string, Facts, string | undefined]>([
    ['is none before the first assessment', [], undefined],
    ['is that of the assessment', [lower], 'Low'],
    ['rises at once', [lower, assessed({ assessmentId: 'worse', level: 'High', on: '2020-03-01' })], 'High'],
    ['falls at once from Medium', [assessed(), lower], 'Low'],
    ['does not fall from High by an assessment alone', [high, lower], 'High'],
    ['falls from High once that is approved', [high, lower, approved], 'Low'],
    [
      'falls no lower by an older assessment that was recorded late',
      [high, assessed({ assessmentId: 'older', level: 'Low', on: '2020-02-11' })],
      'High',
    ],
    [
      'rises again after it was lowered',
      [high, lower, approved, assessed({ assessmentId: 'worse', level: 'High', on: '2020-03-01' })],
      'High',
    ],
    ['is High when that was recorded late', [lower, high], 'High'],
    [
      'is that of the last day, whenever it was recorded',
      [lower, assessed({ assessmentId: 'older', on: '2020-02-19' })],
      'Low',
    ],
    ['is none when the case is reopened', [high, closed(), reopened()], undefined],
  ])('%s', (_, facts, level) => {
    expect(levelInForce(journey(girl(), ...facts).state().risk.assessments)).toBe(level);
  });
});

describe('a reduction from High is approved', () => {
  it.each<[string, Facts, { by?: Partial<Actor>; on?: string }, string]>([
    ['by a supervisor', [high, lower], {}, 'RiskReductionApproved'],
    ['not by a case worker', [high, lower], { by: { id: 'bopha' } }, 'APPROVER_ROLE_REQUIRED'],
    ['not by the assessor', [high, lower], { by: { id: 'sokha', role: 'SUPERVISOR' } }, 'APPROVER_IS_AUTHOR'],
    ['not before the assessment', [high, lower], { on: '2020-02-19' }, 'DATE_ORDER'],
    ['not tomorrow', [high, lower], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['once', [high, lower, approved], { on: '2020-02-21' }, ''],
    ['once, and not on another day', [high, lower, approved], { on: '2020-02-22' }, 'NOTHING_TO_APPROVE'],
    [
      'not on another day, while another reduction awaits approval',
      [
        high,
        lower,
        approved,
        assessed({ assessmentId: 'again', level: 'High', on: '2020-02-25' }),
        assessed({ assessmentId: 'last', level: 'Low', on: '2020-02-26' }),
      ],
      { on: '2020-02-22' },
      'ID_USED',
    ],
    ['not when the level was not High', [assessed(), lower], {}, 'NOTHING_TO_APPROVE'],
    [
      'not when a later assessment was made',
      [high, lower, assessed({ assessmentId: 'last', on: '2020-02-25' })],
      { on: '2020-02-26' },
      'NOTHING_TO_APPROVE',
    ],
    [
      'though an older assessment was recorded since',
      [high, lower, assessed({ assessmentId: 'older', on: '2020-02-19' })],
      {},
      'RiskReductionApproved',
    ],
    ['not without a lower assessment', [high], {}, 'NOTHING_TO_APPROVE'],
    ['not without assessment', [], {}, 'NOTHING_HERE'],
    ['not in another episode', [high, lower, closed(), reopened()], { on: '2020-05-05' }, 'NOTHING_HERE'],
  ])('%s', (_, facts, { by = supervisor, on = '2020-02-20' }, outcome) => {
    const answer = journey(girl(), ...facts).when('ApproveRiskReduction', { assessmentId: 'lower', on }, { by });
    expect(outcomeOf(answer)).toBe(outcome);
  });

  it('to the level of that assessment', () => {
    const approval = { assessmentId: 'lower', on: '2020-02-21', reasons: 'The uncle has moved away.' };
    expect(journey(girl(), high, lower).when('ApproveRiskReduction', approval, { by: supervisor })).toEqual([
      { type: 'RiskReductionApproved', data: { ...approval, level: 'Low' } },
    ]);
  });
});
