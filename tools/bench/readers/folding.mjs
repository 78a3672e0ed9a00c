/*
 * Reads the whole log as a rebuild must, and keeps nothing: each event is proven, each row is folded in memory, and each
 * saved row becomes the text that Postgres would be sent. No statement, no database. Arguments: the URL, the data folder,
 * the number of events, and `fold`, or `prove` for reading and proving only. At the first event it writes an empty line.
 */
import 'reflect-metadata';
import { steps } from '#domain/aggregates';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { appliesTo, foldRows, rowNameOf, factRows, toProjectable } from '#kernel/projections';
import { PREFIXES, readingOf } from '#nest';
import { configurationFrom, openVerifiedStore, stampFrom } from '#platform';
import { processorSecondsSince } from './processor-seconds.mjs';

/** As many as a rebuild writes at once. */
const BATCH_EVENTS = 2_000;

const [url, data, expected, what] = process.argv.slice(2);
const env = { HOMEWARD_DATA: data };
const configuration = configurationFrom(env);
const proof = { mode: configuration.mode, stamp: await stampFrom(env, configuration), steps };
const store = await openVerifiedStore(EventStoreDbEventStore.at(url), proof);
const reading = readingOf(steps);
const tables = steps.flatMap(({ projections }) => projections).map((projection) => ({ projection, rows: new Map() }));

let texts = 0;
const told = (rows) => {
  if (rows.length > 0) texts += JSON.stringify(rows).length;
};
/** What each table does with its events, without the amendments, which only some streams have. */
const fold = (events) => {
  const seen = events.map((event) => toProjectable(event, reading));
  for (const { projection, rows } of tables) {
    const own = seen.filter((event) => appliesTo(projection, event));
    if (own.length === 0) continue;
    if (projection.kind === 'facts') {
      told(factRows(projection, own));
      continue;
    }
    const before = [...new Set(own.map((event) => rowNameOf(projection.key(event))))];
    const { saved, removed } = foldRows(projection, before.map((name) => rows.get(name)).filter(Boolean), own);
    const keys = Object.keys(projection.key(own[0])).toSorted();
    for (const row of removed) rows.delete(rowNameOf(row, keys));
    for (const row of saved) rows.set(rowNameOf(row, keys), row);
    told(saved);
  }
};

const control = new AbortController();
const following = store.subscribe({
  prefixes: PREFIXES,
  after: -1n,
  signal: control.signal,
  onDrop: (reason) => {
    throw reason;
  },
  onLive: () => undefined,
});
let events = 0;
let start;
let begun;
let waiting = [];
for await (const batch of following) {
  if (start === undefined) {
    start = performance.now();
    begun = process.cpuUsage();
    process.stdout.write('\n');
  }
  events += batch.length;
  const isOver = events >= Number(expected);
  if (what === 'fold') {
    waiting.push(...batch);
    if (isOver || waiting.length >= BATCH_EVENTS) {
      fold(waiting);
      waiting = [];
    }
  }
  if (isOver) break;
}
const processor = processorSecondsSince(begun);
process.stdout.write(JSON.stringify({ events, seconds: (performance.now() - start) / 1_000, processor, texts }));
process.exit(0);
