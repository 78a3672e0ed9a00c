import { streamOf, type ProjectableEvent } from '../fold/projectable-event.js';

/** The events of a batch and, for streams in which it amends an entry, their whole history up to its end. */
export interface EventBatch {
  readonly events: readonly ProjectableEvent[];
  readonly histories: ReadonlyMap<string, readonly ProjectableEvent[]>;
  /** The streams that begin in it. */
  readonly newStreams: StreamPositions;
}

/** A position in each stream, such as that at which the stream begins. */
export type StreamPositions = ReadonlyMap<string, bigint>;

/** Cuts each stream off at its given position. */
export const batchUpTo = ({ events, histories, newStreams }: EventBatch, places: StreamPositions): EventBatch => {
  const isBefore = ({ meta }: ProjectableEvent) => meta.position < (places.get(streamOf(meta)) ?? Infinity);
  return {
    events: events.filter(isBefore),
    newStreams,
    histories: new Map([...histories].map(([stream, history]) => [stream, history.filter(isBefore)])),
  };
};

/** Groups events by stream, in the order of the log. */
export const byStream = (events: readonly ProjectableEvent[]): ReadonlyMap<string, readonly ProjectableEvent[]> => {
  const streams = new Map<string, ProjectableEvent[]>();
  for (const event of events) {
    const stream = streamOf(event.meta);
    const before = streams.get(stream);
    if (before) before.push(event);
    else streams.set(stream, [event]);
  }
  return streams;
};
