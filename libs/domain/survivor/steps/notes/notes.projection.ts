import { rows } from '#kernel/projections';
import type { NotesEvents } from './notes.events.js';
import { NoteView } from './notes.view.js';

export const notesProjection = rows<NotesEvents, NoteView>({
  view: NoteView,
  key: ({ noteId }, { subject }) => ({ survivorId: subject, noteId }),
  on: {
    NoteRecorded: ({ on, kind }, _, { metadata, sealed }) => ({ on, kind, recordedBy: metadata.actor.id, sealed }),
  },
});
