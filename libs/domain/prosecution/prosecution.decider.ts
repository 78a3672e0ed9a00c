import { refuse, requireAfter, type Day, type Decider, type EventOf } from '#kernel/decider';
import type { Outcome, Verdict } from './prosecution.codes.js';
import type { ProsecutionEvents } from './prosecution.events.js';
import {
  found,
  isConcludedSo,
  requireAmount,
  requireDayInCourt,
  requireSameAsVerdict,
  requireUnconcluded,
} from './prosecution.rules.js';
import type { Conclusion, Prosecution } from './prosecution.state.js';

export type ProsecutionCommands = {
  /** Issued by the policy that follows the survivors' streams. */
  JoinSurvivor: { survivorId: string; on: Day; court: string; article: string };
  FileCharges: { article: string; accusedCount: number; on: Day };
  RecordHearing: { on: Day };
  RecordVerdict: { outcome: Verdict; on: Day };
  ImposeSentence: { years: number; on: Day };
  OrderCompensation: { amount: number; currency: string; on: Day };
  DiscontinueProsecution: { on: Day };
  ConcludeProsecution: { outcome: Outcome; on: Day };
};

/** A criminal case. It may concern several survivors, and a decision of the court is one fact. */
export const prosecution: Decider<Prosecution, ProsecutionEvents, ProsecutionCommands> = {
  initial: null,

  requires: {
    FileCharges: (state) => found(state),
    RecordHearing: (state) => found(state),
    RecordVerdict: requireUnconcluded,
    ImposeSentence: (state) => requireConviction(found(state)),
    OrderCompensation: (state) => found(state),
    DiscontinueProsecution: requireUnconcluded,
    ConcludeProsecution: (state) => {
      const { endedOn } = found(state);
      if (endedOn !== undefined)
        refuse('PROSECUTION_ENDED', `This prosecution ended on ${endedOn}: open a new one (openProsecution).`);
    },
  },

  decide: {
    JoinSurvivor: (state, { survivorId, on, court, article }) => {
      if (state?.survivors.includes(survivorId)) return [];
      const joined: EventOf<ProsecutionEvents> = { type: 'SurvivorJoined', data: { survivorId, on } };
      return state ? [joined] : [{ type: 'ProsecutionCommenced', data: { on, court, article } }, joined];
    },

    FileCharges: (state, command, { now }) => {
      requireDayInCourt(state, command.on, now);
      if (command.accusedCount < 1)
        refuse('ACCUSED_MISSING', 'Charges need at least one accused person: give their number (accusedCount).');
      return [{ type: 'ChargesFiled', data: command }];
    },

    /** However often the court sits on a day, it is one day in court. */
    RecordHearing: (state, { on }, { now }) => {
      const { hearings } = requireDayInCourt(state, on, now);
      return hearings.includes(on) ? [] : [{ type: 'HearingHeld', data: { on } }];
    },

    RecordVerdict: (state, command, { now }) => {
      if (isConcludedSo(state, command)) return [];
      requireDayInCourt(state, command.on, now);
      return [{ type: 'VerdictReached', data: command }];
    },

    ImposeSentence: (state, command, { now }) => {
      const { on } = requireConviction(requireDayInCourt(state, command.on, now));
      requireAfter(command.on, { 'the verdict': on });
      return [{ type: 'SentenceImposed', data: command }];
    },

    OrderCompensation: (state, command, { now }) => {
      requireDayInCourt(state, command.on, now);
      requireAmount(command.amount);
      return [{ type: 'CompensationOrdered', data: command }];
    },

    DiscontinueProsecution: (state, { on }, { now }) => {
      if (isConcludedSo(state, { outcome: 'Discontinued', on })) return [];
      requireDayInCourt(state, on, now);
      return [{ type: 'ProsecutionDiscontinued', data: { on } }];
    },

    ConcludeProsecution: (state, command, { now }) => {
      const { outcome, on } = command;
      if (state?.endedOn === on && state.conclusion?.outcome === outcome) return [];
      const { conclusion } = requireDayInCourt(state, on, now);
      requireSameAsVerdict(outcome, conclusion);
      requireAfter(on, { 'the verdict': conclusion?.on });
      return [{ type: 'ProsecutionEnded', data: command }];
    },
  },

  evolve: {
    ProsecutionCommenced: (_, { on }) => ({ ...COMMENCED, commencedOn: on }),
    /** A survivor who joins later may have been in the case first. */
    SurvivorJoined: (state, { survivorId, on }) => {
      const { commencedOn, survivors, ...rest } = state ?? { ...COMMENCED, commencedOn: on };
      return { ...rest, commencedOn: on < commencedOn ? on : commencedOn, survivors: [...survivors, survivorId] };
    },
    ChargesFiled: (state) => state,
    HearingHeld: (state, { on }) => state && { ...state, hearings: [...state.hearings, on] },
    VerdictReached: (state, conclusion) => state && { ...state, conclusion },
    SentenceImposed: (state) => state,
    CompensationOrdered: (state) => state,
    ProsecutionDiscontinued: (state, { on }) =>
      state && { ...state, conclusion: { outcome: 'Discontinued', on }, endedOn: on },
    ProsecutionEnded: (state, { outcome, on }) =>
      state && { ...state, conclusion: state.conclusion ?? { outcome, on }, endedOn: on },
  },
};

const requireConviction = ({ conclusion }: NonNullable<Prosecution>): Conclusion =>
  conclusion?.outcome === 'Convicted'
    ? conclusion
    : refuse(
        'CONVICTION_MISSING',
        'A sentence needs a conviction: record the verdict first (recordVerdict).',
        'RecordVerdict',
      );

const COMMENCED = { survivors: [], hearings: [], conclusion: undefined, endedOn: undefined } as const;
