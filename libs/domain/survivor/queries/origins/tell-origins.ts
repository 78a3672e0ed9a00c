import type { RecordedEvent } from '#kernel/event-store';
import { toProjectable } from '#kernel/projections';
import { eventDay, type Readable } from '../time-travel.js';
import type { RowOrigins } from './row-origins.js';
import type { OriginEntry, ValueOrigin, ValueOrigins } from './value-origins.type.js';

/** The values of one stream with the entries behind them. */
export interface StreamOrigins {
  readonly rows: readonly RowOrigins[];
  /** The entries that the reader may know of. */
  readonly events: readonly RecordedEvent[];
  readonly prosecutionId: string | null;
}

export const tellOrigins = (told: readonly StreamOrigins[], reading: Readable): ValueOrigins => {
  const values = told.flatMap(({ rows, events }) => {
    const known = new Set(events.map(({ id }) => id));
    return rows.flatMap((one) => groupByEntry(one).filter(({ eventId }) => known.has(eventId)));
  });
  const named = new Set(values.map(({ eventId }) => eventId));
  const entries = told.flatMap(({ events, prosecutionId }) =>
    events
      .filter(({ id }) => named.has(id))
      .map((event): OriginEntry => ({
        eventId: event.id,
        type: event.type,
        on: eventDay(toProjectable(event, reading)),
        recordedAt: event.recordedAt,
        by: event.metadata.actor,
        prosecutionId,
      })),
  );
  return { values, entries };
};

const groupByEntry = ({ what, row, sources }: RowOrigins): readonly ValueOrigin[] => {
  const fields = new Map<string, string[]>();
  for (const { path, eventId } of sources) fields.set(eventId, [...(fields.get(eventId) ?? []), path]);
  return [...fields].map(([eventId, some]) => ({ what, row, eventId, fields: some }));
};
