import { refuse, type Day, type Decider } from '#decider';
import type { Consent } from '../consent/consent.decider.js';
import { requireConsent } from '../consent/consent.rules.js';
import type { Identification } from '../identification/identification.decider.js';
import type { Referral } from '../referral/referral.decider.js';
import { requireDay } from '../referral/referral.rules.js';
import type { CaseRole, ProsecutionOutcome, ProtectiveMeasure } from './justice.codes.js';
import type { JusticeEvents } from './justice.events.js';

export type JusticeCommands = {
  OpenProsecution: { prosecutionId: string; on: Day; court: string; article: string; role: CaseRole };
  GrantProtectiveMeasure: { prosecutionId: string; measure: ProtectiveMeasure; on: Day };
  /** Asked by the policy that follows the prosecution's own stream. */
  ConcludeProsecution: { prosecutionId: string; outcome: ProsecutionOutcome; on: Day };
};

export interface Justice {
  readonly prosecutions: Readonly<
    Record<string, { readonly on: Day; readonly outcome: ProsecutionOutcome | undefined }>
  >;
}

type Others = { referral: Referral; consent: Consent; identification: Identification };

/** Her part in criminal cases. What the court does is recorded once, in the prosecution's own stream. */
export const justice: Decider<Justice, JusticeEvents, JusticeCommands, Others> = {
  initial: { prosecutions: {} },

  decide: {
    OpenProsecution: ({ prosecutions }, command, { others: { referral, consent, identification }, now }) => {
      if (command.prosecutionId in prosecutions) return [];
      requireDay(command.on, referral, now);
      requireConsent(consent, referral, identification.recruiters, { scope: 'Prosecution', on: command.on });
      return [{ type: 'ProsecutionOpened', data: command }];
    },

    GrantProtectiveMeasure: ({ prosecutions }, command, { others: { referral }, now }) => {
      const prosecution = prosecutions[command.prosecutionId];
      if (!prosecution) return refuse('NOT_FOUND', 'She has no part in such a prosecution: open it for her first.');
      requireDay(command.on, referral, now, { 'the prosecution': prosecution.on });
      return [{ type: 'ProtectiveMeasureGranted', data: command }];
    },

    ConcludeProsecution: ({ prosecutions }, command) => {
      const prosecution = prosecutions[command.prosecutionId];
      if (!prosecution) return refuse('NOT_FOUND', 'She has no part in such a prosecution.');
      return prosecution.outcome === undefined ? [{ type: 'ProsecutionConcluded', data: command }] : [];
    },
  },

  evolve: {
    ProsecutionOpened: ({ prosecutions }, { prosecutionId, on }) => ({
      prosecutions: { ...prosecutions, [prosecutionId]: { on, outcome: undefined } },
    }),
    ProtectiveMeasureGranted: (state) => state,
    ProsecutionConcluded: ({ prosecutions }, { prosecutionId, outcome, on }) => ({
      prosecutions: { ...prosecutions, [prosecutionId]: { on: prosecutions[prosecutionId]?.on ?? on, outcome } },
    }),
  },
};
