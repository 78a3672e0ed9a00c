import { dayAt, refusalIn, type Actor, type Day, type Refusal, type Settings } from '#kernel/decider';
import { HOUSING, type Housing } from '../steps/aftercare/aftercare.codes.js';
import { isPlacementOnEntry, mayMoveAsAWhole, requirePlacement } from '../steps/aftercare/aftercare.rules.js';
import { CONSENT_GIVERS, GUARDIAN_KIN } from '../steps/consent/consent.codes.js';
import { requireReviewable } from '../steps/consent/consent.decider.js';
import { requireGiver, requireUnsuspected } from '../steps/consent/giver.rules.js';
import { duplicatesIn } from '../privacy/duplicates.rules.js';
import { requireNoConflict, requireOwnWish } from '../privacy/guardian-erasure.rules.js';
import { ERASURE_ASKED_BY } from '../privacy/privacy.codes.js';
import type { survivor, SurvivorState } from '../survivor.js';

/** What a choice is judged by besides the record. */
interface ChoiceContext {
  /** The day of the entry. */
  readonly on: Day;
  readonly now: string;
  readonly by: Actor;
  readonly settings: Settings;
}

/** Nobody has said yet that it happened against a rule. */
const IN_ORDER = undefined;

/**
 * The codes of a field, or the ids of the entries that it may name; and the rule that refuses some of them whatever else
 * the command says. The command is refused by the same rule: here it is asked with the best answers to all other fields.
 */
export interface Choice<Code extends string = string> {
  readonly codes: readonly Code[] | ((state: SurvivorState) => readonly Code[]);
  readonly requires: (state: SurvivorState, code: Code, context: ChoiceContext) => void;
}

type Decide = typeof survivor.decide;
type Command<Name extends keyof Decide> = Parameters<Decide[Name]>[1];
type Choices = {
  readonly [Name in keyof Decide]?: {
    readonly [Field in keyof Command<Name>]?: Choice<NonNullable<Command<Name>[Field]> & string>;
  };
};

/** Any plan that makes a home safe is an answer of the form, and so is the address of the same home. */
const homeOf = (home: Housing, { on }: ChoiceContext, isPlacement: boolean) => ({
  home,
  on,
  safetyPlan: 'given',
  isPlacement,
});

/** By command and field. A field of which every code may be accepted has no rule here. */
export const CHOICES = {
  GiveConsent: {
    givenBy: {
      codes: CONSENT_GIVERS,
      requires: ({ referral }, givenBy, { on }) =>
        requireGiver({ givenBy, guardianKin: 'None', childAssent: true, on }, referral, [], IN_ORDER),
    },
    /** An authority is no relative, so nobody is asked then. */
    guardianKin: {
      codes: GUARDIAN_KIN,
      requires: ({ identification }, guardianKin, { on }) =>
        requireUnsuspected({ givenBy: 'Guardian', guardianKin }, identification.conflicts, on, IN_ORDER),
    },
  },
  ReviewConsentOverride: {
    overrideId: {
      codes: ({ consent }) => consent.overrides.map((one) => one.overrideId),
      requires: ({ consent }, overrideId, { by }) => {
        const one = consent.overrides.find((each) => each.overrideId === overrideId);
        if (one) requireReviewable(one, by);
      },
    },
  },
  RequestErasure: {
    askedBy: {
      codes: ERASURE_ASKED_BY,
      requires: ({ referral }, askedBy, { now, settings }) =>
        requireOwnWish({ askedBy, childAssent: true }, referral, settings, dayAt(now)),
    },
    guardianKin: {
      codes: GUARDIAN_KIN,
      requires: ({ identification, privacy }, guardianKin) =>
        requireNoConflict({ askedBy: 'Guardian', guardianKin }, identification.conflicts, duplicatesIn(privacy)),
    },
  },
  EnterAftercare: {
    housing: {
      codes: HOUSING,
      requires: (state, home, asked) =>
        void requirePlacement(state, homeOf(home, asked, isPlacementOnEntry(home)), IN_ORDER),
    },
  },
  ChangeHousing: {
    arrangement: {
      codes: HOUSING,
      requires: (state, home, asked) => {
        const isPlacement = !mayMoveAsAWhole(home, state.aftercare.housing);
        requirePlacement(state, homeOf(home, asked, isPlacement), IN_ORDER);
      },
    },
  },
  CompleteReintegration: {
    arrangement: {
      codes: HOUSING,
      requires: (state, home, asked) => void requirePlacement(state, homeOf(home, asked, true), IN_ORDER),
    },
  },
} satisfies Choices;

export interface RefusedChoice {
  readonly field: string;
  readonly choice: { readonly code: string } | { readonly id: string };
  readonly refusal: Refusal;
}

interface Asked extends ChoiceContext {
  /** Whether the author may record it nevertheless where a rule of conduct is broken. */
  readonly mayOverride: boolean;
}

/** `CHOICES`, looked up by a command and a field that are known only when they are asked for. */
const BY_COMMAND = CHOICES as Readonly<Record<string, Readonly<Record<string, Choice>>>>;

/** Whether any field of the command has a choice that may be refused. */
export const hasChoices = (command: string): boolean => Object.hasOwn(BY_COMMAND, command);

/** What the rules refuse in the fields of a command, whatever its other fields say. */
export const refusedChoicesIn = (state: SurvivorState, command: string, asked: Asked): readonly RefusedChoice[] => {
  return Object.entries(BY_COMMAND[command] ?? {}).flatMap(([field, { codes, requires }]) => {
    const isOfEntries = typeof codes === 'function';
    return (isOfEntries ? codes(state) : codes).flatMap((one) => {
      const refusal = refusalIn(() => requires(state, one, asked));
      if (!refusal || (refusal.mayOverride && asked.mayOverride)) return [];
      return [{ field, choice: isOfEntries ? { id: one } : { code: one }, refusal }];
    });
  });
};
