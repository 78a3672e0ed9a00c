import type { StoredEvent } from '../event.js';

export type Matches = (event: StoredEvent) => boolean;

export interface Filter {
  readonly matches: Matches;
  /** After how many events looked at, fitting or not, a subscriber hears how far the log was searched. */
  readonly checkpointEvery: number;
}

export const EVERY_EVENT: Matches = () => true;

/** No prefix at all is one that nothing has, as in EventStoreDB. */
export const byPrefix = (of: 'stream' | 'type', prefixes: readonly string[]): Matches => {
  return (event) => prefixes.some((prefix) => event[of].startsWith(prefix));
};
