import { randomUUID } from 'node:crypto';
import { jsonEvent, START, streamNameFilter } from '@eventstore/db-client';
import pg from 'pg';
import { perSecond } from '../side-by-side.mjs';

/** The events of one subscription, and the bytes of each one's text. */
export const FOLLOWED = 20_000;
export const TEXT_BYTES = 850;
const BYTES = 1_000;
const STREAM_EVENTS = 20;
const EVENT = jsonEvent({ type: 'Measured', data: { text: 'x'.repeat(TEXT_BYTES) } });
const refusedNothing = () => {
  throw new Error('A name that belongs to the system was not refused.');
};

/** Appends under way at once, and the rows of one statement. */
const AT_ONCE = 32;

const TABLES = `
CREATE SCHEMA IF NOT EXISTS bench;
CREATE TABLE IF NOT EXISTS bench.events (LIKE eventstore.events INCLUDING ALL)`;

const INSERT = `
INSERT INTO bench.events (position, stream, revision, event_id, type, json, created, data, metadata)
SELECT position, stream, revision, id, 'Measured', true, 0, data, ''
FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::uuid[], array_fill($5::bytea, ARRAY[cardinality($1::bigint[])]))
  AS one (position, stream, revision, id, data)`;

/** One binary value for all rows, as the node reads them: a column for each field costs the driver more. */
const SELECT = `
SELECT string_agg(record_send(one), '' ORDER BY revision) AS page
FROM (SELECT * FROM bench.events WHERE stream = $1 ORDER BY revision) AS one`;

/**
 * What an event store that keeps its log in Postgres cannot leave out, each part alone: the call of an append or a read
 * that the node answers from memory, an insert of equal rows into an equal table with its flush, and reading them there as
 * the first page of a read is read. Of catching up, the part is to send events that were encoded before.
 * @param fromMemory a client of `events-from-memory.mjs` with FOLLOWED events
 */
export const openNodeParts = async (client, databaseUrl, fromMemory) => {
  const database = new pg.Client({ connectionString: databaseUrl });
  // whatever ends the server ends the measurement, and says so itself
  database.on('error', () => undefined);
  await database.connect();
  await database.query(TABLES);
  let position = 0;
  const insert = (stream, count) => {
    const numbers = Array.from({ length: count }, (_, index) => index);
    const values = [
      numbers.map(() => ++position),
      numbers.map(() => stream ?? randomUUID()),
      numbers.map((index) => (stream ? index : 0)),
      numbers.map(() => randomUUID()),
      Buffer.alloc(BYTES, 120),
    ];
    return database.query({ name: 'insert', text: INSERT, values });
  };
  /** Refused by its name, with an event of the same bytes. */
  const callOfAppend = () => client.appendToStream('$refused', [EVENT]).then(refusedNothing, () => undefined);
  /** What is new in a stream, for a reader who has all before it, comes from memory. */
  const callOfRead = async (known) => {
    let count = 0;
    for await (const resolved of client.readStream(known, { fromRevision: 1n })) if (resolved.event) count++;
    if (count !== STREAM_EVENTS) throw new Error(`${count} events`);
  };
  const rateOfCallsOfReads = async () => {
    const known = `bench-known-${randomUUID()}`;
    const events = Array.from({ length: 1 + STREAM_EVENTS }, () => ({ ...EVENT, id: randomUUID() }));
    await client.appendToStream(known, events);
    return rateOf(600, 1, () => callOfRead(known));
  };
  const read = randomUUID();
  await insert(read, STREAM_EVENTS);
  const select = async () => {
    const { rows } = await database.query({ name: 'select', text: SELECT, values: [read] });
    if (rows[0].page.length < STREAM_EVENTS * BYTES) throw new Error(`${rows[0].page.length} bytes`);
  };
  /** As a subscriber to a prefix, from a server that has nothing else to do than to send. */
  const follow = async () => {
    const filter = streamNameFilter({ prefixes: ['bench-'] });
    let count = 0;
    for await (const { event } of fromMemory.subscribeToAll({ fromPosition: START, filter }))
      if (event && ++count === FOLLOWED) return;
    throw new Error(`${count} events instead of ${FOLLOWED}`);
  };
  const rateOf = (count, concurrent, work) => perSecond(Array.from({ length: count }), concurrent, work);
  const together = (one, other) => 1 / (1 / one + 1 / other);
  return {
    /** How many a second there would be if one part came after the other; of many, if both parts went on at once. */
    measure: async () => ({
      one: together(await rateOf(300, 1, callOfAppend), await rateOf(300, 1, () => insert(undefined, 1))),
      many: Math.min(
        await rateOf(4_800, AT_ONCE, callOfAppend),
        AT_ONCE * (await rateOf(300, 1, () => insert(undefined, AT_ONCE))),
      ),
      follow: FOLLOWED * (await rateOf(1, 1, follow)),
      read: together(await rateOfCallsOfReads(), await rateOf(600, 1, select)),
    }),
    close: () => database.end(),
  };
};
