// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { NoteKind } from './notes.codes.js';
import type { NotesEvents } from './notes.events.js';

export const notesLabels: StepLabels<NotesEvents, { NoteKind: NoteKind }> = {
  events: {
    NoteRecorded: { en: 'Note recorded', km: 'បានកត់ត្រាកំណត់សម្គាល់' },
  },
  codes: {
    NoteKind: {
      Visit: { en: 'Visit', km: 'ការចុះសួរសុខទុក្ខ' },
      Call: { en: 'Call', km: 'ការហៅទូរស័ព្ទ' },
      Observation: { en: 'Observation', km: 'ការសង្កេត' },
      Meeting: { en: 'Meeting', km: 'កិច្ចប្រជុំ' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
  },
};
