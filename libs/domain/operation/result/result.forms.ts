// For review by a native speaker of Khmer.
import { FIELD_LABELS, formsOf } from '#nest';
import * as commands from './result.commands.js';

const { language, on, operationId } = FIELD_LABELS;

/** The form of the command: what it asks for, in this order. */
export const resultForms = formsOf(commands, {
  HandedOutInput: {
    title: { en: 'Title', km: 'ចំណងជើង' },
    language,
    count: { en: 'Copies', km: 'ចំនួនច្បាប់', help: { en: 'How many copies were handed out.', km: 'ចំនួនច្បាប់ដែលបានចែក។' } },
  },
  RecordOperationResult: {
    operationId: {
      ...operationId,
      help: { en: 'The operation that led to these.', km: 'ប្រតិបត្តិការដែលនាំឱ្យមានលទ្ធផលទាំងនេះ។' },
    },
    on: { ...on, help: { en: 'The day on which these were counted.', km: 'ថ្ងៃដែលបានរាប់ចំនួនទាំងនេះ។' } },
    met: {
      en: 'People met',
      km: 'ចំនួនមនុស្សដែលបានជួប',
      help: { en: 'People the team talked to.', km: 'មនុស្សដែលក្រុមបាននិយាយជាមួយ។' },
    },
    screened: {
      en: 'People screened',
      km: 'ចំនួនមនុស្សដែលបានពិនិត្យរកសញ្ញា',
      help: {
        en: 'Of those met, people screened for signs of trafficking.',
        km: 'ក្នុងចំណោមអ្នកដែលបានជួប អ្នកដែលត្រូវបានពិនិត្យរកសញ្ញានៃការជួញដូរមនុស្ស។',
      },
    },
    referred: {
      en: 'People referred',
      km: 'ចំនួនមនុស្សដែលបានបញ្ជូនបន្ត',
      help: {
        en: 'Of those screened, people referred to somebody who can help.',
        km: 'ក្នុងចំណោមអ្នកដែលបានពិនិត្យ អ្នកដែលត្រូវបានបញ្ជូនបន្តទៅអ្នកដែលអាចជួយ។',
      },
    },
    materials: {
      en: 'Materials handed out',
      km: 'សម្ភារៈផ្សព្វផ្សាយដែលបានចែក',
      help: { en: 'Printed materials, by title and language.', km: 'សម្ភារៈបោះពុម្ព តាមចំណងជើង និងភាសា។' },
    },
  },
});
