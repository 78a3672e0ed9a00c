import type { Actor } from '#kernel/decider';
import { assessed, closed, girl, journey, outcomeOf, reductionApproved, reopened, supervisor } from '../../testing.js';
import { levelInForce } from './risk.rules.js';

type Facts = Parameters<typeof journey>;

const high = assessed({ assessmentId: 'high', level: 'High', on: '2020-02-12' });
const lower = assessed({ assessmentId: 'lower', level: 'Low', on: '2020-02-20' });
const approved = reductionApproved({ assessmentId: 'lower', level: 'Low', on: '2020-02-21' });

describe('an assessment', () => {
  const assess = { level: 'Medium', retraffickingIndicators: ['Debt'], on: '2020-02-12' } as const;

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'is made', given: [girl()], on: '2020-02-12', outcome: 'RiskAssessed' },
    { title: 'on the day of the referral', given: [girl()], on: '2020-02-01', outcome: 'RiskAssessed' },
    { title: 'not before', given: [girl()], on: '2020-01-31', outcome: 'DATE_ORDER' },
    { title: 'not tomorrow', given: [girl()], on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
    { title: 'not after closure', given: [girl(), closed()], on: '2020-04-30', outcome: 'CASE_CLOSED' },
    {
      title: 'not before the case was reopened',
      given: [girl(), closed(), reopened()],
      on: '2020-05-03',
      outcome: 'DATE_ORDER',
    },
  ])('$title → $outcome', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('AssessRisk', { ...assess, on }))).toBe(outcome);
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
  it.each<{ title: string; given: Facts; by?: Partial<Actor>; on?: string; outcome: string }>([
    { title: 'by a supervisor', given: [high, lower], outcome: 'RiskReductionApproved' },
    { title: 'not by a case worker', given: [high, lower], by: { id: 'bopha' }, outcome: 'APPROVER_ROLE_REQUIRED' },
    {
      title: 'not by the assessor',
      given: [high, lower],
      by: { id: 'sokha', role: 'SUPERVISOR' },
      outcome: 'APPROVER_IS_AUTHOR',
    },
    { title: 'not before the assessment', given: [high, lower], on: '2020-02-19', outcome: 'DATE_ORDER' },
    { title: 'not tomorrow', given: [high, lower], on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
    { title: 'once', given: [high, lower, approved], on: '2020-02-21', outcome: '' },
    {
      title: 'once, and not on another day',
      given: [high, lower, approved],
      on: '2020-02-22',
      outcome: 'NOTHING_TO_APPROVE',
    },
    {
      title: 'not on another day, while another reduction awaits approval',
      given: [
        high,
        lower,
        approved,
        assessed({ assessmentId: 'again', level: 'High', on: '2020-02-25' }),
        assessed({ assessmentId: 'last', level: 'Low', on: '2020-02-26' }),
      ],
      on: '2020-02-22',
      outcome: 'ID_USED',
    },
    { title: 'not when the level was not High', given: [assessed(), lower], outcome: 'NOTHING_TO_APPROVE' },
    {
      title: 'not when a later assessment was made',
      given: [high, lower, assessed({ assessmentId: 'last', on: '2020-02-25' })],
      on: '2020-02-26',
      outcome: 'NOTHING_TO_APPROVE',
    },
    {
      title: 'though an older assessment was recorded since',
      given: [high, lower, assessed({ assessmentId: 'older', on: '2020-02-19' })],
      outcome: 'RiskReductionApproved',
    },
    { title: 'not without a lower assessment', given: [high], outcome: 'NOTHING_TO_APPROVE' },
    { title: 'not without assessment', given: [], outcome: 'NOTHING_HERE' },
    {
      title: 'not in another episode',
      given: [high, lower, closed(), reopened()],
      on: '2020-05-05',
      outcome: 'NOTHING_HERE',
    },
  ])('$title', ({ given, by = supervisor, on = '2020-02-20', outcome }) => {
    const answer = journey(girl(), ...given).when('ApproveRiskReduction', { assessmentId: 'lower', on }, { by });
    expect(outcomeOf(answer)).toBe(outcome);
  });

  it('to the level of that assessment', () => {
    const approval = { assessmentId: 'lower', on: '2020-02-21', reasons: 'The uncle has moved away.' };
    expect(journey(girl(), high, lower).when('ApproveRiskReduction', approval, { by: supervisor })).toEqual([
      { type: 'RiskReductionApproved', data: { ...approval, level: 'Low' } },
    ]);
  });
});
