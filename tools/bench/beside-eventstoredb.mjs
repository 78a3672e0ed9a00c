/*
 * The embedded event store beside an EventStoreDB that already runs on this machine, with the same client, in turn.
 * node tools/bench/beside-eventstoredb.mjs --help
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EventStoreDBClient, jsonEvent, streamNameFilter } from '@eventstore/db-client';
import { FOLLOWED, openNodeParts, TEXT_BYTES } from './bounds/node-parts.mjs';
import { range, ratios, shown, spreadOf } from './numbers.mjs';
import { costOfProcess, costOfServer } from './processors.mjs';
import { Quiet } from './quiet.mjs';
import { perSecond } from './side-by-side.mjs';

const HELP = `npm run build && node tools/bench/beside-eventstoredb.mjs --url <url> --pid <pid> [options]

  --url <url>    an EventStoreDB on this machine without TLS, such as esdb://127.0.0.1:2113?tls=false
  --pid <pid>    its process
  --rounds <n>   how often each is measured, after one round that does not count (5)

Streams are recorded in it, under names that begin with “bench”. Each row says how many a second, with the spread, and
the microseconds of the processors for one: of the node and its Postgres, and of EventStoreDB. The bound is what a store in
Postgres cannot leave out: a call answered from memory, then the same rows written or read by a bare client. Of catching up,
it is what one client gets of a server in Node.js that has all events encoded in memory.`;

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    pid: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help || !values.url || !values.pid) {
  (values.help ? process.stdout : process.stderr).write(`${HELP}\n`);
  process.exit(values.help ? 0 : 64);
}

const run = randomUUID().slice(0, 8);
/** About 1,000 bytes, as an event of a record. */
const event = () => jsonEvent({ id: randomUUID(), type: 'Measured', data: { text: 'x'.repeat(TEXT_BYTES) } });
const numbers = (count) => Array.from({ length: count }, (_, index) => index);
/** To a stream that must be new, as the product appends the first event of a record. */
const append = (client, stream, events = [event()]) =>
  client.appendToStream(stream, events, { expectedRevision: 'no_stream' });

const countOf = async (reading, expected) => {
  let count = 0;
  for await (const resolved of reading) if (resolved.event && ++count === expected) break;
  if (count !== expected) throw new Error(`${count} events instead of ${expected}`);
};

/** What is measured: `prepare` comes before the clock, `work` gets its result and each item, `concurrent` at a time. */
const ROWS = [
  {
    what: 'appends to new streams, one at a time',
    bound: 'one',
    items: numbers(600),
    concurrent: 1,
    work: (client, prefix, item) => append(client, `${prefix}-${item}`),
  },
  {
    what: 'appends to new streams, 32 at once',
    bound: 'many',
    items: numbers(6_400),
    concurrent: 32,
    work: (client, prefix, item) => append(client, `${prefix}-${item}`),
  },
  {
    what: 'reading a stream of 20 events',
    bound: 'read',
    items: numbers(600),
    concurrent: 1,
    prepare: (client, prefix) => append(client, `${prefix}-0`, numbers(20).map(event)),
    work: (client, prefix) => countOf(client.readStream(`${prefix}-0`), 20),
  },
  {
    what: 'catching up with 20,000 events of a prefix, from where they begin',
    bound: 'follow',
    items: [0],
    concurrent: 1,
    each: FOLLOWED,
    prepare: async (client, prefix) => {
      const { position } = await append(client, `before-${prefix}`);
      for (const item of numbers(40)) await append(client, `${prefix}-${item}`, numbers(500).map(event));
      return position;
    },
    work: (client, prefix, item, fromPosition) => {
      const filter = streamNameFilter({ prefixes: [`${prefix}-`] });
      return countOf(client.subscribeToAll({ fromPosition, filter }), FOLLOWED);
    },
  },
];

const measure = async ({ client, cost }, { items, concurrent, each = 1, prepare, work }, prefix) => {
  const prepared = await prepare?.(client, prefix);
  const before = cost();
  const rate = each * (await perSecond(items, concurrent, (item) => work(client, prefix, item, prepared)));
  return { rate, cost: (cost() - before) / (each * items.length) };
};

const compare = async (sides, parts) => {
  const quiet = new Quiet([Number(values.pid)]);
  await quiet.settle();
  const start = performance.now();
  const measured = ROWS.map(() => ({ embedded: [], real: [] }));
  const bounds = [];
  for (let round = 0; round <= Number(values.rounds); round++) {
    for (const [index, row] of ROWS.entries())
      for (const side of round % 2 ? ['real', 'embedded'] : ['embedded', 'real']) {
        const one = await measure(sides[side], row, `bench-${run}-${round}-${index}`);
        if (round > 0) measured[index][side].push(one);
      }
    const bound = await parts.measure();
    if (round > 0) bounds.push(bound);
  }
  const verdict = quiet.verdictSince(start);
  quiet.stop();
  return { measured, bounds, verdict };
};

const cells = (all) => process.stdout.write(`| ${all.join(' | ')} |\n`);
const print = ({ measured, bounds, verdict }) => {
  const heads = [
    'what',
    'embedded, a second',
    'EventStoreDB, a second',
    'ratio',
    'µs of the processors for one',
    'ratio',
  ];
  cells([...heads, 'bound, a second', 'bound / EventStoreDB']);
  cells([...heads, '', ''].map(() => '---'));
  for (const [index, { what, bound }] of ROWS.entries()) {
    const { embedded, real } = measured[index];
    const [rates, realRates] = [embedded, real].map((all) => all.map(({ rate }) => rate));
    const least = bound ? bounds.map((one) => one[bound]) : [];
    const [costs, realCosts] = [embedded, real].map((all) => all.map(({ cost }) => cost));
    cells([
      what,
      range(spreadOf(rates)),
      range(spreadOf(realRates)),
      range(ratios(rates, realRates)),
      `${shown(spreadOf(costs).median)}, ${shown(spreadOf(realCosts).median)}`,
      range(ratios(realCosts, costs)),
      ...(bound ? [range(spreadOf(least)), range(ratios(least, realRates))] : ['', '']),
    ]);
  }
  process.stdout.write(`\n${verdict}\n`);
};

const clientOf = (at) => EventStoreDBClient.connectionString(at);
/** A process that prints one line when it is ready. */
const started = async (...command) => {
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), gone]);
  if (typeof line !== 'string') throw new Error(`${command[0]} has ended: build first.`);
  const end = () => {
    child.kill('SIGTERM');
    return gone;
  };
  return { pid: child.pid, line, end };
};

const running = [];
const start = async (...command) => {
  const one = await started(...command);
  running.push(one);
  return one;
};
try {
  const node = await start('tools/bench/embedded-node.mjs');
  const memory = await start('tools/bench/bounds/events-from-memory.mjs', String(FOLLOWED), String(TEXT_BYTES));
  const { url, folder, databaseUrl } = JSON.parse(node.line);
  const [postgres] = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  const [embedded, real] = [url, values.url].map(clientOf);
  const sides = {
    embedded: { client: embedded, cost: () => costOfProcess(node.pid) + costOfServer(postgres) },
    real: { client: real, cost: () => costOfProcess(values.pid) },
  };
  const parts = await openNodeParts(embedded, databaseUrl, clientOf(memory.line));
  print(await compare(sides, parts));
  await parts.close();
} finally {
  await Promise.all(running.map((one) => one.end()));
}
// a client that has subscribed does not let go of a server that goes on
process.exit();
