// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf, section } from '#nest';
import * as commands from './consent.commands.js';

const { consentId, language, note, on, reason, upheld } = FIELD_LABELS;

/** The forms of the commands: what they ask for, in this order. */
export const consentForms = formsOf(commands, {
  GiveConsent: {
    consentId: UNASKED,
    ...section(
      { en: 'Consent', km: 'ការយល់ព្រម' },
      {
        on,
        scopes: { en: 'Consent to', km: 'យល់ព្រមលើអ្វី', atLeastOne: true },
        recipients: {
          en: 'Who may receive information',
          km: 'អ្នកទទួល',
          help: {
            en: 'For the scope Sharing: the organisations that may be informed.',
            km: 'សម្រាប់ការចែករំលែក៖ អង្គការដែលអាចប្រាប់បាន។',
          },
        },
        expiresOn: {
          en: 'Valid until',
          km: 'មានសុពលភាពដល់',
          help: { en: 'The last day on which the consent is valid.', km: 'ថ្ងៃចុងក្រោយដែលការយល់ព្រមនៅមានសុពលភាព។' },
        },
      },
    ),
    ...section(
      { en: 'Who consents', km: 'អ្នកយល់ព្រម' },
      {
        givenBy: { en: 'Consent given by', km: 'ការយល់ព្រមផ្តល់ដោយ' },
        guardianName: { en: 'Guardian’s name', km: 'ឈ្មោះអាណាព្យាបាល' },
        guardianKin: { en: 'Guardian’s relation to the survivor', km: 'សាច់ញាតិអាណាព្យាបាល' },
        childAssent: {
          en: 'Did the child assent?',
          km: 'កុមារឯកភាពដែរ?',
          help: { en: 'Whether the child was asked and agreed.', km: 'តើកុមារត្រូវបានសួរ ហើយឯកភាពឬទេ។' },
        },
      },
    ),
    ...section(
      { en: 'How it was explained', km: 'របៀបពន្យល់' },
      {
        language,
        witnessRole: { en: 'Witness', km: 'សាក្សី' },
      },
    ),
  },
  WithdrawConsent: { on, consentId },
  OverrideConsent: {
    overrideId: UNASKED,
    scope: { en: 'Scope', km: 'វិសាលភាព' },
    reason,
    coversFrom: {
      en: 'Covers from',
      km: 'គ្របដណ្តប់ពី',
      help: {
        en: 'The first day that it covers: at most 24 hours ago, unless the configuration says otherwise.',
        km: 'ថ្ងៃដំបូងដែលវាគ្របដណ្តប់៖ យ៉ាងយូរ 24 ម៉ោងមុន លើកលែងតែការកំណត់ចែងផ្សេង។',
      },
    },
    note,
  },
  ReviewConsentOverride: { on, overrideId: { en: 'Action without consent', km: 'អ្វីបានធ្វើដោយគ្មានការយល់ព្រម' }, upheld },
});
