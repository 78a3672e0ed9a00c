import type { SubjectField } from '#kernel/event-store';
import type { SealPlace } from '#kernel/integrity';

/** The categories of streams, and the field that names a stream of each. */
export const SUBJECTS = { survivor: 'survivorId', prosecution: 'prosecutionId', operation: 'operationId' } as const;
export type Category = keyof typeof SUBJECTS;

/** For a command about any category of stream: the command names the stream. */
export const STREAM_IN_COMMAND = 'named';

/** The category of the one stream that holds the registers, and its id. */
export const DIRECTORY = 'directory';
export const REGISTERS = 'registers';
/** For so long, others may have recorded in the registers unseen; a refusal is decided on what they are at that moment. */
export const REGISTERS_MAX_AGE_MS = 1_000;

/**
 * Beside the records: the registers, emergency accesses, entries of another stream that are set aside, requests between
 * offices, and pairs of records that may be of one person.
 */
const BESIDE_RECORDS = [DIRECTORY, 'access', 'setaside', 'request', 'duplicate'] as const;

/** Entries beside a record name its survivor. Where only that survivor's keys may seal them, they are listed here. */
export const RECORD_SUBJECT: SubjectField = {
  name: SUBJECTS.survivor,
  sealsIn: new Set<CommandedCategory>(['access', 'setaside', 'request']),
};

/** The streams that take commands: those of records, and those beside them. */
export type CommandedCategory = Category | (typeof BESIDE_RECORDS)[number];
export const COMMANDED: readonly CommandedCategory[] = [...(Object.keys(SUBJECTS) as Category[]), ...BESIDE_RECORDS];

/** The name prefixes of all streams that views and policies read. */
export const PREFIXES: readonly string[] = COMMANDED.map((category) => `${category}-`);

/**
 * The name prefixes of all our streams, also of those about the log itself. Heads of the log count the events of all of
 * these, so a later prefix must be one that no existing stream has.
 */
export const LOG_PREFIXES: readonly string[] = [...PREFIXES, 'homeward-'];

interface InStream {
  readonly stream: string;
}

/** Whether views and policies read it. */
export const isReadEvent = ({ stream }: InStream): boolean => PREFIXES.some((prefix) => stream.startsWith(prefix));

/** Whether it is in a stream of ours: another application may write to the same event store. */
export const isOwnEvent = ({ stream }: InStream): boolean => LOG_PREFIXES.some((prefix) => stream.startsWith(prefix));

/**
 * The owner of the keys: a person by their id, in any stream; any other record by the whole name of its stream. The
 * creator of a record chooses its id, so a record with the id of another must not get that one's keys.
 */
export const keySubjectOf = ({ of, stream }: Pick<SealPlace, 'of' | 'stream'>): string =>
  of ?? (stream.startsWith(SURVIVOR) ? stream.slice(SURVIVOR.length) : stream);

const SURVIVOR = 'survivor-';
