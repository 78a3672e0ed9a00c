import { acceptIdenticalRetry, refuse, requireAfter, requireSome, type Day, type Decider } from '#kernel/decider';
import type { WithoutErased } from '#kernel/decider';
import { accusedIn, requireAccused, requireNobodyNamed } from './accused.rules.js';
import type { ProsecutionEvents } from './prosecution.events.js';
import {
  noSuchProsecution,
  requireProsecution,
  refuseDecided,
  requireBeforeEnd,
  requireDayInCourt,
  requireFreeDay,
  requireNotEnded,
  requireNotOverBy,
  requireSomeUndecided,
} from './prosecution.rules.js';
import type { AccusedPerson, Prosecution } from './prosecution.state.js';

type NamedAccused = WithoutErased<ProsecutionEvents['AccusedNamed']>;

export type AccusedCommands = {
  FileComplaint: { agency: string; on: Day };
  OpenInvestigation: { agency: string; on: Day };
  NameAccused: Omit<NamedAccused, 'accusedId'> & { accusedId?: string };
  RecordArrest: { accusedId: string; on: Day };
  FileCharges: { article: string; accusedCount?: number; on: Day; accusedId?: string };
  DropCharges: { accusedId: string; on: Day };
};

type AccusedDecider = Decider<Prosecution, ProsecutionEvents, AccusedCommands>;

/** Who is accused, and what happens before the court decides. Police and prosecutors act before the case is opened here. */
export const accusedDecisions = {
  requires: {
    FileComplaint: (state) => requireProsecution(state),
    OpenInvestigation: (state) => requireProsecution(state),
    NameAccused: requireNotEnded,
    RecordArrest: (state, { now }) => {
      const known = requireProsecution(state);
      requireAccused(known);
      requireSome(
        Object.values(known.accused),
        ({ payload, arrests }) => requireFreeDay(known, payload.on, arrests, now),
        noSuchProsecution,
      );
    },
    FileCharges: (state) => {
      const known = requireProsecution(state);
      const named = Object.values(known.accused);
      if (named.length > 0) requireSome(named, ({ payload }) => requireNotOverBy(known, payload.on), noSuchProsecution);
    },
    DropCharges: (state) => {
      const known = requireProsecution(state);
      requireAccused(known);
      requireSomeUndecided(known);
    },
  } satisfies AccusedDecider['requires'],

  decide: {
    FileComplaint: (state, command, { now }) => {
      requireBeforeEnd(state, command.on, now);
      return [{ type: 'ComplaintFiled', data: command }];
    },

    OpenInvestigation: (state, command, { now }) => {
      requireBeforeEnd(state, command.on, now);
      return [{ type: 'InvestigationOpened', data: command }];
    },

    NameAccused: (state, command, { now, commandId }) => {
      const data = { ...command, accusedId: command.accusedId ?? commandId };
      const before = state?.accused[data.accusedId];
      if (before) return acceptIdenticalRetry(before.payload, data);
      requireBeforeEnd(state, data.on, now);
      return [{ type: 'AccusedNamed', data }];
    },

    RecordArrest: (state, command, { now }) => {
      const { payload, arrests } = accusedIn(requireBeforeEnd(state, command.on, now), command.accusedId);
      requireAfter(command.on, { 'the day on which they were accused': payload.on });
      return arrests.includes(command.on) ? [] : [{ type: 'ArrestMade', data: command }];
    },

    FileCharges: (state, command, { now }) => {
      const { accusedId, accusedCount = accusedId === undefined ? 0 : 1, on } = command;
      const known = requireDayInCourt(state, on, now);
      if (accusedId === undefined) requireNobodyNamed(known);
      else requireAfter(on, { 'the day on which they were accused': accusedIn(known, accusedId).payload.on });
      if (accusedCount < 1)
        refuse('ACCUSED_MISSING', 'Charges need at least one accused person: give their number (accusedCount).');
      return [{ type: 'ChargesFiled', data: { ...command, accusedCount } }];
    },

    DropCharges: (state, command, { now }) => {
      const { accusedId, on } = command;
      const { outcome, payload } = accusedIn(requireProsecution(state), accusedId);
      if (outcome?.outcome === 'Discontinued' && outcome.on === on) return [];
      if (outcome) return refuseDecided(outcome);
      requireDayInCourt(state, on, now);
      requireAfter(on, { 'the day on which they were accused': payload.on });
      return [{ type: 'ChargesDropped', data: command }];
    },
  } satisfies AccusedDecider['decide'],

  evolve: {
    ComplaintFiled: (state) => state,
    InvestigationOpened: (state) => state,
    AccusedNamed: (state, payload) =>
      state && {
        ...state,
        accused: { ...state.accused, [payload.accusedId]: { payload, arrests: [], outcome: undefined } },
      },
    ArrestMade: (state, { accusedId, on }) =>
      withAccused(state, accusedId, ({ arrests }) => ({ arrests: [...arrests, on] })),
    ChargesFiled: (state) => state,
    ChargesDropped: (state, { accusedId, on }) =>
      withAccused(state, accusedId, () => ({ outcome: { outcome: 'Discontinued', on } })),
  } satisfies Partial<AccusedDecider['evolve']>,
};

export const withAccused = (
  state: Prosecution,
  accusedId: string,
  change: (person: AccusedPerson) => Partial<AccusedPerson>,
): Prosecution => {
  const person = state?.accused[accusedId];
  return state && person
    ? { ...state, accused: { ...state.accused, [accusedId]: { ...person, ...change(person) } } }
    : state;
};
