import {
  type ExpectedRevision,
  EMPTY_STREAM_REVISION,
  type EventPlace,
  type ProposedEvent,
  type StoredEvent,
  recordBytes,
} from '../event.js';
import { decideAppend } from './expected-revision.js';

export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly ProposedEvent[];
}

export type AppendOutcome =
  | { readonly is: 'appended'; readonly revision: bigint; readonly position: bigint }
  | { readonly is: 'wrong'; readonly current: bigint };

/** What Postgres has of the streams and ids of a group. */
export interface Knowledge {
  readonly heads: Map<string, bigint>;
  readonly places: Map<string, EventPlace>;
}

export interface GroupDecision {
  readonly outcomes: readonly AppendOutcome[];
  readonly written: readonly StoredEvent[];
}

export const placeKey = (stream: string, eventId: string): string => eventId + stream;

/**
 * Decides requests that are committed together one after the other, each on the result of those before it. Positions
 * rise from `head` by the size of the records, so the log has the order of the decisions. Updates `knowledge`.
 */
export function decideGroup(
  requests: readonly AppendRequest[],
  { heads, places }: Knowledge,
  head: bigint,
  created: bigint,
): GroupDecision {
  const written: StoredEvent[] = [];
  let end = head;
  const write = (stream: string, revision: bigint, event: ProposedEvent): void => {
    end += BigInt(recordBytes(stream, event));
    written.push({ ...event, stream, revision, position: end, created });
    places.set(placeKey(stream, event.id), { revision, position: end });
  };

  const outcomes = requests.map(({ stream, expected, events }): AppendOutcome => {
    const last = heads.get(stream) ?? EMPTY_STREAM_REVISION;
    const known = events.map(({ id }) => places.get(placeKey(stream, id)));
    const decision = decideAppend(expected, last, known);
    if (decision.is === 'wrong') return decision;
    if (decision.is === 'repeat') return { is: 'appended', ...decision.last };
    // as EventStoreDB answers: revision 0 even where there is no event
    if (!events.length) return { is: 'appended', revision: last === EMPTY_STREAM_REVISION ? 0n : last, position: end };
    events.forEach((event, index) => write(stream, last + 1n + BigInt(index), event));
    const revision = last + BigInt(events.length);
    heads.set(stream, revision);
    return { is: 'appended', revision, position: end };
  });
  return { outcomes, written };
}
