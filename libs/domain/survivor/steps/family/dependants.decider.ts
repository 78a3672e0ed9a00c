import {
  acceptIdenticalRetry,
  isSamePayload,
  refuse,
  requireAfter,
  type Decider,
  type WithoutErased,
} from '#kernel/decider';
import type { Referral } from '../referral/referral.state.js';
import { requireBorn } from '../referral/referral.rules.js';
import type { FamilyEvents } from './family.events.js';
import { requirePlausibleBirth } from './family.rules.js';
import type { Dependant, Family } from './family.state.js';

export type DependantCommands = {
  RecordDependant: WithoutErased<Omit<FamilyEvents['DependantRecorded'], 'dependantId'>> & { dependantId?: string };
  MoveDependant: WithoutErased<FamilyEvents['DependantMoved']>;
  RecordCustody: WithoutErased<FamilyEvents['CustodyChanged']>;
};

type DependantsDecider = Decider<Family, FamilyEvents, DependantCommands, { referral: Referral }>;

/** People who depend on the survivor, their homes, and their custody. */
export const dependants = {
  requires: {
    MoveDependant: (state) => requireAny(state),
    RecordCustody: (state) => requireAny(state),
  } satisfies DependantsDecider['requires'],

  decide: {
    /** A child may have been left behind long before the referral. */
    RecordDependant: (state, command, { steps: { referral }, now, commandId }) => {
      const { dependantId = commandId, relation, birthYear, on } = command;
      const data = { ...command, dependantId };
      const before = state.dependants[dependantId];
      if (before) return acceptIdenticalRetry(before.payload, data);
      requireBorn(on, referral, now);
      requirePlausibleBirth(birthYear, { relation, on, person: referral });
      return [{ type: 'DependantRecorded', data }];
    },

    MoveDependant: (state, command, { steps: { referral }, now }) => {
      const { moved, movedOn } = dependantOf(state, command.dependantId);
      if (isSamePayload(moved, command)) return [];
      requireBorn(command.on, referral, now);
      requireAfter(command.on, { 'the last entry about where the dependant lives': movedOn });
      return [{ type: 'DependantMoved', data: command }];
    },

    RecordCustody: (state, command, { steps: { referral }, now }) => {
      const { custody, custodyOn } = dependantOf(state, command.dependantId);
      if (isSamePayload(custody, command)) return [];
      requireBorn(command.on, referral, now);
      requireAfter(command.on, { 'the last entry about the custody': custodyOn });
      return [{ type: 'CustodyChanged', data: command }];
    },
  } satisfies DependantsDecider['decide'],

  evolve: {
    DependantRecorded: (state, data) => withDependant(state, data.dependantId, { payload: data, movedOn: data.on }),
    DependantMoved: (state, data) => withDependant(state, data.dependantId, { moved: data, movedOn: data.on }),
    CustodyChanged: (state, data) => withDependant(state, data.dependantId, { custody: data, custodyOn: data.on }),
  } satisfies Partial<DependantsDecider['evolve']>,
};

export const withDependant = (state: Family, id: string, change: Partial<Dependant>): Family => ({
  ...state,
  dependants: { ...state.dependants, [id]: { ...NOTHING_YET, ...state.dependants[id], ...change } },
});

const NOTHING_YET: Dependant = {
  payload: {},
  moved: undefined,
  movedOn: undefined,
  custody: undefined,
  custodyOn: undefined,
};

const requireAny = ({ dependants: all }: Family): void => {
  if (Object.keys(all).length === 0)
    refuse(
      'NOTHING_HERE',
      'The survivor has no dependant on record: record one with recordDependant.',
      'RecordDependant',
    );
};

const dependantOf = ({ dependants: all }: Family, id: string): Dependant =>
  all[id] ?? refuse('NOT_FOUND', 'There is no such dependant in this record: record them first with recordDependant.');
