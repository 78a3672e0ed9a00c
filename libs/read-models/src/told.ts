import { streamOf, type Seen } from './seen.js';

/** The events of a batch and, for streams in which it amends an entry, their whole history up to its end. */
export interface Told {
  readonly events: readonly Seen[];
  readonly histories: ReadonlyMap<string, readonly Seen[]>;
  /** The streams that begin in it. */
  readonly born: Places;
}

/** Where something begins, by stream. */
export type Places = ReadonlyMap<string, bigint>;

/** Cuts each stream off at its given position. */
export const upTo = ({ events, histories, born }: Told, places: Places): Told => {
  const isBefore = ({ meta }: Seen) => meta.position < (places.get(streamOf(meta)) ?? Infinity);
  return {
    events: events.filter(isBefore),
    born,
    histories: new Map([...histories].map(([stream, history]) => [stream, history.filter(isBefore)])),
  };
};

/** By stream, in the order of the log. */
export const byStream = (events: readonly Seen[]): ReadonlyMap<string, readonly Seen[]> => {
  const streams = new Map<string, Seen[]>();
  for (const event of events) {
    const stream = streamOf(event.meta);
    const before = streams.get(stream);
    if (before) before.push(event);
    else streams.set(stream, [event]);
  }
  return streams;
};
