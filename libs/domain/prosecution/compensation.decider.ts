import { requireAfter, requirePast, type Day, type Decider } from '#kernel/decider';
import type { ProsecutionEvents } from './prosecution.events.js';
import { requireProsecution, requireAmount, requireDayInCourt } from './prosecution.rules.js';
import type { Prosecution } from './prosecution.state.js';

export type CompensationCommands = {
  OrderCompensation: { amount: number; currency: string; on: Day };
  RecordCompensationPayment: { amount: number; currency: string; on: Day };
};

type CompensationDecider = Decider<Prosecution, ProsecutionEvents, CompensationCommands>;

export const compensationDecisions = {
  requires: {
    OrderCompensation: (state) => requireProsecution(state),
    RecordCompensationPayment: (state) => requireProsecution(state),
  } satisfies CompensationDecider['requires'],

  decide: {
    OrderCompensation: (state, command, { now }) => {
      requireDayInCourt(state, command.on, now);
      requireAmount(command.amount);
      return [{ type: 'CompensationOrdered', data: command }];
    },

    /** Payments often come in parts, and long after the case is over. */
    RecordCompensationPayment: (state, command, { now }) => {
      const { commencedOn } = requireProsecution(state);
      requirePast(command.on, now);
      requireAfter(command.on, { 'the beginning of the prosecution': commencedOn });
      requireAmount(command.amount);
      return [{ type: 'CompensationPaid', data: command }];
    },
  } satisfies CompensationDecider['decide'],

  evolve: {
    CompensationOrdered: (state) => state,
    CompensationPaid: (state) => state,
  } satisfies Partial<CompensationDecider['evolve']>,
};
