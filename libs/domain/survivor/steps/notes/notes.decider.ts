import { acceptIdenticalRetry, type Day, type Decider } from '#kernel/decider';
import type { Referral } from '../referral/referral.state.js';
import { requireDay } from '../referral/referral.rules.js';
import type { NoteKind } from './notes.codes.js';
import type { NotesEvents } from './notes.events.js';
import type { Notes } from './notes.state.js';
import type { RecordTerms } from '../../terms.rules.js';

export type NotesCommands = { RecordNote: { noteId?: string; on: Day; kind: NoteKind; text: string } };

type Others = { referral: Referral };

/** What belongs to the case and to no other step. Nothing rests on a note, and no rule asks for one. */
export const notes: Decider<Notes, NotesEvents, NotesCommands, Others> = {
  initial: {},

  decide: {
    RecordNote: (state, command, { steps: { referral }, now, commandId }) => {
      const { noteId = commandId, on } = command;
      const data = { ...command, noteId };
      const before = state[noteId];
      if (before) return acceptIdenticalRetry(before, data);
      requireDay(on, referral, now);
      return [{ type: 'NoteRecorded', data }];
    },
  },

  evolve: {
    NoteRecorded: (state, payload) => ({ ...state, [payload.noteId]: payload }),
  },
};

export const notesTerms: RecordTerms<NotesCommands, NotesEvents> = {
  allowedWhile: { RecordNote: [] },
  amendedBy: { NoteRecorded: 'authorOrCorrector' },
};
