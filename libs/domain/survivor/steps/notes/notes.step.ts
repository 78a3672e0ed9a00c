import { manyRows, step } from '#nest';
import { RecordNote } from './notes.commands.js';
import { notes } from './notes.decider.js';
import { notesForms } from './notes.forms.js';
import { notesLabels } from './notes.labels.js';
import { notesProjection } from './notes.projection.js';
import { NoteView } from './notes.view.js';

export const notesStep = step({
  decider: notes,
  labels: notesLabels,
  forms: notesForms,
  commands: {
    RecordNote: {
      input: RecordNote,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      label: { en: 'Record a note', km: 'កត់ត្រាកំណត់សម្គាល់' },
      description: {
        en: 'Record a visit, a call, an observation or a meeting that no other entry describes.',
        km: 'កត់ត្រាការចុះសួរសុខទុក្ខ ការហៅទូរស័ព្ទ ការសង្កេត ឬកិច្ចប្រជុំ ដែលគ្មានកំណត់ត្រាផ្សេងរៀបរាប់។',
      },
      menu: 'agenda',
    },
  },
  classes: {
    NoteRecorded: { noteId: 'open', on: 'open', kind: 'open', text: 'testimony' },
  },
  lane: 'agenda',
  projections: [notesProjection],
  shows: { notes: manyRows(NoteView, 'The notes of the colleagues who work on the case.') },
});
