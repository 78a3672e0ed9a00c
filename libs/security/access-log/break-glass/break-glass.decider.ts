import { refuse, type Decider, isOrStandsInFor } from '#kernel/decider';
import type { BreakGlassReason } from '../access.codes.js';
import type { BreakGlassEvents } from '../access.events.js';
import type { BreakGlassState } from './break-glass.state.js';

export type BreakGlassCommands = {
  OpenBreakGlass: {
    breakGlassId: string;
    survivorId: string;
    reason: BreakGlassReason;
    explanation: string;
    /** Whether the survivor is on record. */
    isOnRecord: boolean;
    /** What versions before 0.9.0 recorded in other streams. */
    earlier: BreakGlassState;
  };
  ReviewBreakGlass: { breakGlassId: string; upheld: boolean; note?: string; earlier: BreakGlassState };
};

interface Identity {
  readonly identity: { readonly [Name in keyof BreakGlassCommands]: (command: BreakGlassCommands[Name]) => object };
  readonly opens: readonly [];
  readonly mayReadChange: () => false;
}

/**
 * The emergency accesses of one person, in a stream of their own: one at a time, until another person has reviewed it.
 */
export const breakGlass: Decider<BreakGlassState, BreakGlassEvents, BreakGlassCommands> & Identity = {
  initial: { accesses: {}, reviews: {} },

  /** Opens no personal data, so that the lost key of one survivor does not block emergency access to all others. */
  opens: [],

  /** Its stream tells of records in other offices, of which the reviewer of one access need not know. */
  mayReadChange: () => false,

  /** The explanation is in no digest, since a digest outlives the survivor's keys. */
  identity: {
    OpenBreakGlass: ({ survivorId, reason }) => ({ survivorId, reason }),
    ReviewBreakGlass: ({ breakGlassId, upheld }) => ({ breakGlassId, upheld }),
  },

  decide: {
    OpenBreakGlass: (state, { isOnRecord, earlier, ...command }, { now, settings }) => {
      const { accesses, reviews } = withEarlier(state, earlier);
      if (command.breakGlassId in accesses) return [];
      if (Object.keys(accesses).some((id) => !(id in reviews)))
        refuse(
          'BREAK_GLASS_REVIEW_OPEN',
          'Your last emergency access has not been reviewed yet: ask a supervisor to review it first.',
        );
      // in no danger to life the other office is asked first, and who has not asked learns nothing: see `consult`
      if (!isOnRecord && isDangerToLife(command.reason)) noSuchSurvivor();
      const until = new Date(Date.parse(now) + settings.breakGlassMinutes * 60_000).toISOString();
      return [{ type: 'BreakGlassOpened', data: { ...command, until } }];
    },

    ReviewBreakGlass: (state, { earlier, ...command }, { by }) => {
      const { accesses, reviews } = withEarlier(state, earlier);
      const access = accesses[command.breakGlassId] ?? noSuchBreakGlass();
      if (isOrStandsInFor(by, access.openedBy))
        refuse('APPROVER_IS_AUTHOR', 'You opened this record yourself: another supervisor must review it.');
      const review = reviews[command.breakGlassId];
      if (review?.by === by.id && review.upheld === command.upheld) return [];
      if (review)
        refuse('BREAK_GLASS_REVIEWED', `${review.by} has reviewed this already: read the result of the review.`);
      return [{ type: 'BreakGlassReviewed', data: { ...command, survivorId: access.survivorId } }];
    },
  },

  evolve: {
    BreakGlassOpened: ({ accesses, reviews }, { breakGlassId, survivorId, reason, until }, { by }) => ({
      accesses: { ...accesses, [breakGlassId]: { survivorId, openedBy: by.id, role: by.role, reason, until } },
      reviews,
    }),
    BreakGlassReviewed: ({ accesses, reviews }, { breakGlassId, upheld }, { by }) => ({
      accesses,
      reviews: { ...reviews, [breakGlassId]: { by: by.id, upheld } },
    }),
  },
};

/** Adds what versions before 0.9.0 recorded elsewhere. Where both know an access or a review, this stream counts. */
const withEarlier = (state: BreakGlassState, earlier: BreakGlassState): BreakGlassState => ({
  accesses: { ...earlier.accesses, ...state.accesses },
  reviews: { ...earlier.reviews, ...state.reviews },
});

/** The records that the person may read in this role at this instant. */
export const openingsOf = ({ accesses, reviews }: BreakGlassState, role: string, now: string): ReadonlySet<string> =>
  new Set(
    Object.entries(accesses).flatMap(([id, access]) =>
      access.role === role && access.until > now && reviews[id]?.upheld !== false ? [access.survivorId] : [],
    ),
  );

/** A trafficked person who is missing may be sold again within hours. */
const DANGERS: ReadonlySet<unknown> = new Set<BreakGlassReason>(['DangerToLife', 'Missing', 'MedicalEmergency']);

export const isDangerToLife = (reason: unknown): boolean => DANGERS.has(reason);

/** One answer whether or not there is such a record, and whichever office has it. */
export const noConsentToOpen = (): never =>
  refuse(
    'OFFICE_CONSENT_MISSING',
    'No life is in danger, so the office that has this record, if there is one, must agree first: ask it (askOffice).',
    'AskOffice',
  );

/** The answer for an erased survivor, too: a stranger must not learn that there was one. */
export const noSuchSurvivor = (): never =>
  refuse('NOT_FOUND', 'There is no such survivor, or you may not see this record: check the id.');

export const noSuchBreakGlass = (): never =>
  refuse('NOT_FOUND', 'There is no such emergency access, or you may not review it.');
