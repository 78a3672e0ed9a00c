/*
 * emmett-postgresql with the same number of events: 16 writers append them, and one projection with a document per stream
 * is rebuilt. Arguments: the URL of an empty database, the number of events, and the number of events per stream.
 */
import {
  getPostgreSQLEventStore,
  pongoSingleStreamProjection,
  rebuildPostgreSQLProjections,
} from '@event-driven-io/emmett-postgresql';
import pg from 'pg';

const [connectionString, events, each, runs] = process.argv.slice(2);
const streams = Math.ceil(Number(events) / Number(each));

/** A new name each time, because a rebuild of the same projection continues where the last one ended. */
const projectionNamed = (collectionName) =>
  pongoSingleStreamProjection({
    collectionName,
    canHandle: ['Recorded'],
    initialState: () => ({ count: 0 }),
    evolve: (document, { data }) => ({ ...document, count: document.count + 1, on: data.on }),
  });

const store = getPostgreSQLEventStore(connectionString);
const eventsOf = (stream) =>
  Array.from({ length: Number(each) }, (_, n) => ({
    type: 'Recorded',
    data: { on: '2020-03-02', n, stream, text: 'x'.repeat(400) },
  }));
const queue = Array.from({ length: streams }, (_, index) => `person-${index}`);
const writer = async () => {
  for (let stream = queue.shift(); stream; stream = queue.shift())
    await store.appendToStream(stream, eventsOf(stream), { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' });
};
const written = performance.now();
await Promise.all(Array.from({ length: 16 }, writer));
const appended = (performance.now() - written) / 1_000;

const client = new pg.Client(connectionString);
await client.connect();
const seconds = [];
const kept = [];
for (let run = 0; run < Number(runs); run++) {
  const start = performance.now();
  const consumer = rebuildPostgreSQLProjections({ connectionString, projection: projectionNamed(`people_${run}`) });
  await consumer.start();
  seconds.push((performance.now() - start) / 1_000);
  await consumer.close();
  const { rows } = await client.query(`SELECT sum((data->>'count')::int)::int AS count FROM people_${run}`);
  kept.push(rows[0].count ?? 0);
}
await client.end();
await store.close();
process.stdout.write(JSON.stringify({ events: streams * Number(each), appended, seconds, kept }));
process.exit(0);
