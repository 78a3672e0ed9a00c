import {
  refuse,
  requireAfter,
  requirePast,
  isSamePayload,
  type Day,
  type Decider,
  type EventOf,
} from '#kernel/decider';
import { requireOffice, requireOrganisation } from '../directory/directory.rules.js';
import type { OperationEvents } from './operation.events.js';

export type OperationCommands = {
  ConductOperation: OperationEvents['OperationConducted'];
  HoldPreventionActivity: Omit<OperationEvents['PreventionActivityConducted'], 'to'> & { to?: Day };
};

type Fact = EventOf<OperationEvents>;

/** The recorded fact, or null. */
export type OperationState = Fact | null;

/** One stream holds one fact. */
const requireUnused = (recorded: OperationState): void => {
  if (recorded !== null)
    refuse('OPERATION_RECORDED', 'This id belongs to another activity: record this one under an id of its own.');
};

/** Activities without a survivor: operations to find victims, and prevention. */
export const operation: Decider<OperationState, OperationEvents, OperationCommands> = {
  initial: null,

  requires: { ConductOperation: requireUnused, HoldPreventionActivity: requireUnused },

  decide: {
    ConductOperation: (state, command, context) => {
      requirePast(command.on, context.now);
      requireOffice(context, command.office, command.on);
      return unlessRecorded(state, { type: 'OperationConducted', data: command });
    },

    HoldPreventionActivity: (state, command, context) => {
      const { on, to = on, agencies = [] } = command;
      requirePast(to, context.now, command.to === undefined ? 'on' : 'to');
      requireAfter(to, { 'the first day': on }, 'to');
      for (const agency of agencies) requireOrganisation(context, agency, on);
      return unlessRecorded(state, { type: 'PreventionActivityConducted', data: { ...command, to } });
    },
  },

  evolve: {
    OperationConducted: (_, data) => ({ type: 'OperationConducted', data }),
    PreventionActivityConducted: (_, data) => ({ type: 'PreventionActivityConducted', data }),
  },
};

const unlessRecorded = (recorded: OperationState, fact: Fact): readonly Fact[] =>
  isSamePayload(recorded, fact) ? [] : [fact];
