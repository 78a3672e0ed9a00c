import { asAsked, ofCases } from './filters.js';

const KINDS = ['FOLLOW_UP', 'PLAN_GOAL'] as const;

it('the filters of the address apply as far as they are understood', () => {
  expect(
    asAsked({ worker: 'sokha', office: 'Poipet', kind: 'FOLLOW_UP', risk: 'HIGH', due: 'overdue' }, KINDS),
  ).toEqual({
    worker: 'sokha',
    office: 'Poipet',
    kind: 'FOLLOW_UP',
    decisions: null,
    riskLevel: 'HIGH',
    overdue: true,
  });
  expect(asAsked({ kind: 'DINNER', risk: 'ENORMOUS', due: 'never' }, KINDS)).toEqual({
    worker: null,
    office: null,
    kind: null,
    decisions: null,
    riskLevel: null,
    overdue: null,
  });
});

it('a caseload has filters of its own', () => {
  expect(ofCases({ worker: 'sokha', risk: 'LOW', status: 'CLOSED', due: 'overdue' })).toEqual({
    worker: 'sokha',
    office: null,
    riskLevel: 'LOW',
    status: 'CLOSED',
  });
  expect(ofCases({ status: 'ERASED' })).toEqual({ worker: null, office: null, riskLevel: null, status: null });
});

it('what waits for a decision is asked for as one filter', () => {
  expect(asAsked({ kind: 'decisions' }, KINDS)).toMatchObject({ kind: null, decisions: true });
});
