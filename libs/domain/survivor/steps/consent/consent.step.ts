import { manyRows, step } from '#kernel/nest';
import { GiveConsent, OverrideConsent, ReviewConsentOverride, WithdrawConsent } from './consent.commands.js';
import { consent } from './consent.decider.js';
import { consentProjection } from './consent.projection.js';
import { ConsentView } from './consent.view.js';

export const consentStep = step({
  decider: consent,
  commands: {
    GiveConsent: {
      input: GiveConsent,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
      says: 'Record that the survivor, or a person entitled to consent for them, has agreed: to what, in which language, before which witness.',
    },
    WithdrawConsent: {
      input: WithdrawConsent,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
      says: 'Record that a consent was withdrawn. What rests on it stops from that day on.',
    },
    OverrideConsent: {
      input: OverrideConsent,
      allowedTo: ['SUPERVISOR'],
      says: 'Act without consent in imminent danger, under a duty to report, or when the survivor cannot be asked. Another supervisor reviews it soon.',
    },
    ReviewConsentOverride: {
      input: ReviewConsentOverride,
      allowedTo: ['SUPERVISOR'],
      says: "Decide whether another supervisor's override was right.",
    },
  },
  classes: {
    ConsentGiven: {
      consentId: 'open',
      scopes: 'open',
      recipients: 'open',
      givenBy: 'open',
      guardianName: 'identity',
      guardianKin: 'open',
      childAssent: 'open',
      language: 'open',
      witnessRole: 'open',
      on: 'open',
      expiresOn: 'open',
    },
    ConsentWithdrawn: { consentId: 'open', on: 'open' },
    ConsentOverridden: {
      overrideId: 'open',
      scope: 'open',
      reason: 'open',
      note: 'testimony',
      coversFrom: 'open',
      reviewBy: 'open',
    },
    ConsentOverrideReviewed: { overrideId: 'open', upheld: 'open', on: 'open' },
  },
  projections: [consentProjection],
  shows: { consents: manyRows(ConsentView, 'What the survivor agreed to, and what was done without consent.') },
});
