import {
  dayAt,
  hoursAfter,
  refuse,
  refuseField,
  requireAfter,
  requirePast,
  requireSome,
  acceptIdenticalRetry,
  type Actor,
  type Day,
  type Decider,
  isOrStandsInFor,
} from '#kernel/decider';
import { requireKnownOrganisation } from '../../../directory/directory.rules.js';
import type { Identification } from '../identification/identification.state.js';
import type { Referral } from '../referral/referral.state.js';
import { requireBorn, requireDay } from '../referral/referral.rules.js';
import type { ConsentGiver, ConsentScope, GuardianKin, OverrideReason, WitnessRole } from './consent.codes.js';
import type { ConsentEvents } from './consent.events.js';
import { requireGiver } from './giver.rules.js';
import type { GivenConsent, Override, Consent } from './consent.state.js';
import { IN_ERROR, type RecordTerms } from '../../terms.rules.js';

export type ConsentCommands = {
  GiveConsent: {
    consentId?: string;
    scopes: readonly ConsentScope[];
    recipients?: readonly string[];
    givenBy: ConsentGiver;
    guardianName?: string;
    guardianKin?: GuardianKin;
    childAssent?: boolean;
    language: string;
    witnessRole: WitnessRole;
    on: Day;
    expiresOn?: Day;
  };
  WithdrawConsent: { consentId: string; on: Day };
  OverrideConsent: { overrideId?: string; scope: ConsentScope; reason: OverrideReason; note?: string; coversFrom: Day };
  ReviewConsentOverride: { overrideId: string; upheld: boolean; on: Day };
};

type Others = { referral: Referral; identification: Identification };

export const consent: Decider<Consent, ConsentEvents, ConsentCommands, Others> = {
  initial: { given: [], overrides: [] },

  requires: {
    WithdrawConsent: ({ given }) => requireSome(given, requireNotWithdrawn, refuseAsNotGiven),
    ReviewConsentOverride: ({ overrides }, { by }) =>
      requireSome(overrides, (override) => requireReviewable(override, by), refuseAsNotOverridden),
  },

  decide: {
    GiveConsent: ({ given, overrides }, command, context) => {
      const { now, commandId, irregular } = context;
      const { referral, identification } = context.steps;
      const { consentId = commandId, on, expiresOn, recipients = [] } = command;
      const data = { ...command, consentId, recipients };
      const known = entryOf(consentId, given, overrides);
      if (known) return acceptIdenticalRetry(known.payload, data);
      requireBorn(on, referral, now);
      if (command.scopes.length === 0)
        refuse('SCOPES_MISSING', 'Name what the survivor consents to: at least one scope.');
      if (expiresOn !== undefined && expiresOn < on)
        refuseField(
          { field: 'expiresOn', on: expiresOn, after: { what: 'the consent', day: on } },
          'DATE_ORDER',
          `A consent cannot end (${expiresOn}) before it is given (${on}): correct one of the two days.`,
        );
      for (const recipient of recipients) requireKnownOrganisation(context, recipient, on);
      requireGiver(command, referral, identification.conflicts, irregular);
      return [{ type: 'ConsentGiven', data }];
    },

    WithdrawConsent: ({ given }, command, { now }) => {
      const { consentId, on } = command;
      const consent = given.find((each) => each.consentId === consentId);
      if (!consent) return refuse('NOT_FOUND', 'There is no such consent in this record: check consentId.');
      if (consent.withdrawnOn === on) return [];
      requireNotWithdrawn(consent);
      requireDay(on, null, now);
      requireAfterConsent(consent, on);
      return [{ type: 'ConsentWithdrawn', data: command }];
    },

    /**
     * A late override stays refused, even as irregular: what happened without a consent is itself recorded as
     * irregular.
     */
    OverrideConsent: ({ given, overrides }, command, { now, commandId, settings }) => {
      const { overrideId = commandId, coversFrom } = command;
      const known = entryOf(overrideId, given, overrides);
      if (known) return acceptIdenticalRetry(known.payload, { ...command, overrideId });
      requirePast(coversFrom, now, 'coversFrom');
      if (coversFrom < dayAt(hoursAfter(now, -settings.overrideWithinHours)))
        refuse(
          'OVERRIDE_TOO_LATE',
          `A consent can be overridden within ${settings.overrideWithinHours} hours only: record what happened as irregular instead.`,
        );
      const reviewBy = hoursAfter(now, settings.reviewWithinHours);
      return [{ type: 'ConsentOverridden', data: { ...command, overrideId, reviewBy } }];
    },

    ReviewConsentOverride: ({ overrides }, { overrideId, upheld, on }, { by, now }) => {
      const override = overrides.find((each) => each.overrideId === overrideId);
      if (!override) return refuse('NOT_FOUND', 'There is no such override in this record: check overrideId.');
      if (override.upheld === upheld && override.reviewedOn === on) return [];
      requireReviewable(override, by);
      requireDay(on, null, now);
      requireAfterOverride(override, on);
      return [{ type: 'ConsentOverrideReviewed', data: { overrideId, upheld, on } }];
    },
  },

  evolve: {
    ConsentGiven: (state, payload) => {
      const { consentId, scopes, recipients, givenBy, guardianKin, childAssent, on, expiresOn } = payload;
      const consent = { consentId, scopes, recipients, givenBy, guardianKin, childAssent, on, expiresOn };
      return { ...state, given: [...state.given, { ...consent, withdrawnOn: undefined, payload }] };
    },
    ConsentWithdrawn: (state, { consentId, on }) => ({
      ...state,
      given: state.given.map((one) => (one.consentId === consentId ? { ...one, withdrawnOn: on } : one)),
    }),
    ConsentOverridden: (state, { reviewBy, ...payload }, { by }) => {
      const { overrideId, scope, coversFrom } = payload;
      const override = { overrideId, scope, coversFrom, reviewBy, by: by.id, payload };
      return { ...state, overrides: [...state.overrides, { ...override, upheld: undefined, reviewedOn: undefined }] };
    },
    ConsentOverrideReviewed: (state, { overrideId, upheld, on }) => ({
      ...state,
      overrides: state.overrides.map((one) =>
        one.overrideId === overrideId ? { ...one, upheld, reviewedOn: on } : one,
      ),
    }),
  },
};

