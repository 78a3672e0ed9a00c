import type { CommandField } from '../api/schema.js';
import type { FormRecord } from './record/document.js';
import type { Values } from './values.js';

const memberChosen = ({ household }: FormRecord, chosen: string): Values => {
  const member = household?.find(({ memberId }) => memberId === chosen);
  if (!member) return {};
  const { relation, safe, name, note } = member;
  return { relation, safe, name: name?.value ?? '', note: note?.value ?? '' };
};

/** The only open goal of the plan for which this type of service is planned. */
const onlyGoalFor = ({ casePlans, activePlan }: FormRecord, type: Values[string]): string | undefined => {
  const goals = (casePlans ?? [])
    .filter(({ planId }) => planId === activePlan?.planId)
    .flatMap((plan) => plan.goals)
    .filter(({ reachedOn, droppedOn, services }) => !reachedOn && !droppedOn && services.some((one) => one === type));
  return goals.length === 1 ? goals[0]!.goalId : undefined;
};

/** A goal that the user chose stays; one that followed from the type changes with it. */
const goalOfType: Follows = (survivor, before, next) => {
  if (next.emergency === true || (before.goalId && before.goalId !== onlyGoalFor(survivor, before.type))) return {};
  const goalId = onlyGoalFor(survivor, next.type);
  return goalId ? { goalId } : { goalId: '' };
};

type Follows = (survivor: FormRecord, before: Values, next: Values) => Values;

/**
 * What follows from an answer. The answers of an earlier entry, which the new one replaces as a whole, are taken over:
 * nothing may be lost unseen.
 */
const FOLLOWS: { readonly [Field in CommandField]?: Follows } = {
  'RecordHouseholdMember.memberId': (survivor, _, { memberId }) => memberChosen(survivor, String(memberId)),
  'DeliverService.type': goalOfType,
  'PlanService.type': goalOfType,
};

/** The changed answers of a form, with what follows from the one that was just chosen. */
export const withChosen = (input: string, before: Values, next: Values, survivor: FormRecord | undefined): Values => {
  const taken = Object.entries(next).flatMap(([field, value]) => {
    const follows = FOLLOWS[`${input}.${field}` as CommandField];
    return survivor && follows && typeof value === 'string' && value !== before[field]
      ? [follows(survivor, before, next)]
      : [];
  });
  return Object.assign({}, next, ...taken) as Values;
};
