import type { CaseFile } from './documents/case-file.js';

type Goal = CaseFile['casePlans'][number]['goals'][number];
export type GoalChange = 'added' | 'changed' | 'unchanged' | 'removed';

const contentOf = ({ domain, dueOn, services }: Goal): string => JSON.stringify([domain, dueOn, services.toSorted()]);

const changeOf = (goal: Goal, before: Goal | undefined): GoalChange => {
  if (!before) return 'added';
  return contentOf(goal) === contentOf(before) ? 'unchanged' : 'changed';
};

/** The goals of a plan that waits, each with what it changes in the plan in force; then those that it leaves out. */
export const planChanges = (
  goals: readonly Goal[],
  inForce: readonly Goal[],
): readonly (readonly [goal: Goal, change: GoalChange])[] => [
  ...goals.map(
    (goal) =>
      [
        goal,
        changeOf(
          goal,
          inForce.find(({ goalId }) => goalId === goal.goalId),
        ),
      ] as const,
  ),
  ...inForce
    .filter(
      ({ goalId, reachedOn, droppedOn }) => !reachedOn && !droppedOn && !goals.some((one) => one.goalId === goalId),
    )
    .map((goal) => [goal, 'removed'] as const),
];
