import type { SealPlace } from '#kernel/integrity';

/**
 * The owner of the keys: a person by their id, in any stream; any other record by the whole name of its stream. The
 * creator of a record chooses its id, so a record with the id of another must not get that one's keys.
 */
export const keySubjectOf = ({ of, stream }: Pick<SealPlace, 'of' | 'stream'>): string =>
  of ?? (stream.startsWith(SURVIVOR) ? stream.slice(SURVIVOR.length) : stream);

const SURVIVOR = 'survivor-';
