// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf } from '#nest';
import * as commands from './documents.commands.js';

/** The forms of the commands: what they ask for, in this order. */
export const documentsForms = formsOf(commands, {
  AttachDocument: {
    kind: {
      en: 'Kind',
      km: 'ប្រភេទ',
      help: {
        en: 'Decides which colleagues may open it. Choose it before the file.',
        km: 'កំណត់ថាមិត្តរួមការងារណាអាចបើកបាន។ សូមជ្រើសវាមុនឯកសារ។',
      },
    },
    documentId: {
      en: 'File',
      km: 'ឯកសារ',
      help: {
        en: 'A PDF, a picture or a recording of 25 MB at most. The place and the device are removed from pictures, MP4, MP3 and WAV files, but not from a PDF or an Ogg file.',
        km: 'PDF រូបភាព ឬការថត យ៉ាងច្រើន 25 MB។ ទីកន្លែង និងឧបករណ៍ត្រូវបានដកចេញពីរូបភាព និងឯកសារ MP4, MP3 និង WAV ប៉ុន្តែមិនដកចេញពី PDF ឬឯកសារ Ogg ទេ។',
      },
    },
    title: {
      en: 'Title',
      km: 'ចំណងជើង',
      help: {
        en: 'Names the document in the list. The name of the file is not kept.',
        km: 'ជាឈ្មោះឯកសារក្នុងបញ្ជី។ ឈ្មោះឯកសារដើមមិនត្រូវបានរក្សាទុកទេ។',
      },
    },
    on: {
      en: 'Received or made on',
      km: 'បានទទួល ឬធ្វើនៅថ្ងៃ',
    },
    custody: {
      en: 'Who keeps the original',
      km: 'អ្នករក្សាច្បាប់ដើម',
      help: {
        en: 'The person or body with the original. Required for a recording.',
        km: 'បុគ្គល ឬស្ថាប័នដែលរក្សាច្បាប់ដើម។ ចាំបាច់សម្រាប់ការថតសំឡេង ឬវីដេអូ។',
      },
    },
    about: UNASKED,
    stored: UNASKED,
  },
  WithdrawDocument: {
    documentId: { en: 'Document', km: 'ឯកសារ' },
    on: {
      en: 'Withdrawn on',
      km: 'បានដកចេញនៅថ្ងៃ',
      help: {
        en: 'The day of the decision. Nobody can open it once this is recorded.',
        km: 'ថ្ងៃនៃការសម្រេច។ គ្មាននរណាអាចបើកវាបានទេ ពេលកត់ត្រារួច។',
      },
    },
    reason: FIELD_LABELS.reason,
  },
});
