/** `account-<uuid>` → `<uuid>`: the subject of the stream. */
export const subjectOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

/** `account-<uuid>` → `account`. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

/** The categories of streams whose events name the subject of another stream, and are sealed with that subject's keys. */
const ABOUT_OTHERS: ReadonlySet<string> = new Set(['access', 'setaside', 'request']);

/**
 * The person whose key seals the event, if the stream has another subject: an access-log stream, for example, is
 * about the reader, and its events name the record.
 */
export const ownerOf = (stream: string, { survivorId }: Readonly<Record<string, unknown>>): { readonly of?: string } =>
  ABOUT_OTHERS.has(categoryOf(stream)) && typeof survivorId === 'string' ? { of: survivorId } : {};
