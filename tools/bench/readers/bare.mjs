/*
 * Reads the whole log with the client and discards it. Arguments: the URL, the prefixes, and the number of events. At the
 * first event it writes an empty line.
 */
import { EventStoreDBClient, START, streamNameFilter } from '@eventstore/db-client';
import { processorSecondsSince } from './processor-seconds.mjs';

const [url, prefixes, expected] = process.argv.slice(2);
const client = EventStoreDBClient.connectionString(url);
const filter = streamNameFilter({ prefixes: prefixes.split(',') });
const reading = client.subscribeToAll({ fromPosition: START, filter }, { highWaterMark: 2_000 });
let events = 0;
let start;
let begun;
for await (const { event } of reading) {
  if (start === undefined) {
    start = performance.now();
    begun = process.cpuUsage();
    process.stdout.write('\n');
  }
  if (event) events++;
  if (events === Number(expected)) break;
}
const processor = processorSecondsSince(begun);
process.stdout.write(JSON.stringify({ events, seconds: (performance.now() - start) / 1_000, processor }));
process.exit(0);
