import type { Amends, ProjectableEvent } from '#kernel/projections';

/**
 * Scheme and key stay, so that the value reads as erased rather than never given; the sealed text leaves the tables
 * too.
 */
const emptySealedText = (text: string): string => `${text.split('.', 2).join('.')}.`;

const purgeEntry = (entry: ProjectableEvent): ProjectableEvent => ({
  ...entry,
  meta: { ...entry.meta, sealed: entry.meta.sealed.map((value) => ({ ...value, text: emptySealedText(value.text) })) },
});

/**
 * The stream is projected again: rows without sealed text, and blind indexes without tokens, since nothing can be
 * opened.
 */
export const purgeEntries: Amends['string'] = (_: never, before: readonly ProjectableEvent[]) =>
  before.filter(({ meta }) => meta.sealed.length > 0).map(({ meta: { eventId } }) => ({ eventId, amend: purgeEntry }));
