import { refuse, requireAfter, requirePast, saysTheSame, type Day, type Decider, type EventOf } from '#decider';
import type { OperationEvents } from './operation.events.js';

export type OperationCommands = {
  ConductOperation: OperationEvents['OperationConducted'];
  HoldPreventionActivity: Omit<OperationEvents['PreventionActivityConducted'], 'to'> & { to?: Day };
};

type Fact = EventOf<OperationEvents>;

/** What was recorded, or nothing yet: one stream tells one fact. */
export type Operation = Fact | null;

/** What happens without a survivor: going out to find victims, and teaching people how not to become one. */
export const operation: Decider<Operation, OperationEvents, OperationCommands> = {
  initial: null,

  decide: {
    ConductOperation: (state, command, { now }) => {
      requirePast(command.on, now);
      return once(state, { type: 'OperationConducted', data: command });
    },

    HoldPreventionActivity: (state, command, { now }) => {
      const { on, to = on } = command;
      requirePast(to, now);
      requireAfter(to, { 'its first day': on });
      return once(state, { type: 'PreventionActivityConducted', data: { ...command, to } });
    },
  },

  evolve: {
    OperationConducted: (_, data) => ({ type: 'OperationConducted', data }),
    PreventionActivityConducted: (_, data) => ({ type: 'PreventionActivityConducted', data }),
  },
};

const once = (recorded: Operation, fact: Fact): readonly Fact[] => {
  if (recorded === null) return [fact];
  if (saysTheSame(recorded, fact)) return [];
  return refuse('OPERATION_RECORDED', 'This id stands for another activity: record this one under an id of its own.');
};
