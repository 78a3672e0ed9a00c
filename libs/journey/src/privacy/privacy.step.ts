import { BY_POLICY, many, one, step } from '#step';
import { CertificateResolver } from './certificate.resolver.js';
import { ErasureView } from './erasure.view.js';
import { LegalHoldView } from './legal-hold.view.js';
import { purgedBy } from './privacy.amends.js';
import { ApproveErasure, LiftLegalHold, PlaceLegalHold, RequestErasure, WithdrawErasure } from './privacy.commands.js';
import { privacy } from './privacy.decider.js';
import { erasureProjection, legalHoldProjection } from './privacy.projection.js';

export const privacyStep = step({
  amends: { PersonalDataErased: purgedBy },
  decider: privacy,
  commands: {
    PlaceLegalHold: {
      input: PlaceLegalHold,
      allowedTo: ['LEGAL_OFFICER', 'SUPERVISOR'],
      says: 'Record that nothing of hers may be erased, and why. An open prosecution says so by itself.',
    },
    LiftLegalHold: {
      input: LiftLegalHold,
      allowedTo: ['LEGAL_OFFICER', 'SUPERVISOR'],
      says: 'Record that a hold has ended: an erasure that was asked for goes on. Who asked for it lifts none, who lifts one does not approve it.',
    },
    RequestErasure: {
      input: RequestErasure,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Ask that everything personal of hers be erased. While a hold stands it is kept for the court alone.',
    },
    ApproveErasure: {
      input: ApproveErasure,
      allowedTo: ['SUPERVISOR'],
      says: 'Have her personal data erased, as somebody else has asked, in the duplicates that `erasure` names too: her keys are destroyed, and nobody brings them back.',
    },
    WithdrawErasure: {
      input: WithdrawErasure,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Take back the request to erase her personal data. Once it is approved only a supervisor may, and not for long.',
    },
    BeginErasure: BY_POLICY,
    RecordErasure: BY_POLICY,
    FollowErasure: BY_POLICY,
    NoteDuplicate: BY_POLICY,
    SettleRestriction: BY_POLICY,
  },
  classes: {
    LegalHoldPlaced: { holdId: 'open', reason: 'open', on: 'open', note: 'testimony' },
    LegalHoldLifted: { holdId: 'open', on: 'open', note: 'testimony' },
    ErasureRequested: { requestId: 'open', on: 'open', askedBy: 'open', note: 'testimony', duplicates: 'open' },
    ErasureApproved: { requestId: 'open', on: 'open', keptSurvivorId: 'open', duplicates: 'open' },
    ErasureWithdrawn: { requestId: 'open', on: 'open', reason: 'testimony' },
    ErasureBegun: { requestId: 'open' },
    PersonalDataErased: { requestId: 'open', classes: 'open', keyIds: 'open' },
    ProcessingRestricted: { requestId: 'open', on: 'open' },
    RestrictionLifted: { requestId: 'open', on: 'open' },
    DuplicateNoted: {
      duplicateSurvivorId: 'open',
      linked: 'open',
      held: 'open',
      duplicates: 'open',
      involved: 'open',
    },
  },
  projections: [legalHoldProjection, erasureProjection],
  resolvers: [CertificateResolver],
  shows: {
    legalHolds: many(LegalHoldView, 'Why nothing of hers may be erased, besides open prosecutions.'),
    erasure: one(ErasureView, 'The last erasure that was asked for, and how far it has come.'),
  },
});
