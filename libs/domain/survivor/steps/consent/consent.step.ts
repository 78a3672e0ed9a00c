import { manyRows, step } from '#nest';
import { GiveConsent, OverrideConsent, ReviewConsentOverride, WithdrawConsent } from './consent.commands.js';
import { consent } from './consent.decider.js';
import { consentForms } from './consent.forms.js';
import { consentLabels } from './consent.labels.js';
import { consentProjection } from './consent.projection.js';
import { ConsentView } from './consent.view.js';
import { ConsentStandingsResolver } from './standing.resolver.js';

export const consentStep = step({
  decider: consent,
  labels: consentLabels,
  forms: consentForms,
  commands: {
    GiveConsent: {
      input: GiveConsent,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
      label: { en: 'Record consent', km: 'កត់ត្រាការយល់ព្រម' },
      description: {
        en: 'Record that the survivor, or a person entitled to consent for them, has agreed: to what, in which language, before which witness.',
        km: 'កត់ត្រាថា សាមីខ្លួន ឬអ្នកដែលអាចធ្វើជំនួស បានយល់ព្រម៖ លើអ្វី ជាភាសាអ្វី និងនៅមុខនរណា។',
      },
      menu: 'consent',
    },
    WithdrawConsent: {
      input: WithdrawConsent,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
      label: { en: 'Withdraw consent', km: 'ដកការយល់ព្រម' },
      description: {
        en: 'Record that a consent was withdrawn. What rests on it stops from that day on.',
        km: 'កត់ត្រាថាការយល់ព្រមត្រូវបានដក។ អ្វីដែលផ្អែកលើវាត្រូវឈប់ចាប់ពីថ្ងៃនោះ។',
      },
      menu: 'consent',
    },
    OverrideConsent: {
      input: OverrideConsent,
      allowedTo: ['SUPERVISOR'],
      label: { en: 'Act without consent', km: 'ធ្វើដោយគ្មានការយល់ព្រម' },
      description: {
        en: 'Act without consent in imminent danger, under a duty to report, or when the survivor cannot be asked. Another supervisor reviews it soon.',
        km: 'ធ្វើដោយគ្មានការយល់ព្រម នៅពេលមានគ្រោះថ្នាក់ជិតមកដល់ ពេលច្បាប់តម្រូវឱ្យរាយការណ៍ ឬពេលមិនអាចសួរសាមីខ្លួនបាន។ អ្នកគ្រប់គ្រងករណីម្នាក់ទៀតនឹងពិនិត្យវាឆាប់ៗ។',
      },
      menu: 'consent',
    },
    ReviewConsentOverride: {
      input: ReviewConsentOverride,
      allowedTo: ['SUPERVISOR'],
      label: { en: 'Review a consent override', km: 'ពិនិត្យការធ្វើដោយគ្មានការយល់ព្រម' },
      description: {
        en: "Decide whether another supervisor's override was right.",
        km: 'សម្រេចថាតើសកម្មភាពដោយគ្មានការយល់ព្រមរបស់អ្នកគ្រប់គ្រងករណីម្នាក់ទៀត ត្រឹមត្រូវឬទេ។',
      },
      menu: 'consent',
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
  lane: 'consent',
  projections: [consentProjection],
  resolvers: [ConsentStandingsResolver],
  shows: { consents: manyRows(ConsentView, 'What the survivor agreed to, and what was done without consent.') },
});
