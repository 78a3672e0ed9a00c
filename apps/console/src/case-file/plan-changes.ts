import type { CaseFile } from './documents/case-file.js';

type CasePlan = CaseFile['casePlans'][number];
type Goal = CasePlan['goals'][number];
export type GoalChange = 'added' | 'changed' | 'unchanged' | 'reached' | 'removed';

export interface ChangedGoal {
  readonly goal: Goal;
  readonly change: GoalChange;
  /** The same goal in the plan in force. */
  readonly before?: Goal | undefined;
}

const contentOf = ({ domain, dueOn, services }: Goal): string => JSON.stringify([domain, dueOn, services.toSorted()]);

const changeOf = (goal: Goal, before: Goal | undefined): GoalChange => {
  if (!before) return 'added';
  return contentOf(goal) === contentOf(before) ? 'unchanged' : 'changed';
};

/** Whether the goal ends with the plan in force. */
export const isGone = (change: GoalChange): boolean => change === 'reached' || change === 'removed';

/**
 * The goals of a plan that waits, each with what it changes in the plan in force; then those that it does not go on with: it
 * calls them reached, or leaves them out.
 */
export const planChanges = (
  { goals, goalsReached }: Pick<CasePlan, 'goals' | 'goalsReached'>,
  inForce: readonly Goal[],
): readonly ChangedGoal[] => [
  ...goals.map((goal) => {
    const before = inForce.find(({ goalId }) => goalId === goal.goalId);
    return { goal, change: changeOf(goal, before), before };
  }),
  ...inForce
    .filter(
      ({ goalId, reachedOn, droppedOn }) => !reachedOn && !droppedOn && !goals.some((one) => one.goalId === goalId),
    )
    .map((goal) => ({
      goal,
      change: goalsReached.includes(goal.goalId) ? ('reached' as const) : ('removed' as const),
    })),
];

/** Whether a plan was returned, and one that was drafted no earlier is in force instead: nobody works on it any more. */
export const isOvertaken = (
  { status, on }: Pick<CasePlan, 'status' | 'on'>,
  inForce: Pick<CasePlan, 'on'> | undefined,
): boolean => status === 'RETURNED' && inForce !== undefined && inForce.on >= on;

/** The goals of a plan that are neither reached, also according to a later plan, nor dropped. */
export const openGoals = (
  { goals }: Pick<CasePlan, 'goals'>,
  plans: readonly Pick<CasePlan, 'goalsReached'>[],
): readonly Goal[] => {
  const reached = new Set(plans.flatMap(({ goalsReached }) => goalsReached));
  return goals.filter(({ goalId, reachedOn, droppedOn }) => !reachedOn && !droppedOn && !reached.has(goalId));
};
