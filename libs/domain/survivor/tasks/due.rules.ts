import { dayAt, type Day, type Settings, dayOf, daysAfter, dayHalfway, hoursAfter, monthsAfter } from '#kernel/decider';
import { levelInForce } from '../steps/risk/risk.rules.js';
import { guardianDueOn } from './obligations/guardian.rules.js';
import { isSurelyOfAge } from './obligations/of-age.rules.js';
import type { TaskKind } from './tasks.codes.js';
import type { Obligation, Tasks } from './tasks.state.js';

/** A task with a due day, according to the settings in force. */
export interface Task {
  readonly kind: TaskKind;
  /** The id of an entry, a plan, a goal, an override and so on. */
  readonly ref: string;
  readonly since: Day;
  readonly dueOn: Day;
  readonly overdue: boolean;
  /** The instant of an appointment or a hearing. */
  readonly at?: string;
  /** The colleague named when it was set by hand, or who has left. */
  readonly worker?: string;
}

/** What has a time of day. */
const BY_THE_CLOCK: ReadonlySet<TaskKind> = new Set(['Appointment', 'CourtHearing']);

/** Who grew up consents alone, and the consents of guardians have ended. */
const OF_A_CHILD: ReadonlySet<TaskKind> = new Set(['AppointedGuardian', 'ConsentReview']);

/**
 * The open tasks as of a day, most urgent first. Due days follow from facts and settings alone, at any time of asking.
 */
export const tasksOf = (tasks: Tasks, settings: Settings, asOf: Day): readonly Task[] =>
  tasks.open
    .filter(({ kind }) => !OF_A_CHILD.has(kind) || !isSurelyOfAge(tasks, asOf))
    .flatMap((one) =>
      DUE[one.kind](one, settings, tasks).map((dueOn) => ({
        kind: one.kind,
        ref: one.ref,
        since: dayOf(one.since),
        dueOn,
        overdue: dueOn < asOf,
        ...(BY_THE_CLOCK.has(one.kind) && { at: one.since }),
        ...(one.worker !== undefined && { worker: one.worker }),
      })),
    )
    .toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0));

/** The earliest day from which an open task runs: none falls due before, whatever the settings. */
export const owingSince = ({ open }: Tasks): Day | null =>
  open
    .flatMap(({ since, reviewBy }) => (reviewBy === undefined ? [since] : [since, reviewBy]))
    .map(dayOf)
    .toSorted()[0] ?? null;

type Due = (one: Obligation, settings: Settings, tasks: Tasks) => readonly Day[];

const immediately: Due = ({ since }) => [since];

/** A review by a second person, a number of hours after the recording. */
const dueReview: Due = ({ since }, { reviewWithinHours }) => [dayAt(hoursAfter(since, reviewWithinHours))];

const DUE: Readonly<Record<TaskKind, Due>> = {
  /** Until the first assignment, the colleague who received the survivor opens the record; after one, nobody does. */
  NoCaseWorker: ({ since }, { assignWithinDays }, { caseWorkers }) => [
    caseWorkers ? since : daysAfter(since, assignWithinDays),
  ],
  /** Not in this record: the register of staff says who has left. */
  FormerAssignee: ({ since }, { assignWithinDays }) => [daysAfter(since, assignWithinDays)],
  FirstAssessment: ({ since }, { assessWithinDays }) => [daysAfter(since, assessWithinDays)],
  NewAssessment: ({ since, indicators = 0 }, { indicatorsDue }) => (indicators >= indicatorsDue ? [since] : []),
  RiskReductionApproval: dueReview,
  FirstPlan: ({ since }, { planWithinDays }) => [daysAfter(since, planWithinDays)],
  PlanApproval: dueReview,
  PlanGoal: immediately,
  FollowUp: ({ since }, { followUpDays }, { assessments }) => [
    daysAfter(since, followUpDays[levelInForce(assessments) ?? 'High']),
  ],
  MissedFollowUp: ({ since }, { makeUpWithinDays }) => [daysAfter(since, makeUpWithinDays)],
  /** A visit counts for the scheduled day nearest to it, and as a late visit for the days before it. */
  FollowUpAfterClosure: ({ since, seenOn = since }, { closureFollowUpMonths }) =>
    closureFollowUpMonths
      .toSorted((one, other) => one - other)
      .map((months) => monthsAfter(since, months))
      .filter((day, index, days) => seenOn <= dayHalfway(days[index - 1] ?? since, day)),
  Appointment: ({ since }) => [dayAt(since)],
  CourtHearing: ({ since }) => [dayAt(since)],
  SetTask: immediately,
  AppointedGuardian: ({ since }, { authorityCoversDays }, { guardians }) => [
    guardianDueOn(guardians, since, authorityCoversDays),
  ],
  ConsentReview: immediately,
  Recommendation: immediately,
  BestInterestConfirmation: dueReview,
  /** The instant that the override itself names. */
  OverrideReview: ({ since, reviewBy = since }) => [dayAt(reviewBy)],
  IrregularEntryReview: dueReview,
  CorrectionReview: dueReview,
  ClosureApproval: dueReview,
  /** Not while the record is held; when the last hold ends, the time runs from then. */
  ErasureApproval: (one, settings, tasks) => (tasks.holds.length > 0 ? [] : dueReview(one, settings, tasks)),
  /** Not in this record: the access log holds emergency access. */
  BreakGlassReview: dueReview,
};