const refuseAsNotGiven = (): never =>
  refuse('NOTHING_HERE', 'No consent is recorded here yet: record one first with giveConsent.', 'GiveConsent');

const refuseAsNotOverridden = (): never =>
  refuse('NOTHING_HERE', 'No consent was overridden here: nothing is to be reviewed.');

const requireNotWithdrawn = ({ withdrawnOn }: GivenConsent): void => {
  if (withdrawnOn !== undefined)
    refuse(
      'ALREADY_WITHDRAWN',
      `This consent was withdrawn on ${withdrawnOn}: correct that entry if the day is wrong.`,
    );
};

/** Rule 3: a supervisor reviews what another one overrode, and once. */
export const requireReviewable = ({ upheld, reviewedOn, by: author }: Override, by: Actor): void => {
  if (upheld !== undefined)
    refuse(
      'ALREADY_REVIEWED',
      `This override was reviewed on ${reviewedOn} and ${upheld ? '' : 'not '}upheld: speak to the supervisor who reviewed it.`,
    );
  if (isOrStandsInFor(by, author))
    refuse('APPROVER_IS_AUTHOR', 'You made this override yourself: ask another supervisor to review it.');
};

export const requireAfterConsent = ({ on: givenOn }: Pick<GivenConsent, 'on'>, on: Day): void =>
  requireAfter(on, { 'the consent': givenOn });

export const requireAfterOverride = ({ coversFrom }: Pick<Override, 'coversFrom'>, on: Day): void =>
  requireAfter(on, { 'the override': coversFrom });

/** A consent and an override share one row of the view, and so their ids. */
const entryOf = (id: string, given: readonly GivenConsent[], overrides: readonly Override[]) =>
  given.find((one) => one.consentId === id) ?? overrides.find((one) => one.overrideId === id);

export const consentTerms: RecordTerms<ConsentCommands, ConsentEvents> = {
  allowedWhile: {
    GiveConsent: [],
    WithdrawConsent: ['restricted'],
    OverrideConsent: [],
    ReviewConsentOverride: ['restricted'],
  },
  amendedBy: {
    ConsentGiven: 'anotherCorrector',
    ConsentWithdrawn: {
      instead: `A withdrawn consent stays withdrawn: ask the survivor again, and record the answer with giveConsent; ${IN_ERROR}.`,
    },
    ConsentOverridden: 'anotherCorrector',
    ConsentOverrideReviewed: 'approver',
  },
};
