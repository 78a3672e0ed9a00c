import type { Amends, Seen } from '#read-models';

/** Scheme and key stay, so that it reads as erased and not as never said; what was sealed is gone from the tables too. */
const emptied = (text: string): string => `${text.split('.', 2).join('.')}.`;

const purged = (entry: Seen): Seen => ({
  ...entry,
  meta: { ...entry.meta, sealed: entry.meta.sealed.map((value) => ({ ...value, text: emptied(value.text) })) },
});

/** Her stream is told anew: the rows without what was sealed, and the blind indexes without a token, as nothing opens any more. */
export const purgedBy: Amends['string'] = (_: never, before: readonly Seen[]) =>
  before.filter(({ meta }) => meta.sealed.length > 0).map(({ meta: { eventId } }) => ({ eventId, amend: purged }));
