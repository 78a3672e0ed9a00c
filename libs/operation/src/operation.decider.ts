import { refuse, requirePast, type Decider, type EventOf } from '#decider';
import type { OperationEvents } from './operation.events.js';

export type OperationCommands = {
  ConductOperation: OperationEvents['OperationConducted'];
  HoldPreventionActivity: OperationEvents['PreventionActivityHeld'];
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
      requirePast(command.on, now);
      return once(state, { type: 'PreventionActivityHeld', data: command });
    },
  },

  evolve: {
    OperationConducted: (_, data) => ({ type: 'OperationConducted', data }),
    PreventionActivityHeld: (_, data) => ({ type: 'PreventionActivityHeld', data }),
  },
};

const once = (recorded: Operation, fact: Fact): readonly Fact[] => {
  if (recorded === null) return [fact];
  if (same(recorded, fact)) return [];
  return refuse('OPERATION_RECORDED', 'This id stands for another activity: record this one under an id of its own.');
};

/** Field by field, since a store may give the fields back in another order. */
const same = (one: Fact, other: Fact): boolean => {
  const said = Object.entries(one.data);
  const data = other.data as Readonly<Record<string, unknown>>;
  return (
    one.type === other.type &&
    said.length === Object.keys(data).length &&
    said.every(([field, value]) => JSON.stringify(value) === JSON.stringify(data[field]))
  );
};
