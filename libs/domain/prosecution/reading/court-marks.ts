import { ofOthers, originsIn } from '#domain/survivor';
import { POLICY_ROLE, type RecordedEvent } from '#kernel/event-store';
import { prosecutionProjection } from '../prosecution.projection.js';
import type { CourtMark } from './court-mark.type.js';

const KINDS = { EntryCorrected: 'Corrected', EntryDisputed: 'Disputed' } as const;

/** The list of corrections says of itself what was reviewed. */
const IS_LIST_OF_THEM = /^corrections\b/;

const entryOf = ({ data }: RecordedEvent): string => String(data.eventId);

/**
 * Which present values of a court case somebody corrected or disputed. A dispute that was not upheld marks nothing any
 * more, and who took part is not for all who may read the case.
 */
export const courtMarksIn = (
  events: readonly RecordedEvent[],
  reading: Parameters<typeof originsIn>[2],
  asOf?: string,
): readonly CourtMark[] => {
  const [row] = originsIn([prosecutionProjection], events, reading, asOf);
  const hidden = ofOthers(events, null);
  const ofType = (type: string) => events.filter((one) => one.type === type && !hidden.has(one.id));
  const reviews = new Map(ofType('EntryReviewed').map((one) => [entryOf(one), one.data.upheld === true]));
  const fieldsFrom = (...ids: readonly string[]) =>
    (row?.sources ?? [])
      .filter(({ path, eventId }) => ids.includes(eventId) && !IS_LIST_OF_THEM.test(path))
      .map(({ path }) => path);
  const corrected = ofType('EntryCorrected').map((one) => ({ one, fields: fieldsFrom(one.id) }));
  const disputed = ofType('EntryDisputed')
    .filter(({ id }) => reviews.get(id) !== false)
    .map((one) => {
      const versions = ofType('EntryCorrected').filter((other) => entryOf(other) === entryOf(one));
      return { one, fields: fieldsFrom(entryOf(one), ...versions.map(({ id }) => id)) };
    });
  return [...corrected, ...disputed]
    .filter(({ fields }) => fields.length > 0)
    .map(({ one: { id, type, metadata }, fields }) => {
      const upheld = reviews.get(id) ?? null;
      return {
        eventId: id,
        kind: KINDS[type as keyof typeof KINDS],
        fields,
        upheld,
        waits: upheld === null && metadata.actor.role !== POLICY_ROLE,
      };
    });
};
