import type { NotesEvents } from './notes.events.js';

/** By noteId. */
export type Notes = Readonly<Record<string, NotesEvents['NoteRecorded']>>;
