import { BY_POLICY, manyRows, oneRow, step } from '#kernel/nest';
import { CertificateResolver } from './certificate.resolver.js';
import { ErasureView } from './erasure.view.js';
import { LegalHoldView } from './legal-hold.view.js';
import { purgedBy } from './privacy.amends.js';
import { ApproveErasure, LiftLegalHold, PlaceLegalHold, RequestErasure, WithdrawErasure } from './privacy.commands.js';
import { privacy } from './privacy.decider.js';
import { privacyForms } from './privacy.forms.js';
import { privacyLabels } from './privacy.labels.js';
import { erasureProjection, legalHoldProjection } from './privacy.projection.js';

export const privacyStep = step({
  amends: { PersonalDataErased: purgedBy },
  decider: privacy,
  labels: privacyLabels,
  forms: privacyForms,
  commands: {
    PlaceLegalHold: {
      input: PlaceLegalHold,
      allowedTo: ['LEGAL_OFFICER', 'SUPERVISOR'],
      label: { en: 'Place a legal hold', km: 'ដាក់ការរក្សាទុកតាមផ្លូវច្បាប់' },
      description:
        'Record a legal hold: no personal data of the survivor may be erased, and why. An open prosecution is a hold by itself.',
      menu: 'justice',
    },
    LiftLegalHold: {
      input: LiftLegalHold,
      allowedTo: ['LEGAL_OFFICER', 'SUPERVISOR'],
      label: { en: 'Lift a legal hold', km: 'ដកការរក្សាទុកតាមផ្លូវច្បាប់' },
      description:
        'Record that a hold has ended: a requested erasure continues. The person who requested it cannot lift a hold, and the person who lifts one cannot approve it.',
      menu: 'justice',
    },
    RequestErasure: {
      input: RequestErasure,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Request erasure', km: 'ស្នើលុបទិន្នន័យផ្ទាល់ខ្លួន' },
      description:
        'Request that all personal data of the survivor be erased. While a hold is in force, the data is kept for the court only.',
      menu: 'case',
    },
    ApproveErasure: {
      input: ApproveErasure,
      allowedTo: ['SUPERVISOR'],
      label: { en: 'Approve erasure', km: 'អនុម័តការលុបទិន្នន័យផ្ទាល់ខ្លួន' },
      description:
        'Approve an erasure that another person requested, including the duplicates that `erasure` names: the keys are destroyed and cannot be restored.',
      menu: 'case',
    },
    WithdrawErasure: {
      input: WithdrawErasure,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Withdraw erasure', km: 'ដកសំណើលុបទិន្នន័យផ្ទាល់ខ្លួន' },
      description:
        'Withdraw the request to erase the personal data. After the approval only a supervisor may do so, and only for a short time.',
      menu: 'case',
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
    legalHolds: manyRows(
      LegalHoldView,
      'Why no personal data of the survivor may be erased, besides open prosecutions.',
    ),
    erasure: oneRow(ErasureView, 'The last erasure that was requested, and its progress.'),
  },
});
