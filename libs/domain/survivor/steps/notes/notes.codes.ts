/** Code lists of notes. Codes are stored forever. */
export const NOTE_KINDS = ['Visit', 'Call', 'Observation', 'Meeting', 'Other'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];
