import { caseWorker, legalOfficer, supervisor } from '../../harness/homeward.js';
import {
  bestInterest,
  childConsented,
  childReferred,
  close,
  closureRequested,
  consentTo,
  enter,
  entrustedTo,
  id,
  identify,
  inAftercare,
  refer,
  review,
  soldAtHome,
  toSend,
} from '../../harness/mutations.js';
import { row, type Row } from './row.js';

const colleague = { ...caseWorker, id: 'chenda' };
const confirmBestInterest = (by: typeof caseWorker) =>
  toSend('confirmBestInterest', { bidId: id(1), on: '2020-03-06' }, by);
const assessRisk = (level: string, on: string, more: object = {}, by = caseWorker) =>
  toSend('assessRisk', { level, on, retraffickingIndicators: [], ...more }, by);
const approveReduction = (by: typeof caseWorker) =>
  toSend('approveRiskReduction', { assessmentId: id(1), on: '2020-04-02' }, by);
const childIdentified = [childReferred(), childConsented(['SERVICES']), identify()];
const womanSoldAtHome = [refer(), consentTo(['SERVICES']), soldAtHome];
const suspendAftercare = (on: string) => toSend('suspendAftercare', { on });
const requested = toSend('requestRepatriation', { from: 'TH', on: '2020-04-01' });
const broughtHome = (from: string) =>
  toSend('completeRepatriation', { from, crossing: 'Poipet', authorities: ['DoSVY'], on: '2020-04-05' });

const action = (n: number) => ({
  recommendationId: id(n),
  text: 'Find a school.',
  owner: 'sokha',
  dueOn: '2020-04-01',
});
const carriedOut = (on: string) => toSend('completeRecommendation', { recommendationId: id(1), on });

export const reviewRows: readonly Row[] = [
  row('AGENCIES_MISSING', 'a multi-agency review without agencies', [refer()], review([], { agencies: [] })),
  row(
    'RECOMMENDATION_DONE',
    'a recommendation that is carried out on two days',
    [refer(), review([], { actions: [action(1), action(2)] }), carriedOut('2020-03-20')],
    carriedOut('2020-03-21'),
  ),
  row('BID_REQUIRED', 'a child placed with a foster family', childIdentified, enter({ housing: 'FOSTER' })),
  row(
    'APPROVER_IS_AUTHOR',
    'a best-interest determination by one person alone',
    [childReferred(), bestInterest()],
    confirmBestInterest(caseWorker),
  ),
  row(
    'APPROVER_ROLE_REQUIRED',
    'a best-interest determination by one role alone',
    [childReferred(), bestInterest(), ...entrustedTo(colleague)],
    confirmBestInterest(colleague),
  ),
  row(
    'ALREADY_CONFIRMED',
    'a third person’s confirmation of a best-interest determination',
    [childReferred(), bestInterest(), ...entrustedTo(legalOfficer), confirmBestInterest(legalOfficer)],
    confirmBestInterest(supervisor),
  ),
  row(
    'OPEN_TASKS',
    'a closure before a best-interest determination',
    [childReferred(), bestInterest(), closureRequested()],
    close(),
  ),
  row(
    'MDT_REVIEW_REQUIRED',
    'a return to a home with a possible recruiter',
    womanSoldAtHome,
    enter({ housing: 'PARENTS', safetyPlan: 'The neighbours call us.' }),
  ),
  row(
    'SAFETY_PLAN_MISSING',
    'such a return without a safety plan',
    [...womanSoldAtHome, review(['RETURN'])],
    enter({ housing: 'PARENTS' }),
  ),
];

export const aftercareRows: readonly Row[] = [
  row('ALREADY_IN_AFTERCARE', 'a second entry', inAftercare, enter()),
  row(
    'NOT_IN_AFTERCARE',
    'a move of a survivor who never entered aftercare',
    [refer()],
    toSend('changeHousing', { on: '2020-04-01', arrangement: 'SHELTER' }),
  ),
  row(
    'ALREADY_SUSPENDED',
    'suspending suspended aftercare',
    [...inAftercare, suspendAftercare('2020-04-01')],
    suspendAftercare('2020-04-02'),
  ),
  row(
    'NOT_SUSPENDED',
    'resuming aftercare that was never suspended',
    inAftercare,
    toSend('resumeAftercare', { on: '2020-04-01' }),
  ),
  row('REPATRIATION_NOT_REQUESTED', 'a return that was never requested', inAftercare, broughtHome('TH')),
  row('REPATRIATION_UNDER_WAY', 'a second request for a repatriation', [...inAftercare, requested], requested),
  row('REPATRIATION_UNDER_WAY', 'a closure during a repatriation', [...inAftercare, requested], closureRequested()),
  row('REPATRIATION_FROM_ELSEWHERE', 'a return from elsewhere', [...inAftercare, requested], broughtHome('MY')),
];

const lowered = assessRisk('LOW', '2020-04-01', { assessmentId: id(1) });

export const riskRows: readonly Row[] = [
  row(
    'DOMAIN_TWICE',
    'two scores for one domain',
    [refer()],
    assessRisk('LOW', '2020-03-05', {
      domains: [
        { domain: 'CARE', score: 2 },
        { domain: 'CARE', score: 3 },
      ],
    }),
  ),
  row(
    'INSTRUMENT_OF_ANOTHER_AGE',
    'an adult who is assessed as a child',
    [refer()],
    assessRisk('LOW', '2020-03-05', { domains: [{ domain: 'CARE', score: 2 }] }),
  ),
  row(
    'NOTHING_TO_APPROVE',
    'an approval of a risk that was never high',
    [refer(), lowered],
    approveReduction(supervisor),
  ),
  row(
    'APPROVER_ROLE_REQUIRED',
    'a lower risk without a supervisor',
    [refer(), assessRisk('HIGH', '2020-03-05'), lowered, ...entrustedTo(colleague)],
    approveReduction(colleague),
  ),
  row(
    'APPROVER_IS_AUTHOR',
    'a lower risk that one supervisor assesses and approves',
    [refer(), assessRisk('HIGH', '2020-03-05'), assessRisk('LOW', '2020-04-01', { assessmentId: id(1) }, supervisor)],
    approveReduction(supervisor),
  ),
];
