import type { StoredEvent } from '../event.js';

export type Matches = (event: StoredEvent) => boolean;

export interface Filter {
  readonly matches: Matches;
  /** The prefixes, where it is one of streams: Postgres passes over the others without reading their contents. */
  readonly streams?: readonly string[] | undefined;
  /** After how many inspected events, matching or not, a subscriber learns how far the log was searched. */
  readonly checkpointEvery: number;
}

export const EVERY_EVENT: Matches = () => true;

/** An empty list of prefixes matches nothing, as in EventStoreDB. */
export const byPrefix = (of: 'stream' | 'type', prefixes: readonly string[]): Matches => {
  return (event) => prefixes.some((prefix) => event[of].startsWith(prefix));
};
