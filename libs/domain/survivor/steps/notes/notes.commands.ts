import { Code, DateField, Id, SurvivorCommand, Text, codes } from '#nest';
import { NOTE_KINDS, type NoteKind } from './notes.codes.js';

export const NoteKinds = codes('NoteKind', NOTE_KINDS);

export class RecordNote extends SurvivorCommand {
  @Id({ nullable: true }) readonly noteId?: string;
  @DateField() readonly on!: string;
  @Code(NoteKinds) readonly kind!: NoteKind;
  @Text(4_000) readonly text!: string;
}
