import { caseWorker, supervisor } from '../../harness/homeward.js';
import { close, closureRequested, id, inAftercare, refer, toSend } from '../../harness/mutations.js';
import { row, type Row } from './row.js';

const goal = (goalId: string) => ({
  goalId,
  domain: 'EDUCATION_AND_WORK',
  aim: 'The survivor earns a living.',
  services: ['VOCATIONAL_TRAINING'],
  dueOn: '2020-12-01',
});
const draftPlan = (goals: readonly object[] = [goal(id(2))], by = caseWorker) =>
  toSend('draftCasePlan', { planId: id(1), on: '2020-03-12', goals }, by);
const revisePlan = (more: object) =>
  toSend('reviseCasePlan', { planId: id(3), on: '2020-05-01', goals: [goal(id(4))], ...more });
const submitPlan = (on: string) => toSend('submitCasePlan', { planId: id(1), on });
const approvePlan = (on: string, by = supervisor) => toSend('approveCasePlan', { planId: id(1), on }, by);
const waiting = [...inAftercare, draftPlan(), submitPlan('2020-03-13')];
const active = [...waiting, approvePlan('2020-03-14')];

const seen = toSend('assessRisk', { level: 'LOW', on: '2020-03-15', retraffickingIndicators: [] });
const achieved = closureRequested({ reason: 'GOALS_REACHED', on: '2020-03-16' });

export const planRows: readonly Row[] = [
  row('GOALS_MISSING', 'a plan without goals', inAftercare, draftPlan([])),
  row('GOAL_TWICE', 'a plan that names a goal twice', inAftercare, draftPlan([goal(id(2)), goal(id(2))])),
  row('PLAN_NOT_SUBMITTED', 'an approval of a draft', [...inAftercare, draftPlan()], approvePlan('2020-03-14')),
  row('ALREADY_SUBMITTED', 'a plan that is submitted on two days', waiting, submitPlan('2020-03-14')),
  row('APPROVER_ROLE_REQUIRED', 'a plan that a case worker approves', waiting, approvePlan('2020-03-14', caseWorker)),
  row(
    'APPROVER_IS_AUTHOR',
    'a plan that one supervisor writes and approves',
    [...inAftercare, draftPlan([goal(id(2))], supervisor), submitPlan('2020-03-13')],
    approvePlan('2020-03-14'),
  ),
  row('ALREADY_APPROVED', 'a plan that is approved on two days', active, approvePlan('2020-03-15')),
  row(
    'PLAN_ACTIVE',
    'a draft beside the active plan',
    active,
    toSend('draftCasePlan', { on: '2020-05-01', goals: [goal(id(4))] }),
  ),
  row('PLAN_NOT_APPROVED', 'a revision of a missing plan', inAftercare, revisePlan({})),
  row(
    'GOAL_SETTLED',
    'a revision that pursues a goal that was reached',
    [...active, toSend('reachGoal', { goalId: id(2), on: '2020-04-01' })],
    revisePlan({ goals: [goal(id(2))] }),
  ),
  row('GOALS_LEFT_OUT', 'a revision that gives up a goal without a reason', active, revisePlan({})),
  row('GOALS_OPEN', 'a closure with an open goal', [...active, seen, achieved], close('2020-03-20')),
  row('GOAL_UNKNOWN', 'reaching an unknown goal', active, revisePlan({ goalsReached: [id(404)] })),
];

const deliverService = (more: object) =>
  toSend('deliverService', {
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
const declineService = (on: string) => toSend('declineService', { serviceId: id(1), type: 'MEDICAL', on });
const endService = (on: string) => toSend('endService', { serviceId: id(1), on, reason: 'COMPLETED' });
const helped = [...inAftercare, deliverService({})];

export const assistanceRows: readonly Row[] = [
  row('PLAN_NOT_APPROVED', 'a service without an approved plan', inAftercare, deliverService({ emergency: false })),
  row(
    'PLAN_NOT_APPROVED',
    'a service for a goal that is not approved',
    waiting,
    deliverService({ emergency: false, goalId: id(2) }),
  ),
  row('AMOUNT_NEGATIVE', 'a negative number of services', inAftercare, deliverService({ quantity: -1 })),
  row(
    'AMOUNT_NEGATIVE',
    'a service with a negative cost',
    inAftercare,
    deliverService({ cost: { amount: -1, currency: 'USD' } }),
  ),
  row('PERIOD_UNCLEAR', 'a service without a day', inAftercare, deliverService({ on: undefined })),
  row('CONSENT_MISSING', 'a service without a consent', [refer()], deliverService({})),
  row('SERVICE_OF_ANOTHER_TYPE', 'two types of service under one id', helped, deliverService({ type: 'DENTAL' })),
  row(
    'ALREADY_DECLINED',
    'a service that is declined on two days',
    [...inAftercare, declineService('2020-04-01')],
    declineService('2020-04-02'),
  ),
  row(
    'SERVICE_ENDED',
    'a delivery after the end',
    [...helped, endService('2020-04-02')],
    deliverService({ on: '2020-04-03' }),
  ),
  row(
    'ALREADY_ENDED',
    'a service that ends on two days',
    [...helped, endService('2020-04-02')],
    endService('2020-04-03'),
  ),
  row('NOTHING_HERE', 'the end of a service that never began', inAftercare, endService('2020-04-02')),
];
