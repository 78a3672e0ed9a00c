import { refuse, requireAfter, requirePast, type Day, type Decider, type EventOf } from '#decider';
import type { Verdict } from './prosecution.codes.js';
import type { ProsecutionEvents } from './prosecution.events.js';

export type ProsecutionCommands = {
  /** Asked by the policy that follows the survivors' streams. */
  JoinSurvivor: { survivorId: string; on: Day; court: string; article: string };
  RecordVerdict: { outcome: Verdict; on: Day };
  DiscontinueProsecution: { on: Day };
};

export interface Conclusion {
  readonly outcome: Verdict | 'Discontinued';
  readonly on: Day;
}

/** Nothing yet, until the first survivor joins. */
export type Prosecution = {
  readonly commencedOn: Day;
  /** Ids of those who have a part in it. */
  readonly survivors: readonly string[];
  readonly conclusion: Conclusion | undefined;
} | null;

/** A criminal case. It concerns several survivors, and what the court says is one fact. */
export const prosecution: Decider<Prosecution, ProsecutionEvents, ProsecutionCommands> = {
  initial: null,

  decide: {
    JoinSurvivor: (state, { survivorId, on, court, article }) => {
      if (state?.survivors.includes(survivorId)) return [];
      const joined: EventOf<ProsecutionEvents> = { type: 'SurvivorJoined', data: { survivorId, on } };
      return state ? [joined] : [{ type: 'ProsecutionCommenced', data: { on, court, article } }, joined];
    },

    RecordVerdict: (state, command, { now }) =>
      concludes(state, command, now) ? [{ type: 'VerdictReached', data: command }] : [],

    DiscontinueProsecution: (state, { on }, { now }) =>
      concludes(state, { outcome: 'Discontinued', on }, now) ? [{ type: 'ProsecutionDiscontinued', data: { on } }] : [],
  },

  evolve: {
    ProsecutionCommenced: (_, { on }) => ({ commencedOn: on, survivors: [], conclusion: undefined }),
    SurvivorJoined: (state, { survivorId, on }) => ({
      commencedOn: on,
      conclusion: undefined,
      ...state,
      survivors: [...(state?.survivors ?? []), survivorId],
    }),
    VerdictReached: (state, { outcome, on }) => concluded(state, { outcome, on }),
    ProsecutionDiscontinued: (state, { on }) => concluded(state, { outcome: 'Discontinued', on }),
  },
};

const concluded = (state: Prosecution, conclusion: Conclusion): Prosecution => ({
  commencedOn: conclusion.on,
  survivors: [],
  ...state,
  conclusion,
});

/** A case is concluded once, in one way. Whether this is news; the same again is none. */
const concludes = (state: Prosecution, { outcome, on }: Conclusion, now: string): boolean => {
  if (!state) {
    return refuse(
      'NOT_FOUND',
      'There is no such prosecution. Open it for a survivor first; if you just have, ask again in a moment.',
    );
  }
  const { commencedOn, conclusion } = state;
  if (conclusion) {
    if (conclusion.outcome === outcome && conclusion.on === on) return false;
    return conclusion.outcome === 'Discontinued'
      ? refuse('PROSECUTION_DISCONTINUED', `This prosecution was discontinued on ${conclusion.on}: open a new one.`)
      : refuse('VERDICT_REACHED', `The verdict is recorded already: ${conclusion.outcome} on ${conclusion.on}.`);
  }
  requirePast(on, now);
  requireAfter(on, { 'the beginning of the prosecution': commencedOn });
  return true;
};
