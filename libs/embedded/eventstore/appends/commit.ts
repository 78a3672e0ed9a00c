import { byteaArray } from './binary-array.js';
import { IS_UNSAFE_SQL, refuseUnlessDurable } from './durability.js';
import { EMPTY_STREAM_REVISION, type EventPlace, type StoredEvent } from '../event.js';
import { type AppendRequest, type Knowledge, placeKey } from './group.js';
import { type Hold, supersededNode } from '../reads/hold.js';

// the subqueries and the settings of the session keep the planner on the indexes, whatever sizes it believes in
export const LOOK_UP = `
SELECT 'epoch' AS what, 0 AS at, epoch AS revision, NULL::bigint AS position FROM eventstore.fence WHERE one
UNION ALL
SELECT 'careless', 0, NULL, NULL WHERE ${IS_UNSAFE_SQL}
UNION ALL
SELECT 'head', s.at, coalesce((
  SELECT revision FROM eventstore.events e WHERE e.stream = s.stream ORDER BY revision DESC LIMIT 1
), -1), NULL
FROM unnest($1::text[]) WITH ORDINALITY AS s (stream, at)
UNION ALL
SELECT 'place', w.at, e.revision, e.position
FROM unnest($2::text[], $3::uuid[]) WITH ORDINALITY AS w (stream, event_id, at)
CROSS JOIN LATERAL (
  SELECT revision, position FROM eventstore.events WHERE stream = w.stream AND event_id = w.event_id LIMIT 1
) e`;

// FOR SHARE: another node that raises the epoch waits for this commit, or this commit sees its new epoch
const WRITE = `
WITH fence AS MATERIALIZED (SELECT FROM eventstore.fence WHERE one AND epoch = $1 FOR SHARE)
INSERT INTO eventstore.events (position, stream, revision, event_id, type, json, created, data, metadata)
SELECT * FROM unnest(
  $2::bigint[], $3::text[], $4::bigint[], $5::uuid[], $6::text[], $7::boolean[], $8::bigint[], $9::bytea[], $10::bytea[]
) WHERE EXISTS (SELECT FROM fence) AND NOT (${IS_UNSAFE_SQL})`;

/** SQLSTATE of a revision or an id that its stream has already. */
const IS_THERE = '23505';

/** Cached heads are trusted: the same statement proves that no other node has written since. */
export async function lookUp(
  { client, epoch }: Hold,
  requests: readonly AppendRequest[],
  remembered: ReadonlyMap<string, bigint>,
): Promise<Knowledge> {
  const heads = new Map<string, bigint>();
  const unknown: string[] = [];
  for (const stream of new Set(requests.map((request) => request.stream))) {
    const head = remembered.get(stream);
    if (head === undefined) unknown.push(stream);
    else heads.set(stream, head);
  }
  const named = requests.flatMap(({ stream, events }) => events.map(({ id }) => ({ stream, id })));
  const { rows } = await client.query<{ what: string; at: string; revision: string; position: string }>({
    name: 'look up',
    text: LOOK_UP,
    values: [unknown, named.map(({ stream }) => stream), named.map(({ id }) => id)],
  });
  const places = new Map<string, EventPlace>();
  for (const { what, at, revision, position } of rows) {
    const index = Number(at) - 1;
    // changed while we were connected; the check finds out which
    if (what === 'careless') await refuseUnlessDurable(client);
    if (what === 'epoch' && revision !== epoch) throw supersededNode();
    if (what === 'head') heads.set(unknown[index]!, BigInt(revision));
    if (what === 'place') {
      const { stream, id } = named[index]!;
      places.set(placeKey(stream, id), { revision: BigInt(revision), position: BigInt(position) });
    }
  }
  return { heads, places };
}

/**
 * What memory knows of a group: every head, or undefined. A stream that must be new is taken to be if something is
 * written to it, since its revision 0 can be written only once.
 */
export function recallAppend(
  requests: readonly AppendRequest[],
  remembered: ReadonlyMap<string, bigint>,
): Knowledge | undefined {
  const heads = new Map<string, bigint>();
  for (const { stream, expected, events } of requests) {
    const isProvenNew = expected === 'no_stream' && events.length > 0;
    const head = heads.get(stream) ?? remembered.get(stream) ?? (isProvenNew ? EMPTY_STREAM_REVISION : undefined);
    if (head === undefined) return undefined;
    heads.set(stream, head);
  }
  return { heads, places: new Map() };
}

/** `write` for events that were never looked up. False if nothing was written: then looking them up says why. */
export async function writeUnseen(hold: Hold, events: readonly StoredEvent[]): Promise<boolean> {
  try {
    return (await insert(hold, events)) === events.length;
  } catch (error) {
    if ((error as { code?: unknown }).code === IS_THERE) return false;
    throw error;
  }
}

/** One statement in one transaction: when this returns, Postgres has confirmed the commit. */
export async function write(hold: Hold, events: readonly StoredEvent[]): Promise<void> {
  if ((await insert(hold, events)) === events.length) return;
  await refuseUnlessDurable(hold.client);
  throw supersededNode();
}

async function insert({ client, epoch }: Hold, events: readonly StoredEvent[]): Promise<number | null> {
  const column = <T>(of: (event: StoredEvent) => T): T[] => events.map(of);
  const { rowCount } = await client.query({
    name: 'write',
    text: WRITE,
    values: [
      epoch,
      column((event) => event.position),
      column((event) => event.stream),
      column((event) => event.revision),
      column((event) => event.id),
      column((event) => event.type),
      column((event) => event.json),
      column((event) => event.created),
      byteaArray(column((event) => event.data)),
      byteaArray(column((event) => event.metadata)),
    ],
  });
  return rowCount;
}
