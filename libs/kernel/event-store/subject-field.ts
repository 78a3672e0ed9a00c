import { categoryOf } from './event-store.js';

/** The person an event is about, where it names another than the subject of its stream. Given once for a log. */
export interface SubjectField {
  /** The field of the event that names them. */
  readonly name: string;
  /** Categories of streams whose events are sealed with the keys of the subject in that field. */
  readonly sealsIn: ReadonlySet<string>;
}

/** For a log whose events name no other subject than that of their stream. */
export const NO_SUBJECT_FIELD: SubjectField = { name: '', sealsIn: new Set() };

/**
 * The person whose key seals the event, if the stream has another subject: an access-log stream, for example, is
 * about the reader, and its events name the record.
 */
export const ownerOf = (
  { name, sealsIn }: SubjectField,
  stream: string,
  data: Readonly<Record<string, unknown>>,
): { readonly of?: string } => {
  if (!sealsIn.has(categoryOf(stream))) return {};
  const owner = data[name];
  return typeof owner === 'string' ? { of: owner } : {};
};
