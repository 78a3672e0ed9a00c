import { dayAt, refuse, requirePast, type Day, type Decider } from '#decider';
import type { Identification } from '../identification/identification.decider.js';
import type { Referral } from '../referral/referral.decider.js';
import { isMinor, requireBorn, requireDay } from '../referral/referral.rules.js';
import type { ConsentGiver, ConsentScope, GuardianKin, OverrideReason, WitnessRole } from './consent.codes.js';
import type { ConsentEvents } from './consent.events.js';
import { conflictSince } from './consent.rules.js';

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

export interface GivenConsent {
  readonly consentId: string;
  readonly scopes: readonly ConsentScope[];
  readonly recipients: readonly string[];
  readonly givenBy: ConsentGiver;
  readonly guardianKin: GuardianKin | undefined;
  readonly on: Day;
  readonly expiresOn: Day | undefined;
  readonly withdrawnOn: Day | undefined;
}

export interface Override {
  readonly overrideId: string;
  readonly scope: ConsentScope;
  readonly coversFrom: Day;
  readonly reviewBy: string;
  readonly by: string;
  readonly upheld: boolean | undefined;
}

export interface Consent {
  readonly given: readonly GivenConsent[];
  readonly overrides: readonly Override[];
}

/** Milliseconds: how long afterwards a consent may be overridden, and by when that is reviewed. */
const OVERRIDE_WITHIN = 24 * 3_600_000;
const REVIEW_WITHIN = 72 * 3_600_000;

type Others = { referral: Referral; identification: Identification };

export const consent: Decider<Consent, ConsentEvents, ConsentCommands, Others> = {
  initial: { given: [], overrides: [] },

  decide: {
    GiveConsent: ({ given }, command, { others: { referral, identification }, now, commandId }) => {
      const { consentId = commandId, on, expiresOn, recipients = [], givenBy } = command;
      if (given.some((one) => one.consentId === consentId)) return [];
      requireBorn(on, referral, now);
      if (command.scopes.length === 0) refuse('SCOPES_MISSING', 'Say what she consents to: at least one scope.');
      if (expiresOn !== undefined && expiresOn < on)
        refuse('DATE_ORDER', `It cannot end (${expiresOn}) before it is given (${on}).`);
      if (isMinor(referral, on)) {
        if (givenBy === 'Survivor')
          refuse('GUARDIAN_REQUIRED', 'She is a child: a guardian or an authority consents, and she assents.');
        if (!command.childAssent)
          refuse('CHILD_ASSENT_MISSING', 'Ask the child too, in words she understands, and record her assent.');
      } else if (givenBy !== 'Survivor')
        refuse('ADULT_CONSENTS_HERSELF', 'She is an adult: nobody consents in her place.');
      const conflict = conflictSince(command, identification.recruiters);
      if (conflict !== undefined && conflict <= on) {
        refuse(
          'GUARDIAN_CONFLICT_OF_INTEREST',
          'This guardian may be the one who recruited her: ask for an appointed guardian or an authority.',
        );
      }
      return [{ type: 'ConsentGiven', data: { ...command, consentId, recipients } }];
    },

    WithdrawConsent: ({ given }, { consentId, on }, { now }) => {
      const one = given.find((each) => each.consentId === consentId);
      if (!one) return refuse('NOT_FOUND', 'There is no such consent in this record.');
      if (one.withdrawnOn !== undefined) return [];
      requireDay(on, null, now, { 'the consent': one.on });
      return [{ type: 'ConsentWithdrawn', data: { consentId, on } }];
    },

    OverrideConsent: ({ overrides }, { overrideId, ...command }, { by, now, commandId }) => {
      const id = overrideId ?? commandId;
      if (overrides.some((one) => one.overrideId === id)) return [];
      if (by.role !== 'SUPERVISOR') refuse('APPROVER_ROLE_REQUIRED', 'Only a supervisor overrides a consent.');
      requirePast(command.coversFrom, now);
      if (command.coversFrom < dayAt(new Date(Date.parse(now) - OVERRIDE_WITHIN).toISOString())) {
        refuse(
          'OVERRIDE_TOO_LATE',
          'A consent is overridden within 24 hours: record what happened as irregular instead.',
        );
      }
      const reviewBy = new Date(Date.parse(now) + REVIEW_WITHIN).toISOString();
      return [{ type: 'ConsentOverridden', data: { ...command, overrideId: id, reviewBy } }];
    },

    ReviewConsentOverride: ({ overrides }, { overrideId, upheld, on }, { by, now }) => {
      const one = overrides.find((each) => each.overrideId === overrideId);
      if (!one) return refuse('NOT_FOUND', 'There is no such override in this record.');
      if (one.upheld === upheld) return [];
      if (one.upheld !== undefined)
        refuse(
          'ALREADY_REVIEWED',
          'Somebody has reviewed this override already, and decided otherwise: speak to them.',
        );
      if (by.role !== 'SUPERVISOR') refuse('APPROVER_ROLE_REQUIRED', 'Only a supervisor reviews an override.');
      if (by.id === one.by) refuse('APPROVER_IS_AUTHOR', 'Somebody else reviews what you have overridden.');
      requireDay(on, null, now, { 'the override': one.coversFrom });
      return [{ type: 'ConsentOverrideReviewed', data: { overrideId, upheld, on } }];
    },
  },

  evolve: {
    ConsentGiven: (state, { consentId, scopes, recipients, givenBy, guardianKin, on, expiresOn }) => ({
      ...state,
      given: [
        ...state.given,
        { consentId, scopes, recipients, givenBy, guardianKin, on, expiresOn, withdrawnOn: undefined },
      ],
    }),
    ConsentWithdrawn: (state, { consentId, on }) => ({
      ...state,
      given: state.given.map((one) => (one.consentId === consentId ? { ...one, withdrawnOn: on } : one)),
    }),
    ConsentOverridden: (state, { overrideId, scope, coversFrom, reviewBy }, { by }) => ({
      ...state,
      overrides: [...state.overrides, { overrideId, scope, coversFrom, reviewBy, by: by.id, upheld: undefined }],
    }),
    ConsentOverrideReviewed: (state, { overrideId, upheld }) => ({
      ...state,
      overrides: state.overrides.map((one) => (one.overrideId === overrideId ? { ...one, upheld } : one)),
    }),
  },
};
