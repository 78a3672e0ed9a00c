import { caseWorker, supervisor } from '../../harness/homeward.js';
import { closed, closureRequested, id, inAftercare, referred, tell } from '../../harness/telling.js';
import { row, type Row } from './row.js';

const goal = (goalId: string) => ({
  goalId,
  domain: 'EDUCATION_AND_WORK',
  aim: 'The survivor earns a living.',
  services: ['VOCATIONAL_TRAINING'],
  dueOn: '2020-12-01',
});
const drafted = (goals: readonly object[] = [goal(id(2))], by = caseWorker) =>
  tell('draftCasePlan', { planId: id(1), on: '2020-03-12', goals }, by);
const revised = (more: object) =>
  tell('reviseCasePlan', { planId: id(3), on: '2020-05-01', goals: [goal(id(4))], ...more });
const submitted = (on: string) => tell('submitCasePlan', { planId: id(1), on });
const approved = (on: string, by = supervisor) => tell('approveCasePlan', { planId: id(1), on }, by);
const waiting = [...inAftercare, drafted(), submitted('2020-03-13')];
const active = [...waiting, approved('2020-03-14')];

const seen = tell('assessRisk', { level: 'LOW', on: '2020-03-15', retraffickingIndicators: [] });
const achieved = closureRequested({ reason: 'GOALS_REACHED', on: '2020-03-16' });

export const planRows: readonly Row[] = [
  row('GOALS_MISSING', 'a plan without goals', inAftercare, drafted([])),
  row('GOAL_TWICE', 'a plan that names a goal twice', inAftercare, drafted([goal(id(2)), goal(id(2))])),
  row('PLAN_NOT_SUBMITTED', 'an approval of a draft', [...inAftercare, drafted()], approved('2020-03-14')),
  row('ALREADY_SUBMITTED', 'a plan that is submitted on two days', waiting, submitted('2020-03-14')),
  row('APPROVER_ROLE_REQUIRED', 'a plan that a case worker approves', waiting, approved('2020-03-14', caseWorker)),
  row(
    'APPROVER_IS_AUTHOR',
    'a plan that one supervisor writes and approves',
    [...inAftercare, drafted([goal(id(2))], supervisor), submitted('2020-03-13')],
    approved('2020-03-14'),
  ),
  row('ALREADY_APPROVED', 'a plan that is approved on two days', active, approved('2020-03-15')),
  row(
    'PLAN_ACTIVE',
    'a draft beside the active plan',
    active,
    tell('draftCasePlan', { on: '2020-05-01', goals: [goal(id(4))] }),
  ),
  row('PLAN_NOT_APPROVED', 'a revision of a missing plan', inAftercare, revised({})),
  row(
    'GOAL_SETTLED',
    'a revision that pursues a goal that was reached',
    [...active, tell('reachGoal', { goalId: id(2), on: '2020-04-01' })],
    revised({ goals: [goal(id(2))] }),
  ),
  row('GOALS_OPEN', 'a closure with an open goal', [...active, seen, achieved], closed('2020-03-20')),
  row('GOAL_UNKNOWN', 'reaching an unknown goal', active, revised({ goalsReached: [id(404)] })),
];

const delivered = (more: object) =>
  tell('deliverService', {
    serviceId: id(1),
    type: 'MEDICAL',
    provider: 'Kru Khmer Clinic',
    mode: 'IN_PERSON',
    on: '2020-04-01',
    quantity: 1,
    unit: 'SESSION',
    emergency: true,
    ...more,
  });
const declined = (on: string) => tell('declineService', { serviceId: id(1), type: 'MEDICAL', on });
const ended = (on: string) => tell('endService', { serviceId: id(1), on, reason: 'COMPLETED' });
const helped = [...inAftercare, delivered({})];

export const assistanceRows: readonly Row[] = [
  row('PLAN_NOT_APPROVED', 'a service without an approved plan', inAftercare, delivered({ emergency: false })),
  row(
    'PLAN_NOT_APPROVED',
    'a service for a goal that is not approved',
    waiting,
    delivered({ emergency: false, goalId: id(2) }),
  ),
  row('AMOUNT_NEGATIVE', 'a negative number of services', inAftercare, delivered({ quantity: -1 })),
  row(
    'AMOUNT_NEGATIVE',
    'a service with a negative cost',
    inAftercare,
    delivered({ cost: { amount: -1, currency: 'USD' } }),
  ),
  row('PERIOD_UNCLEAR', 'a service without a day', inAftercare, delivered({ on: undefined })),
  row('CONSENT_MISSING', 'a service without a consent', [referred()], delivered({})),
  row('SERVICE_OF_ANOTHER_TYPE', 'two types of service under one id', helped, delivered({ type: 'DENTAL' })),
  row(
    'ALREADY_DECLINED',
    'a service that is declined on two days',
    [...inAftercare, declined('2020-04-01')],
    declined('2020-04-02'),
  ),
  row('SERVICE_ENDED', 'a delivery after the end', [...helped, ended('2020-04-02')], delivered({ on: '2020-04-03' })),
  row('ALREADY_ENDED', 'a service that ends on two days', [...helped, ended('2020-04-02')], ended('2020-04-03')),
  row('NOTHING_HERE', 'the end of a service that never began', inAftercare, ended('2020-04-02')),
];
