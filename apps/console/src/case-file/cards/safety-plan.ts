import type { Personal } from '../../journey/name.js';

type Plan = Personal | null | undefined;

interface SafetyPlans<Reintegration> {
  readonly aftercare: { readonly safetyPlan?: Plan } | null;
  readonly reintegrations: readonly Reintegration[];
}

interface CompletedReintegration {
  readonly completedOn: string | null;
  readonly safetyPlan?: Plan;
}

const byDay = (one: CompletedReintegration, other: CompletedReintegration): number =>
  one.completedOn! < other.completedOn! ? 1 : -1;

const completedIn = <One extends CompletedReintegration>(reintegrations: readonly One[]): readonly One[] =>
  reintegrations.filter(({ completedOn }) => completedOn !== null).toSorted(byDay);

/**
 * The safety plan of the present home. Aftercare takes the plan of each move, also that of a reintegration; only a
 * survivor who never entered aftercare has it from the last reintegration alone. A move without a plan leaves none:
 * the plan of another home would mislead.
 */
export const currentPlan = <One extends CompletedReintegration>({
  aftercare,
  reintegrations,
}: SafetyPlans<One>): Plan => (aftercare ? aftercare.safetyPlan : completedIn(reintegrations)[0]?.safetyPlan);

/** The reintegrations whose safety plan another one replaced, the latest first. */
export const formerPlans = <One extends CompletedReintegration>(planned: SafetyPlans<One>): readonly One[] => {
  const current = currentPlan(planned)?.value;
  return completedIn(planned.reintegrations).filter(
    ({ safetyPlan }) => safetyPlan?.value && safetyPlan.value !== current,
  );
};
