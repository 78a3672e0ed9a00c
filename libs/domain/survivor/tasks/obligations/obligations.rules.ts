import type { CorrectionEvents } from '#kernel/correction';
import { dayAt, type OpenPart, type EventMetadata } from '#kernel/decider';
import type { AftercareEvents } from '../../steps/aftercare/aftercare.events.js';
import type { AssignmentEvents } from '../../steps/assignment/assignment.events.js';
import type { ClosureEvents } from '../../steps/closure/closure.events.js';
import type { ConsentEvents } from '../../steps/consent/consent.events.js';
import type { IdentificationEvents } from '../../steps/identification/identification.events.js';
import type { Suspects } from '../../steps/identification/identification.state.js';
import { withEpisode, withInterview, withMember } from '../../steps/identification/suspects.rules.js';
import type { JusticeEvents } from '../../steps/justice/justice.events.js';
import type { PlanEvents } from '../../steps/plan/plan.events.js';
import type { PrivacyEvents } from '../../privacy/privacy.events.js';
import type { ReferralEvents } from '../../steps/referral/referral.events.js';
import type { ReintegrationEvents } from '../../steps/reintegration/reintegration.events.js';
import type { ReviewEvents } from '../../steps/review/review.events.js';
import type { RiskEvents } from '../../steps/risk/risk.events.js';
import { awaitingApproval, withApproval } from '../../steps/risk/risk.rules.js';
import { withReview } from './entry-review.rules.js';
import { AGENDA, type PlannedEvents } from './agenda.rules.js';
import { AGE } from './of-age.rules.js';
import { CASE_WORKER } from './case-worker.rules.js';
import { ERASURE } from './erasure.rules.js';
import { restartFollowUp, noteSeen } from './follow-up.rules.js';
import { withGuardians, withConsent, withWithdrawal } from './guardian.rules.js';
import { amendOpenTasks, isOfKind, isAbout, isIrregular, addTask, closeTask } from './open.rules.js';
import type { TaskKind } from '../tasks.codes.js';
import type { Obligation, Tasks } from '../tasks.state.js';

type ObligationEvents = PlannedEvents &
  Pick<AssignmentEvents, 'CaseWorkerAssigned'> &
  Pick<AftercareEvents, 'AftercareEntered'> &
  RiskEvents &
  PlanEvents &
  Pick<ReintegrationEvents, 'FollowUpCompleted' | 'FollowUpMissed'> &
  ConsentEvents &
  Pick<ReferralEvents, 'ReferralReceived' | 'PersonDetailsRevised' | 'HouseholdMemberRecorded'> &
  Pick<
    IdentificationEvents,
    'ScreeningInterviewConducted' | 'SurvivorIdentified' | 'NotIdentified' | 'ExploitationRevised'
  > &
  ReviewEvents &
  ClosureEvents &
  Pick<JusticeEvents, 'ProsecutionOpened' | 'HearingNoted' | 'ProsecutionConcluded'> &
  Omit<PrivacyEvents, 'ErasureBegun' | 'ProcessingRestricted' | 'RestrictionLifted'> &
  CorrectionEvents;

/** Only the open part of an event: the views, which open no sealed value, use the same rules. */
type TaskEffects = {
  readonly [Type in keyof ObligationEvents]: (
    tasks: Tasks,
    payload: OpenPart<ObligationEvents[Type]>,
    recording: EventMetadata,
  ) => Tasks;
};

/** Reviews of the record, and an erasure, whose approval often waits for just this closure. */
const OUTLASTING_THE_CASE: readonly TaskKind[] = [
  'OverrideReview',
  'IrregularEntryReview',
  'CorrectionReview',
  'ErasureApproval',
];

