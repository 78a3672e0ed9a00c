// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { DocumentKind, MediaType } from './documents.codes.js';
import type { DocumentsEvents } from './documents.events.js';

export const documentsLabels: StepLabels<DocumentsEvents, { DocumentKind: DocumentKind; MediaType: MediaType }> = {
  events: {
    DocumentAttached: { en: 'Document attached', km: 'បានភ្ជាប់ឯកសារ' },
    DocumentWithdrawn: { en: 'Document withdrawn', km: 'បានដកឯកសារចេញ' },
  },
  codes: {
    DocumentKind: {
      ConsentForm: { en: 'Consent form', km: 'ទម្រង់ការយល់ព្រម' },
      IdentificationForm: { en: 'Identification form', km: 'ទម្រង់កំណត់អត្តសញ្ញាណជនរងគ្រោះ' },
      CourtDocument: { en: 'Court document', km: 'ឯកសារតុលាការ' },
      MedicalReport: { en: 'Medical report', km: 'របាយការណ៍វេជ្ជសាស្ត្រ' },
      SchoolReport: { en: 'School report', km: 'របាយការណ៍សាលារៀន' },
      IdentityDocument: { en: 'Identity document', km: 'ឯកសារអត្តសញ្ញាណ' },
      Photo: { en: 'Photo', km: 'រូបថត' },
      Recording: { en: 'Recording', km: 'ការថតសំឡេង ឬវីដេអូ' },
      Letter: { en: 'Letter', km: 'លិខិត' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    MediaType: {
      Pdf: { en: 'PDF', km: 'PDF' },
      Jpeg: { en: 'JPEG picture', km: 'រូបភាព JPEG' },
      Png: { en: 'PNG picture', km: 'រូបភាព PNG' },
      Webp: { en: 'WebP picture', km: 'រូបភាព WebP' },
      Mp3: { en: 'MP3 recording', km: 'សំឡេង MP3' },
      Mp4: { en: 'MP4 recording', km: 'ការថត MP4' },
      Ogg: { en: 'Ogg recording', km: 'សំឡេង Ogg' },
      Wav: { en: 'WAV recording', km: 'សំឡេង WAV' },
    },
  },
};
