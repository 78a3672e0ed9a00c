import { one, step } from '#step';
import { ReceiveReferral } from './referral.commands.js';
import { referral } from './referral.decider.js';
import { personFacts } from './referral.facts.js';
import { referralProjection } from './referral.projection.js';
import { ReferralView } from './referral.view.js';

export const referralStep = step({
  decider: referral,
  commands: {
    ReceiveReferral: {
      input: ReceiveReferral,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record that somebody who may be a victim was referred to us: the beginning of her record.',
    },
  },
  classes: {
    ReferralReceived: {
      on: 'open',
      source: 'open',
      operationId: 'open',
      office: 'open',
      province: 'open',
      urgency: 'open',
      givenName: 'identity',
      familyName: 'identity',
      localGivenName: 'identity',
      localFamilyName: 'identity',
      birthDate: 'identity',
      estimatedAge: 'open',
      birthYear: 'open',
      sex: 'open',
      nationality: 'open',
      ethnicity: 'identity',
      languages: 'open',
      contact: 'contact',
    },
  },
  projections: [referralProjection, personFacts],
  shows: { referral: one(ReferralView, 'How she came to us, and who she is.') },
});
