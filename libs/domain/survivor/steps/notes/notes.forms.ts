// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf } from '#nest';
import * as commands from './notes.commands.js';

/** The form of the command: what it asks for, in this order. */
export const notesForms = formsOf(commands, {
  RecordNote: {
    noteId: UNASKED,
    kind: { en: 'Kind', km: 'ប្រភេទ' },
    on: FIELD_LABELS.on,
    text: {
      en: 'Note',
      km: 'កំណត់សម្គាល់',
      help: { en: 'What was seen, heard or agreed.', km: 'អ្វីដែលបានឃើញ ឮ ឬព្រមព្រៀង។' },
    },
  },
});
