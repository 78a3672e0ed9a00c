import { dayAt, refuse, requireAfter, type Day, type Decider, type EventOf } from '#kernel/decider';
import { accusedDecisions, type AccusedCommands } from './accused.decider.js';
import { isVerdict, requireFinal, requireNoOpenAppeal, verdictOnAll } from './accused.rules.js';
import { compensationDecisions, type CompensationCommands } from './compensation.decider.js';
import { hearingDecisions, type HearingCommands } from './hearings/hearings.decider.js';
import type { Outcome } from './prosecution.codes.js';
import type { ProsecutionEvents } from './prosecution.events.js';
import {
  requireProsecution,
  isConcludedSo,
  requireDayInCourt,
  requireSameAsVerdict,
  requireUnconcluded,
} from './prosecution.rules.js';
import type { Conclusion, Prosecution } from './prosecution.state.js';
import { verdictDecisions, type VerdictCommands } from './verdicts.decider.js';

export type ProsecutionCommands = AccusedCommands &
  HearingCommands &
  VerdictCommands &
  CompensationCommands & {
    /** Issued by the policy that follows the survivors' streams. */
    JoinSurvivor: { survivorId: string; on: Day; court: string; article: string };
    DiscontinueProsecution: { on: Day };
    ConcludeProsecution: { outcome: Outcome; on: Day };
  };

/** A criminal case. It may concern several survivors and several accused, and a decision of the court is one fact. */
export const prosecution: Decider<Prosecution, ProsecutionEvents, ProsecutionCommands> = {
  initial: null,

  requires: {
    ...accusedDecisions.requires,
    ...hearingDecisions.requires,
    ...verdictDecisions.requires,
    ...compensationDecisions.requires,
    DiscontinueProsecution: (state) => {
      requireUnconcluded(state);
      requireSameAsVerdict('Discontinued', verdictOnAll(requireProsecution(state)));
    },
    ConcludeProsecution: (state, { now, settings }) => {
      const known = requireProsecution(state);
      if (known.endedOn !== undefined)
        refuse('PROSECUTION_ENDED', `This prosecution ended on ${known.endedOn}: open a new one (openProsecution).`);
      requireNoOpenAppeal(known);
      // after a verdict, no other outcome is possible
      if (isVerdict(outcomeSoFar(known)?.outcome)) requireFinal(known, dayAt(now), settings.appealWithinDays);
    },
  },

  decide: {
    ...accusedDecisions.decide,
    ...hearingDecisions.decide,
    ...verdictDecisions.decide,
    ...compensationDecisions.decide,

    JoinSurvivor: (state, { survivorId, on, court, article }) => {
      if (state?.survivors.includes(survivorId)) return [];
      const joined: EventOf<ProsecutionEvents> = { type: 'SurvivorJoined', data: { survivorId, on } };
      return state ? [joined] : [{ type: 'ProsecutionCommenced', data: { on, court, article } }, joined];
    },

    DiscontinueProsecution: (state, { on }, { now }) => {
      if (isConcludedSo(state, { outcome: 'Discontinued', on })) return [];
      requireDayInCourt(state, on, now);
      return [{ type: 'ProsecutionDiscontinued', data: { on } }];
    },

    ConcludeProsecution: (state, command, { now, settings }) => {
      const { outcome, on } = command;
      if (state?.endedOn === on && state.conclusion?.outcome === outcome) return [];
      const known = requireDayInCourt(state, on, now);
      const verdict = outcomeSoFar(known);
      requireSameAsVerdict(outcome, verdict);
      requireAfter(on, { 'the verdict': verdict?.on });
      if (isVerdict(outcome)) requireFinal(known, on, settings.appealWithinDays);
      return [{ type: 'ProsecutionEnded', data: command }];
    },
  },

  evolve: {
    ...accusedDecisions.evolve,
    ...hearingDecisions.evolve,
    ...verdictDecisions.evolve,
    ...compensationDecisions.evolve,
    ProsecutionCommenced: (_, { on }) => ({ ...COMMENCED, commencedOn: on }),
    /** A survivor who joins later may have been in the case first. */
    SurvivorJoined: (state, { survivorId, on }) => {
      const { commencedOn, survivors, ...rest } = state ?? { ...COMMENCED, commencedOn: on };
      return { ...rest, commencedOn: on < commencedOn ? on : commencedOn, survivors: [...survivors, survivorId] };
    },
    ProsecutionDiscontinued: (state, { on }) =>
      state && { ...state, conclusion: { outcome: 'Discontinued', on }, endedOn: on },
    ProsecutionEnded: (state, { outcome, on }) =>
      state && { ...state, conclusion: state.conclusion ?? { outcome, on }, endedOn: on },
  },
};

const outcomeSoFar = (known: NonNullable<Prosecution>): Conclusion | undefined =>
  known.conclusion ?? verdictOnAll(known);

const COMMENCED = {
  survivors: [],
  accused: {},
  hearings: [],
  planned: {},
  verdict: undefined,
  appeals: {},
  conclusion: undefined,
  endedOn: undefined,
} as const;
