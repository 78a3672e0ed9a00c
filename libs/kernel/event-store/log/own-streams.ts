import type { RecordedEvent } from '../event-store.js';

/**
 * The names that this service gives to streams. Anybody who may write to the event store may give others: longer than an
 * index of Postgres takes, or with characters that it cannot store.
 */
const OURS = /^[a-z]+-[\w-]{1,120}$/;

export const isOurStream = (stream: string): boolean => OURS.test(stream);

/** Keeps only the place of an event in a stream that is not ours: readers move past it, and nobody reacts to it. */
const placeOnly = ({ id, revision, position, recordedAt, metadata }: RecordedEvent): RecordedEvent => ({
  id,
  revision,
  position,
  recordedAt,
  metadata,
  stream: 'foreign-stream',
  type: '$foreign',
  data: {},
});

export const passingForeign = (batch: readonly RecordedEvent[]): readonly RecordedEvent[] =>
  batch.every(({ stream }) => isOurStream(stream))
    ? batch
    : batch.map((event) => (isOurStream(event.stream) ? event : placeOnly(event)));
