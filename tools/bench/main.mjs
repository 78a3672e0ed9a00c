/*
 * Measures every row of the table "Speed to reach": the product and a peer, alternately, in one run on one machine.
 * npm run bench -- --help
 */
import 'reflect-metadata';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { House, builtWithNothing } from './house.mjs';
import { installed } from './installed.mjs';
import { machine } from './machine.mjs';
import { Quiet } from './quiet.mjs';
import { describeRun, table } from './table.mjs';

const HELP = `npm run bench -- [options]

  --events <n>    how many events the large log has (100000)
  --rows <names>  some of visible,reading,command,mutation,rebuild,copy,emmett,dashboard,switch (all), and of
                  bound-visible,bound-reading,bound-mutation,bound-followed,bound-rebuild (only if named)
  --runs <n>      interleaved runs of each row (5)
  --quick         2 runs with little data: tests that it works, not how fast
  --json          the raw numbers only

The rows bound-… measure the product beside the least that its promises leave to wait for, done one after the other
with the same client, server, TLS and disk. bound-reading: a query of nothing, a read of the record's stream without
news, an append of an entry of the same bytes, and one row with row security. bound-mutation: the mutation that is not
carried out, then an append of the same bytes by the same process. bound-visible: a bare append with its subscription,
one transaction with the same rows, and then all of bound-reading. bound-rebuild: a bare read and a COPY of the same
rows, both at once; and by processor time, such a COPY and a process that reads, proves and folds every event.
bound-followed, by processor time: the mutation that is not carried out, a bare append, and an event as in bound-rebuild.

Needs 15 minutes on an idle machine with two processors. The raw numbers are kept in tools/bench/results/.
A number is a result only if other processes used at most 5 % of the processors in the ten seconds
before and during the measurement. Otherwise the table names the processes that disturbed it.`;

// rows that record come first, since later rows leave a second set of views, which must be kept up to date, too
const RECORDING = ['visible', 'reading', 'command', 'mutation'];
const REBUILDING = ['rebuild', 'copy', 'emmett', 'dashboard', 'switch'];
const DEFAULT_ROWS = [...RECORDING, ...REBUILDING];
const ROWS = [
  ...RECORDING,
  'bound-visible',
  'bound-reading',
  'bound-mutation',
  'bound-followed',
  'bound-rebuild',
  ...REBUILDING,
];

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    rows: { type: 'string', default: DEFAULT_ROWS.join(',') },
    runs: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(`${HELP}\n`);
  process.exit(0);
}
const quick = values.quick;
const events = quick ? 1_000 : Number(values.events);
const runs = quick ? 2 : Number(values.runs);
const rows = values.rows.split(',');
const unknown = rows.filter((name) => !ROWS.includes(name));
if (unknown.length > 0 || !(events > 0) || !(runs > 0)) {
  process.stderr.write(`Unknown rows, or numbers that are not positive: ${unknown.join(', ')}\n${HELP}\n`);
  process.exit(64);
}

const keep = (result) => {
  mkdirSync('tools/bench/results', { recursive: true });
  writeFileSync('tools/bench/results/bench.json', `${JSON.stringify(result, null, 2)}\n`);
};

const say = (words) => values.json || process.stderr.write(`${words}\n`);

const quiet = new Quiet();
if (rows.includes('emmett')) await installed();
const build = builtWithNothing();
let house;
const measured = [];
try {
  house = await House.open(build);
  say(`Loading ${events} events …`);
  const loaded = await house.load(events);
  const about = { ...(await machine(house.query)), loaded };
  const bench = { house, build, quick, runs, events: loaded.events, before: measured };
  await quiet.settle();
  for (const name of ROWS.filter((one) => rows.includes(one))) {
    say(`${name} …`);
    const { row } = await import(`./rows/${name}.mjs`);
    await house.rests();
    const start = performance.now();
    const found = await row(bench);
    const others = quiet.since(start);
    measured.push(...found.map((one) => ({ row: name, ...one, others })));
    keep({ about, measured }); // an interrupted run keeps its results so far
  }
  const result = { about, measured };
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : `${table(measured)}\n\n${describeRun(result)}\n`);
} finally {
  quiet.stop();
  await house?.stop();
  rmSync(build, { recursive: true, force: true });
}
