import { refuse, type Day, type Settings } from '#kernel/decider';
import type { ClosureReason } from '../steps/closure/closure.codes.js';
import type { Person } from '../steps/referral/referral.state.js';
import { isMinor } from '../steps/referral/referral.rules.js';
import { levelInForce } from '../steps/risk/risk.rules.js';
import { tasksOf, type Task } from './due.rules.js';
import type { TaskKind } from './tasks.codes.js';
import type { Tasks } from './tasks.state.js';

/** Reviews among colleagues: they are always possible, and must be done before a case is closed, due or not. */
const OWED_TO_THE_RECORD: ReadonlySet<TaskKind> = new Set([
  'OverrideReview',
  'IrregularEntryReview',
  'CorrectionReview',
  'BestInterestConfirmation',
]);

/** Tasks for the survivor that are due. Planned goals end with the case, and so do tasks that are not due yet. */
const OWED_TO_THE_SURVIVOR: ReadonlySet<TaskKind> = new Set([
  'FirstAssessment',
  'NewAssessment',
  'FollowUp',
  'MissedFollowUp',
  'AppointedGuardian',
]);

/** What a colleague agreed by hand also ends by hand, due or not: a hearing must not vanish from the list with the case. */
const AGREED_BY_HAND: ReadonlySet<TaskKind> = new Set(['Appointment', 'SetTask', 'Recommendation']);

/** Reasons for closing after which the survivor can no longer be seen. */
const OUT_OF_REACH: ReadonlySet<ClosureReason> = new Set(['LostContact', 'MovedAway', 'RefusedServices', 'Deceased']);

/** Rule 12: whatever the day. */
export const requireRiskToClose = ({ assessments }: Tasks, reason: ClosureReason): void => {
  if (levelInForce(assessments) === 'High' && reason !== 'Deceased')
    refuse(
      'RISK_TOO_HIGH_TO_CLOSE',
      'The risk is High: make a new assessment (assessRisk), and have its lower level approved (approveRiskReduction).',
      'AssessRisk',
    );
};

const isOwedOnAnyDay = ({ kind }: Task): boolean => OWED_TO_THE_RECORD.has(kind) || AGREED_BY_HAND.has(kind);

/** Rule 12: what must be done before any closure, whatever its day. */
export const requireColleaguesDone = (tasks: Tasks, settings: Settings, today: Day): void =>
  refuseWhileOpen(tasksOf(tasks, settings, today).filter(isOwedOnAnyDay));

/** Rule 12: as of the day of the closure. */
export const requireNothingOpen = (
  tasks: Tasks,
  person: Person | null,
  { on, reason, settings }: { readonly on: Day; readonly reason: ClosureReason; readonly settings: Settings },
): void => {
  const open = tasksOf(tasks, settings, on).filter(({ kind, dueOn }) => {
    if (kind === 'AppointedGuardian' && !isMinor(person, on)) return false;
    return OWED_TO_THE_SURVIVOR.has(kind) && dueOn <= on && !OUT_OF_REACH.has(reason);
  });
  refuseWhileOpen(open);
};

const refuseWhileOpen = (open: readonly Task[]): void => {
  if (open.length > 0)
    refuse(
      'OPEN_TASKS',
      `Tasks are still open (${open.map(({ kind, dueOn }) => `${kind}, due ${dueOn}`).join('; ')}): complete them first.`,
    );
};
