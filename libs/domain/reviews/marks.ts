import { ofOthers, originsIn } from '#domain/survivor';
import { POLICY_ROLE, type RecordedEvent } from '#kernel/event-store';
import type { RowProjection } from '#kernel/projections';
import type { ValueMark } from './value-mark.type.js';

const KINDS = { EntryCorrected: 'Corrected', EntryDisputed: 'Disputed' } as const;

/** The list of corrections says of itself what was reviewed. */
const IS_LIST_OF_THEM = /^corrections\b/;

const entryOf = ({ data }: RecordedEvent): string => String(data.eventId);

/** A mark, and the view in which its values stand. */
export type PlacedMark = ValueMark & { readonly what: string };

/**
 * Which present values of a court case or an operation somebody corrected or disputed. A dispute that was not upheld marks
 * nothing any more, and who took part in a court case is not for all who may read the case.
 * @param projections those whose rows are shown, with one row each
 */
export const marksIn = (
  projections: readonly RowProjection[],
  events: readonly RecordedEvent[],
  reading: Parameters<typeof originsIn>[2],
  asOf?: string,
): readonly PlacedMark[] => {
  const rows = originsIn(projections, events, reading, asOf);
  const hidden = ofOthers(events, null);
  const ofType = (type: string) => events.filter((one) => one.type === type && !hidden.has(one.id));
  const reviews = new Map(ofType('EntryReviewed').map((one) => [entryOf(one), one.data.upheld === true]));
  const placesFrom = (...ids: readonly string[]) =>
    rows
      .map(({ what, sources }) => ({
        what,
        fields: sources
          .filter(({ path, eventId }) => ids.includes(eventId) && !IS_LIST_OF_THEM.test(path))
          .map(({ path }) => path),
      }))
      .filter(({ fields }) => fields.length > 0);
  const corrected = ofType('EntryCorrected').map((one) => ({ one, places: placesFrom(one.id) }));
  const disputed = ofType('EntryDisputed')
    .filter(({ id }) => reviews.get(id) !== false)
    .map((one) => {
      const versions = ofType('EntryCorrected').filter((other) => entryOf(other) === entryOf(one));
      return { one, places: placesFrom(entryOf(one), ...versions.map(({ id }) => id)) };
    });
  return [...corrected, ...disputed].flatMap(({ one: { id, type, metadata }, places }) => {
    const upheld = reviews.get(id) ?? null;
    return places.map((place) => ({
      eventId: id,
      kind: KINDS[type as keyof typeof KINDS],
      upheld,
      waits: upheld === null && metadata.actor.role !== POLICY_ROLE,
      ...place,
    }));
  });
};
