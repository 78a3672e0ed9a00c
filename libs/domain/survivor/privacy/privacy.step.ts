import { BY_POLICY, manyRows, oneRow, severalOfEach, step } from '#nest';
import { CertificateResolver } from './certificate.resolver.js';
import { DuplicateView } from './duplicate.view.js';
import { ErasureView } from './erasure.view.js';
import { LegalHoldView } from './legal-hold.view.js';
import { purgeEntries } from './privacy.amends.js';
import { ApproveErasure, LiftLegalHold, PlaceLegalHold, RequestErasure, WithdrawErasure } from './privacy.commands.js';
import { privacy } from './privacy.decider.js';
import { privacyForms } from './privacy.forms.js';
import { privacyLabels } from './privacy.labels.js';
import { duplicateProjection, erasureProjection, legalHoldProjection, linkedThrough } from './privacy.projection.js';

export const privacyStep = step({
  amends: { PersonalDataErased: purgeEntries },
  decider: privacy,
  labels: privacyLabels,
  forms: privacyForms,
  commands: {
    PlaceLegalHold: {
      input: PlaceLegalHold,
      allowedTo: ['LEGAL_OFFICER', 'SUPERVISOR'],
      label: { en: 'Place a legal hold', km: 'ដាក់ការរក្សាទុកតាមផ្លូវច្បាប់' },
      description: {
        en: 'Record a legal hold: no personal data of the survivor may be erased, and why. An open prosecution is a hold by itself.',
        km: 'កត់ត្រាការរក្សាទុកតាមផ្លូវច្បាប់៖ ទិន្នន័យផ្ទាល់ខ្លួនរបស់សាមីខ្លួនមិនអាចលុបបាន និងមូលហេតុ។ រឿងក្តីព្រហ្មទណ្ឌដែលមិនទាន់ចប់ ជាការរក្សាទុកដោយខ្លួនឯង។',
      },
      menu: 'justice',
    },
    LiftLegalHold: {
      input: LiftLegalHold,
      allowedTo: ['LEGAL_OFFICER', 'SUPERVISOR'],
      label: { en: 'Lift a legal hold', km: 'ដកការរក្សាទុកតាមផ្លូវច្បាប់' },
      description: {
        en: 'Record that a hold has ended: a requested erasure continues. The person who requested it cannot lift a hold, and the person who lifts one cannot approve it.',
        km: 'កត់ត្រាថាការរក្សាទុកបានចប់៖ ការលុបដែលបានស្នើនឹងបន្ត។ អ្នកដែលបានស្នើមិនអាចដកការរក្សាទុកបានទេ ហើយអ្នកដែលដកវាមិនអាចអនុម័តការលុបបានទេ។',
      },
      menu: 'justice',
    },
    RequestErasure: {
      input: RequestErasure,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Request erasure', km: 'ស្នើលុបទិន្នន័យផ្ទាល់ខ្លួន' },
      description: {
        en: 'Request that all personal data of the survivor be erased. While a hold is in force, the data is kept for the court only.',
        km: 'ស្នើលុបទិន្នន័យផ្ទាល់ខ្លួនទាំងអស់របស់សាមីខ្លួន។ ពេលមានការរក្សាទុកតាមផ្លូវច្បាប់ ទិន្នន័យត្រូវបានរក្សាទុកសម្រាប់តែតុលាការ។',
      },
      menu: 'case',
    },
    ApproveErasure: {
      input: ApproveErasure,
      allowedTo: ['SUPERVISOR'],
      label: { en: 'Approve erasure', km: 'អនុម័តការលុបទិន្នន័យផ្ទាល់ខ្លួន' },
      description: {
        en: 'Approve an erasure that another person requested, including the duplicates that `erasure` names: the keys are destroyed and cannot be restored. While aftercare goes on, the request waits for the closure of the case, unless you give a reason.',
        km: 'អនុម័តការលុបដែលអ្នកផ្សេងបានស្នើ រួមទាំងសំណុំឯកសារស្ទួន៖ សោត្រូវបានបំផ្លាញ ហើយមិនអាចស្តារវិញបានទេ។ ពេលការថែទាំក្រោយសង្គ្រោះនៅបន្ត សំណើរង់ចាំការបិទករណី លើកលែងតែអ្នកផ្តល់មូលហេតុ។',
      },
      menu: 'case',
    },
    WithdrawErasure: {
      input: WithdrawErasure,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Withdraw erasure', km: 'ដកសំណើលុបទិន្នន័យផ្ទាល់ខ្លួន' },
      description: {
        en: 'Withdraw the request to erase the personal data. After the approval only a supervisor may do so, and only for a short time.',
        km: 'ដកសំណើលុបទិន្នន័យផ្ទាល់ខ្លួន។ ក្រោយការអនុម័ត មានតែអ្នកគ្រប់គ្រងករណីទេដែលអាចធ្វើបាន ហើយក្នុងរយៈពេលខ្លី។',
      },
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
    ErasureRequested: {
      requestId: 'open',
      on: 'open',
      askedBy: 'open',
      guardianKin: 'open',
      childAssent: 'open',
      note: 'testimony',
      duplicates: 'open',
    },
    ErasureApproved: {
      requestId: 'open',
      on: 'open',
      inCareReason: 'open',
      keptSurvivorId: 'open',
      duplicates: 'open',
    },
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
      verdictOn: 'open',
      inCare: 'open',
    },
  },
  lane: {
    LegalHoldPlaced: 'justice',
    LegalHoldLifted: 'justice',
    ErasureRequested: 'case',
    ErasureApproved: 'case',
    ErasureWithdrawn: 'case',
    ErasureBegun: 'case',
    PersonalDataErased: 'case',
    ProcessingRestricted: 'case',
    RestrictionLifted: 'case',
    DuplicateNoted: 'person',
  },
  projections: [legalHoldProjection, erasureProjection, duplicateProjection],
  resolvers: [CertificateResolver],
  shows: {
    legalHolds: manyRows(
      LegalHoldView,
      'Why no personal data of the survivor may be erased, besides open prosecutions.',
    ),
    duplicates: severalOfEach(
      DuplicateView,
      linkedThrough,
      'The records of the same person that were linked to this one: each shows what was recorded there.',
    ),
    erasure: oneRow(ErasureView, 'The last erasure that was requested, and its progress.'),
  },
});
