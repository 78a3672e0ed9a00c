/*
 * How the service grows: for each size a fresh installation with so many events of border-2020, and what it then takes.
 * node tools/bench/growth.mjs --help
 */
import 'reflect-metadata';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rows } from './growth/columns.mjs';
import { disk, memory } from './growth/sizes.mjs';
import { figures, lists, rebuilding, restarted, verified } from './growth/times.mjs';
import { House } from './house.mjs';
import { machine } from './machine.mjs';
import { between, used, readProcessorSeconds } from './processors.mjs';
import { Quiet } from './quiet.mjs';
import { row as readings } from './rows/reading.mjs';

const HELP = `npm run build && node tools/bench/growth.mjs [options]

  --events <n,n>  the sizes, one after the other (10000,100000)
  --json          the raw numbers only

1,000,000 events take some hours on two processors, and 10 GB of disk. The raw numbers are kept in
tools/bench/results/growth.json, each part as soon as it is measured.`;

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '10000,100000' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(`${HELP}\n`);
  process.exit(0);
}
const sizes = values.events.split(',').map(Number);
if (!sizes.every((size) => size > 0)) {
  process.stderr.write(`--events needs numbers above 0, such as 10000,100000.\n${HELP}\n`);
  process.exit(64);
}

const result = { sizes: [] };
const keep = () => {
  mkdirSync('tools/bench/results', { recursive: true });
  writeFileSync('tools/bench/results/growth.json', `${JSON.stringify(result, null, 2)}\n`);
};

const quiet = new Quiet();

/** The processor seconds of every part of the service. */
const processors = (house) => {
  const { children } = JSON.parse(readFileSync(join(house.data, 'homeward.json'), 'utf8'));
  return { ...readProcessorSeconds(house), projector: used(children.projector) };
};

/** The other parts of a run of hours are measured all the same. */
const failed = (what, { message }) => {
  process.stderr.write(`${what} failed: ${message}\n`);
  process.exitCode = 1;
  return { failed: message };
};

/** Each part in the order in which it disturbs the next one least. */
const measure = async (events) => {
  const say = (words) => values.json || process.stderr.write(`${events}: ${words}\n`);
  const house = await House.open('.');
  const measured = {};
  result.sizes.push(measured);
  const part = async (name, work) => {
    say(`${name} …`);
    const start = performance.now();
    measured[name] = await work().catch((error) => failed(`${events}: ${name}`, error));
    measured.others = { ...measured.others, [name]: quiet.since(start).during };
    keep();
  };
  try {
    result.about ??= await machine(house.query);
    await part('load', async () => {
      const start = performance.now();
      const before = processors(house);
      const loaded = await house.load(events);
      const secondsUntilViews = (performance.now() - start) / 1_000;
      return { ...loaded, secondsUntilViews, processors: between(before, processors(house)) };
    });
    await part('memoryAfterLoad', async () => memory(house));
    await part('settled', async () => {
      const start = performance.now();
      await house.rolledUp();
      await house.query('ANALYZE');
      return { seconds: (performance.now() - start) / 1_000 };
    });
    await part('disk', async () => disk(house));
    await part('figures', async () => figures(house));
    await part('lists', async () => lists(house));
    await part('reading', async () => {
      const [{ raw }] = await readings({ house, runs: 1, quick: false });
      return raw.mine;
    });
    await part('start', async () => restarted(house));
    await part('memoryAfterStart', async () => memory(house));
    await part('verify', async () => verified(house));
    await part('rebuild', async () => rebuilding(house));
    await part('memoryAtLast', async () => memory(house));
  } finally {
    await house.stop();
  }
};

try {
  for (const size of sizes) await measure(size);
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : `${rows(result)}\n`);
} finally {
  quiet.stop();
}
