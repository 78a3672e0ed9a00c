import { refuse, type Day, type Settings } from '#decider';
import type { ClosureReason } from '../closure/closure.codes.js';
import type { Person } from '../referral/referral.decider.js';
import { isMinor } from '../referral/referral.rules.js';
import { levelInForce } from '../risk/risk.rules.js';
import { tasksOf } from './due.rules.js';
import type { TaskKind } from './tasks.codes.js';
import type { Tasks } from './tasks.decider.js';

/** What colleagues owe one another: it can always be done, and is done before a case is closed, due or not. */
const OWED_TO_THE_RECORD: ReadonlySet<TaskKind> = new Set([
  'OverrideReview',
  'IrregularEntryReview',
  'CorrectionReview',
  'BestInterestConfirmation',
]);

/** What is owed to her, once it has fallen due. What she had planned ends with her case, and so does what lies ahead. */
const OWED_TO_HER: ReadonlySet<TaskKind> = new Set([
  'FirstAssessment',
  'NewAssessment',
  'FollowUp',
  'MissedFollowUp',
  'AppointedGuardian',
]);

/** Nobody can be asked to see her any more. */
const OUT_OF_REACH: ReadonlySet<ClosureReason> = new Set(['LostContact', 'MovedAway', 'RefusedServices', 'Deceased']);

/** Rule 12: as of the day of the closure. */
export const requireNothingOpen = (
  tasks: Tasks,
  person: Person | null,
  { on, reason, settings }: { readonly on: Day; readonly reason: ClosureReason; readonly settings: Settings },
): void => {
  if (levelInForce(tasks.assessments) === 'High' && reason !== 'Deceased')
    refuse(
      'RISK_TOO_HIGH_TO_CLOSE',
      'Her risk is High: assess her anew, and have it approved that it is High no longer.',
    );
  const open = tasksOf(tasks, settings, on).filter(({ kind, dueOn }) => {
    if (OWED_TO_THE_RECORD.has(kind)) return true;
    if (kind === 'AppointedGuardian' && !isMinor(person, on)) return false;
    return OWED_TO_HER.has(kind) && dueOn <= on && !OUT_OF_REACH.has(reason);
  });
  if (open.length > 0)
    refuse(
      'OPEN_TASKS',
      `Something is still to be done (${open.map(({ kind, dueOn }) => `${kind}, due ${dueOn}`).join('; ')}): do it first.`,
    );
};
