import type { Day, Personal } from '#kernel/decider';
import type { NoteKind } from './notes.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type NotesEvents = {
  NoteRecorded: { noteId: string; on: Day; kind: NoteKind; text: Personal<string> };
};