/** Which events open a task, and which settle it. */
export const ON_EVENT: TaskEffects = {
  ...AGE,
  ...AGENDA,
  ...ERASURE,
  ...CASE_WORKER,

  ReferralReceived: (tasks, referral, recording) =>
    CASE_WORKER.ReferralReceived(AGE.ReferralReceived(tasks, referral), referral, recording),
  AssignmentEnded: (tasks, ended, recording) =>
    CASE_WORKER.AssignmentEnded(AGENDA.AssignmentEnded(tasks, ended), ended, recording),

  AftercareEntered: (tasks, { on }, { id }) => {
    const first = { ref: id, since: on };
    const assessment = tasks.assessments.length === 0 ? [{ kind: 'FirstAssessment', ...first } as const] : [];
    const plan = tasks.planActive ? [] : [{ kind: 'FirstPlan', ...first } as const];
    return addTask(tasks, ...assessment, ...plan);
  },

  RiskAssessed: (tasks, { assessmentId, on, level }, { id, at }) => {
    const assessments = [...tasks.assessments, { assessmentId, on, level, approved: false }];
    const assessed = closeTask(
      { ...tasks, assessments },
      ({ kind, since }) => kind === 'FirstAssessment' || (kind === 'NewAssessment' && since <= on),
    );
    return withApprovalDue(noteSeen(assessed, on, id), at);
  },
  RiskReductionApproved: (tasks, { assessmentId }, { at }) =>
    withApprovalDue({ ...tasks, assessments: withApproval(tasks.assessments, assessmentId) }, at),

  FollowUpCompleted: (tasks, { on, retraffickingIndicators }, { id }) => {
    const indicators = new Set(retraffickingIndicators).size;
    const assessedSince = tasks.assessments.some((one) => one.on >= on);
    const after = noteSeen(tasks, on, id);
    return indicators === 0 || assessedSince
      ? after
      : addTask(after, { kind: 'NewAssessment', ref: id, since: on, indicators });
  },
  /** This follow-up is over, except that it has to be made up for. */
  FollowUpMissed: (tasks, { on }, { id }) => {
    const seenSince = tasks.seenOn !== undefined && tasks.seenOn >= on;
    return seenSince ? tasks : addTask(restartFollowUp(tasks, on, id), { kind: 'MissedFollowUp', ref: id, since: on });
  },

  CasePlanDrafted: (tasks, payload) => withDraft(tasks, payload),
  CasePlanRevised: (tasks, payload) => withDraft(tasks, payload),
  CasePlanSubmitted: (tasks, { planId }, { at }) => addTask(tasks, { kind: 'PlanApproval', ref: planId, since: at }),
  CasePlanReturned: (tasks, { planId }) => closeTask(tasks, isAbout(planId, 'PlanApproval')),
  CasePlanApproved: (tasks, { planId }) => {
    const { [planId]: goals = [], ...drafts } = tasks.drafts;
    const decided = closeTask(
      { ...tasks, drafts, planActive: true },
      (one) => isAbout(planId, 'PlanApproval')(one) || isOfKind('FirstPlan', 'PlanGoal')(one),
    );
    const open = goals.filter(({ goalId }) => !tasks.settledGoals.includes(goalId));
    return addTask(
      decided,
      ...open.map(({ goalId, dueOn }) => ({ kind: 'PlanGoal', ref: goalId, since: dueOn }) as const),
    );
  },

  GoalReached: (tasks, { goalId }) => settleGoal(tasks, goalId),
  GoalDropped: (tasks, { goalId }) => settleGoal(tasks, goalId),

  ConsentGiven: (tasks, payload) => withGuardians(tasks, withConsent(tasks.guardians, payload, isIrregular(payload))),
  ConsentWithdrawn: (tasks, { consentId, on }) => withGuardians(tasks, withWithdrawal(tasks.guardians, consentId, on)),
  ConsentOverridden: (tasks, { overrideId, reviewBy }, { at }) =>
    addTask(tasks, { kind: 'OverrideReview', ref: overrideId, since: at, reviewBy }),
  ConsentOverrideReviewed: (tasks, { overrideId }) => closeTask(tasks, isAbout(overrideId, 'OverrideReview')),

  HouseholdMemberRecorded: (tasks, member, { at }) =>
    changeSuspects(tasks, (known) => withMember(known, member, dayAt(at))),
  ScreeningInterviewConducted: (tasks, interview) => changeSuspects(tasks, (known) => withInterview(known, interview)),
  SurvivorIdentified: (tasks, identified, recording) => {
    const { exploitation, on } = identified;
    const decided = CASE_WORKER.SurvivorIdentified(tasks, identified, recording);
    return changeSuspects(decided, (suspects) =>
      exploitation.reduce((known, episode) => withEpisode(known, episode, on), suspects),
    );
  },
  ExploitationRevised: (tasks, { episode, on }) => changeSuspects(tasks, (known) => withEpisode(known, episode, on)),

  HearingNoted: (tasks, { hearingId, at, planned }) => {
    const others = closeTask(tasks, isAbout(hearingId, 'CourtHearing'));
    return planned ? addTask(others, { kind: 'CourtHearing', ref: hearingId, since: at }) : others;
  },

  MdtReviewHeld: (tasks, { actions = [] }) =>
    addTask(
      tasks,
      ...actions.map(({ recommendationId, dueOn }): Obligation => ({
        kind: 'Recommendation',
        ref: recommendationId,
        since: dueOn,
      })),
    ),
  RecommendationDone: (tasks, { recommendationId }) => closeTask(tasks, isAbout(recommendationId, 'Recommendation')),
  BestInterestDetermined: (tasks, { bidId }, { at }) =>
    addTask(tasks, { kind: 'BestInterestConfirmation', ref: bidId, since: at }),
  BestInterestConfirmed: (tasks, { bidId }) => closeTask(tasks, isAbout(bidId, 'BestInterestConfirmation')),

  ClosureRequested: (tasks, _, { id, at }) =>
    addTask(closeTask(tasks, isOfKind('ClosureApproval')), { kind: 'ClosureApproval', ref: id, since: at }),
  /** What is owed to the record continues; other tasks end, and follow-ups after closure begin. */
  CaseClosed: (tasks, { on, reason }, { id }) => {
    const ofRecord = closeTask(tasks, (one) => !isOfKind(...OUTLASTING_THE_CASE)(one));
    const ended = { ...ofRecord, closed: true, planActive: false, drafts: {}, settledGoals: [] };
    return reason === 'Deceased' ? ended : addTask(ended, { kind: 'FollowUpAfterClosure', ref: id, since: on });
  },
  CaseReopened: (tasks, reopening, recording) => {
    const before = closeTask(tasks, isOfKind('FollowUpAfterClosure', 'MissedFollowUp'));
    const open = { ...before, closed: false, assessments: [], seenOn: undefined };
    return CASE_WORKER.CaseReopened(withGuardians(open, tasks.guardians), reopening, recording);
  },

  EntryCorrected: (tasks, { eventId: entry }, { id, at }) =>
    addTask(amendOpenTasks(tasks, entry), { kind: 'CorrectionReview', ref: id, since: at, entry }),
  /** An entry that was struck out in error is recorded again: no command undoes a strike-out. */
  EntryStruckOut: (tasks, { eventId }, { id, at }) =>
    addTask(amendOpenTasks(tasks, eventId), { kind: 'CorrectionReview', ref: id, since: at }),
  EntryDisputed: (tasks, _, { id, at }) => addTask(tasks, { kind: 'CorrectionReview', ref: id, since: at }),
  EntryReviewed: (tasks, { eventId, upheld }) => ({ ...tasks, open: withReview(tasks.open, eventId, upheld) }),
};

const changeSuspects = (tasks: Tasks, change: (suspects: Suspects) => Suspects): Tasks =>
  withGuardians(tasks, { ...tasks.guardians, suspects: change(tasks.guardians.suspects) });

const withApprovalDue = (tasks: Tasks, at: string): Tasks => {
  const ref = awaitingApproval(tasks.assessments)?.assessmentId;
  const others = closeTask(tasks, (one) => one.kind === 'RiskReductionApproval' && one.ref !== ref);
  return ref === undefined || others.open.some(isAbout(ref, 'RiskReductionApproval'))
    ? others
    : addTask(others, { kind: 'RiskReductionApproval', ref, since: at });
};

const settleGoal = (tasks: Tasks, goalId: string): Tasks =>
  closeTask({ ...tasks, settledGoals: [...tasks.settledGoals, goalId] }, isAbout(goalId, 'PlanGoal'));

const withDraft = (tasks: Tasks, { planId, goals }: OpenPart<PlanEvents['CasePlanDrafted']>): Tasks => ({
  ...tasks,
  drafts: { ...tasks.drafts, [planId]: goals.map(({ goalId, dueOn }) => ({ goalId, dueOn })) },
});
