import { Code, DateField, FileId, Id, Line, SurvivorCommand, Text, codes } from '#nest';
import * as list from './documents.codes.js';
import type { StoredFile } from './documents.events.js';

export const DocumentKinds = codes('DocumentKind', list.DOCUMENT_KINDS);
export const MediaTypes = codes('MediaType', list.MEDIA_TYPES);

export class AttachDocument extends SurvivorCommand {
  @Code(DocumentKinds) readonly kind!: list.DocumentKind;
  @FileId() readonly documentId!: string;
  @Line(200) readonly title!: string;
  @DateField() readonly on!: string;
  @Line(200, { nullable: true }) readonly custody?: string;
  @Id({ nullable: true }) readonly about?: string;
  /** Never an input: see `StoredFiles`. */
  readonly stored!: StoredFile;
}

export class WithdrawDocument extends SurvivorCommand {
  @Id() readonly documentId!: string;
  @DateField() readonly on!: string;
  @Text(2_000) readonly reason!: string;
}
