import { dayAt } from '#kernel/decider';
import { HOUSING, type Housing } from '../steps/aftercare/aftercare.codes.js';
import { isPlacementOnEntry, mayMoveAsAWhole, requirePlacement } from '../steps/aftercare/aftercare.rules.js';
import { CONSENT_GIVERS, GUARDIAN_KIN } from '../steps/consent/consent.codes.js';
import { requireGiver, requireUnsuspected } from '../steps/consent/giver.rules.js';
import { duplicatesIn } from '../privacy/duplicates.rules.js';
import { requireNoConflict, requireOwnWish } from '../privacy/guardian-erasure.rules.js';
import { ERASURE_ASKED_BY } from '../privacy/privacy.codes.js';
import { ANY_TEXT, IN_ORDER, type ChoiceContext, type Choices } from './choice.rules.js';

const IDENTITY = ['identity'] as const;

/** Any plan that makes a home safe is an answer of the form, and so is the address of the same home. */
const homeOf = (home: Housing, { on }: ChoiceContext, isPlacement: boolean) => ({
  home,
  on,
  safetyPlan: 'given',
  isPlacement,
});

/** Who consents and asks, and where the survivor lives. All of it tells the age, or which relative is suspected. */
export const SAFETY_CHOICES = {
  GiveConsent: {
    givenBy: {
      codes: CONSENT_GIVERS,
      reveals: IDENTITY,
      requires: ({ referral }, givenBy, { on }) =>
        requireGiver({ givenBy, guardianKin: 'None', childAssent: true, on }, referral, [], IN_ORDER),
    },
    /** Of a guardian: the form does not ask an authority for a relation. */
    guardianKin: {
      codes: GUARDIAN_KIN,
      reveals: IDENTITY,
      requires: ({ identification }, guardianKin, { on }) =>
        requireUnsuspected({ givenBy: 'Guardian', guardianKin }, identification.conflicts, on, IN_ORDER),
    },
  },
  RequestErasure: {
    askedBy: {
      codes: ERASURE_ASKED_BY,
      reveals: IDENTITY,
      requires: ({ referral }, askedBy, { now, settings }) =>
        requireOwnWish({ askedBy, childAssent: true }, referral, settings, dayAt(now)),
    },
    guardianKin: {
      codes: GUARDIAN_KIN,
      reveals: IDENTITY,
      requires: ({ identification, privacy }, guardianKin) =>
        requireNoConflict({ askedBy: 'Guardian', guardianKin }, identification.conflicts, duplicatesIn(privacy)),
    },
  },
  EnterAftercare: {
    housing: {
      codes: HOUSING,
      reveals: IDENTITY,
      requires: (state, home, asked) =>
        void requirePlacement(state, homeOf(home, asked, isPlacementOnEntry(home)), IN_ORDER),
    },
  },
  ChangeHousing: {
    /** Whether the family moves as a whole: another carer makes it a placement. */
    arrangement: {
      codes: HOUSING,
      reveals: IDENTITY,
      dependsOn: 'carer',
      answers: [undefined, ANY_TEXT],
      requires: (state, home, asked, carer) => {
        const isPlacement = carer !== undefined || !mayMoveAsAWhole(home, state.aftercare.housing);
        requirePlacement(state, homeOf(home, asked, isPlacement), IN_ORDER);
      },
    },
  },
  CompleteReintegration: {
    arrangement: {
      codes: HOUSING,
      reveals: IDENTITY,
      requires: (state, home, asked) => void requirePlacement(state, homeOf(home, asked, true), IN_ORDER),
    },
  },
} satisfies Choices;
