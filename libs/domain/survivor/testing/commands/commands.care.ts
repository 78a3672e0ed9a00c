import { dayAt } from '#kernel/decider';
import { SERVICE_END_REASONS, SERVICE_MODES, SERVICE_UNITS } from '../../steps/assistance/assistance.codes.js';
import { SERVICE_TYPES } from '../../../directory/services.codes.js';
import { CSI_DOMAINS } from '../../steps/risk/risk.codes.js';
import type { SurvivorState } from '../../survivor.js';
import { instantAfter, type Draw } from '../draw.js';
import type { CommandGenerators } from '../drawn.js';

/** Now and then one that was reached or dropped before. */
const goalOf = (draw: Draw, settled: readonly string[]) => ({
  goalId: settled.length > 0 && draw.flag() ? draw.one(settled) : draw.id(),
  domain: draw.one(CSI_DOMAINS),
  aim: draw.personal(),
  services: [draw.one(SERVICE_TYPES)],
  dueOn: dayAt(instantAfter(draw.now, draw.whole(200))),
  ...draw.maybe(() => ({ survivorsWish: draw.personal() })),
});

/** One goal, or else none or the same one twice. */
const goalsFor = (draw: Draw, { settled }: SurvivorState['plan']) => {
  const goal = goalOf(draw, Object.keys(settled));
  return draw.isWild ? draw.one([[], [goal, goal]]) : [goal];
};

/** A plan in one of these states, or else any plan. */
const planThatIs = (draw: Draw, { plans }: SurvivorState['plan'], ...statuses: readonly string[]): string =>
  draw.known(
    Object.values(plans)
      .filter(({ status }) => draw.rarely(6) || statuses.includes(status))
      .map(({ planId }) => planId),
  );

const activeGoals = ({ plans }: SurvivorState['plan']): readonly string[] =>
  Object.values(plans).find(({ activeFrom, activeUntil }) => activeFrom && !activeUntil)?.goals ?? [];

/** Commands that plan and deliver care. */
export const CARE = {
  DraftCasePlan: (draw, { plan }) => ({
    planId: draw.id(),
    on: draw.day(),
    goals: goalsFor(draw, plan),
  }),
  ReviseCasePlan: (draw, { plan }) => ({
    planId: draw.id(),
    on: draw.day(),
    goals: goalsFor(draw, plan),
    ...draw.maybe(() => ({ why: draw.personal() })),
    ...draw.maybe(() => ({ goalsReached: draw.rarely(4) ? [draw.id()] : activeGoals(plan).slice(0, 1) })),
  }),
  SubmitCasePlan: (draw, { plan }) => ({
    planId: planThatIs(draw, plan, 'drafted', 'returned'),
    on: draw.day(),
  }),
  ApproveCasePlan: (draw, { plan }) => ({ planId: planThatIs(draw, plan, 'submitted'), on: draw.day() }),
  ReturnCasePlan: (draw, { plan }) => ({
    planId: planThatIs(draw, plan, 'submitted'),
    on: draw.day(),
    reason: draw.personal(),
  }),

  ReachGoal: (draw, { plan }) => ({
    goalId: draw.known(activeGoals(plan)),
    on: draw.day(),
    ...draw.maybe(() => ({ note: draw.personal() })),
  }),
  DropGoal: (draw, { plan }) => ({
    goalId: draw.known(activeGoals(plan)),
    on: draw.day(),
    reason: draw.personal(),
  }),

  PlanService: (draw) => ({
    type: draw.one(SERVICE_TYPES),
    provider: draw.text(),
    from: draw.day(),
    ...draw.maybe(() => ({ serviceId: draw.id(), goalId: draw.id() })),
  }),
  DeliverService: (draw, { assistance, plan }) => {
    const serviceId = draw.flag() ? draw.id() : draw.known(assistance.services.map(({ serviceId }) => serviceId));
    return {
      serviceId,
      type:
        (!draw.isWild && assistance.services.find((one) => one.serviceId === serviceId)?.type) ||
        draw.one(SERVICE_TYPES),
      provider: draw.text(),
      mode: draw.one(SERVICE_MODES),
      quantity: draw.isWild ? draw.whole(4) - 2 : 1,
      unit: draw.one(SERVICE_UNITS),
      emergency: !draw.rarely(5),
      ...draw.maybe(() => ({ goalId: draw.known(activeGoals(plan)) })),
      ...(draw.flag()
        ? { on: draw.day() }
        : { from: draw.day(), to: draw.day(), ...(draw.isWild && { on: draw.day() }) }),
      ...draw.maybe(() => ({
        cost: { amount: draw.isWild ? draw.one([-1, 0.5]) : draw.whole(5_000), currency: 'USD' },
        note: draw.personal(),
      })),
    };
  },
  DeclineService: (draw, { assistance }) => {
    const serviceId = draw.known(assistance.services.map(({ serviceId }) => serviceId));
    return {
      serviceId,
      type:
        (!draw.isWild && assistance.services.find((one) => one.serviceId === serviceId)?.type) ||
        draw.one(SERVICE_TYPES),
      on: draw.day(),
    };
  },
  EndService: (draw, { assistance }) => ({
    serviceId: draw.known(assistance.services.map(({ serviceId }) => serviceId)),
    on: draw.day(),
    reason: draw.one(SERVICE_END_REASONS),
  }),
} satisfies Partial<CommandGenerators>;
