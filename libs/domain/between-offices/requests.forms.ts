// For review by a native speaker of Khmer.
import { FIELD_LABELS, formsOf, section } from '#nest';
import * as commands from './requests.commands.js';

const { office, prosecutionId, outcome, operationId, reason } = FIELD_LABELS;

/** The forms of the commands: what they ask for, in this order. */
export const requestForms = formsOf(commands, {
  AskOffice: {
    ...section(
      { en: 'What it is about', km: 'អំពីអ្វី' },
      {
        kind: { en: 'What you want to do', km: 'អ្វីដែលអ្នកចង់ធ្វើ' },
        otherSurvivorId: {
          en: 'Record of a survivor',
          km: 'សំណុំឯកសាររបស់សាមីខ្លួន',
          help: {
            en: 'Whose record is to be opened, or who is to join. For a referral, only where one that is recorded is to be corrected: a new one gets its record later.',
            km: 'សំណុំឯកសារដែលត្រូវបើក ឬសាមីខ្លួនដែលត្រូវចូលរួម។ សម្រាប់ការបញ្ជូន បំពេញតែពេលកែតម្រូវការបញ្ជូនដែលបានកត់ត្រារួច៖ ការបញ្ជូនថ្មីនឹងមានសំណុំឯកសារនៅពេលក្រោយ។',
          },
        },
        prosecutionId,
        outcome,
        operationId,
        eventId: { en: 'Entry of the operation', km: 'កំណត់ត្រានៃប្រតិបត្តិការ' },
      },
    ),
    ...section(
      { en: 'The other office', km: 'ការិយាល័យម្ខាងទៀត' },
      {
        office,
        reason: {
          ...reason,
          help: {
            en: 'Why the other office should agree. Its supervisor reads it.',
            km: 'ហេតុអ្វីការិយាល័យម្ខាងទៀតគួរយល់ព្រម។ អ្នកគ្រប់គ្រងករណីរបស់ការិយាល័យនោះនឹងអាន។',
          },
        },
      },
    ),
  },
  AnswerOffice: {
    requestId: { en: 'Request', km: 'សំណើ' },
    granted: {
      en: 'Do you agree?',
      km: 'តើអ្នកយល់ព្រមឬទេ?',
      help: {
        en: 'A consent counts once, within seven days.',
        km: 'ការយល់ព្រមប្រើបានតែម្តង ក្នុងរយៈពេលប្រាំពីរថ្ងៃ។',
      },
    },
    reason: {
      en: 'Why',
      km: 'ហេតុអ្វី',
      help: { en: 'The colleague who asks reads it.', km: 'មិត្តរួមការងារដែលបានសុំនឹងអានវា។' },
    },
  },
  WithdrawOfficeRequest: { requestId: { en: 'Request', km: 'សំណើ' } },
});
