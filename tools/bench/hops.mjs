/*
 * Where a command and its reading wait, as the product itself measures it in `homeward_hop_seconds`: two builds in turn.
 * node tools/bench/hops.mjs --help
 */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { borderPerson } from '../../dist/tools/border/border.js';
import { House } from './house.mjs';
import { picture } from './hops/picture.mjs';
import { spreadOf } from './numbers.mjs';
import { Quiet } from './quiet.mjs';
import { DELIVER, food } from './rows/mutation.mjs';

const HELP = `node tools/bench/hops.mjs [options], after npm run build

  --before <folder>  another built version, which is measured in turn with this one
  --names <a,b>      what the versions are called (before,now)
  --times <n>        commands, each with a reading that waits for it, in one run (200)
  --runs <n>         runs of each (5)
  --draw             draws again from docs/pictures/hops.json, and measures nothing

Writes the numbers to docs/pictures/hops.json, and the picture to docs/pictures/hops.svg.`;

const NUMBERS = 'docs/pictures/hops.json';
const PICTURE = 'docs/pictures/hops.svg';
const READ = `query ($id: UUID!, $at: String) { survivor(id: $id, purpose: CARE, atLeast: $at) { revision stale } }`;

/** Of the API, and of the projector; a build before 0.21.0 measures fewer of them. */
const HOPS = {
  api: ['validation', 'command', 'decide', 'seal', 'append', 'relation', 'access_entry', 'views', 'look'],
  projector: ['subscription', 'transaction', 'fold'],
};

const { values } = parseArgs({
  options: {
    before: { type: 'string' },
    names: { type: 'string', default: 'before,now' },
    times: { type: 'string', default: '200' },
    runs: { type: 'string', default: '5' },
    draw: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** Seconds, or the number, of all series of a distribution whose labels contain these, since the start of the process. */
const sumOf = (metrics, name, labels, what = 'sum') =>
  metrics
    .split('\n')
    .filter((line) => line.startsWith(`${name}_${what}{`) && line.includes(labels))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);

const readingsOf = async (house) => {
  const metricsAt = async (url) => (await fetch(new URL('/metrics', url))).text();
  const api = await metricsAt(house.url);
  // a build that measures no hop of the projector still answers there
  const projector = await metricsAt(`http://127.0.0.1:${house.env.HOMEWARD_PROJECTOR_METRICS_PORT}`);
  const hopsIn = (metrics, hops, what) =>
    hops.map((hop) => [hop, sumOf(metrics, 'homeward_hop_seconds', `hop="${hop}"`, what)]);
  return {
    sums: {
      http: sumOf(api, 'homeward_http_request_duration_seconds', 'method="POST"'),
      ...Object.fromEntries([...hopsIn(api, HOPS.api), ...hopsIn(projector, HOPS.projector)]),
      query: sumOf(api, 'homeward_query_duration_seconds', 'query="survivor",outcome="answered"'),
    },
    batches: Object.fromEntries(hopsIn(projector, HOPS.projector, 'count')),
  };
};

/** A port that nobody uses at this moment. */
const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return String(port);
};

const people = Array.from({ length: 80 }, (_, number) => borderPerson(2020, number));

/** Commands one after the other, each followed by a reading that waits for it. @returns milliseconds of each hop for one of them */
const run = async (house, times) => {
  const before = await readingsOf(house);
  for (let n = 0; n < times; n++) {
    const { survivorId, commands } = people[n % people.length];
    const { as } = commands[0];
    const token = await house.token(as.role, as.id, as.office);
    const { deliverService } = await house.ask(token, DELIVER, { input: food(survivorId, randomUUID()) });
    const { survivor } = await house.ask(token, READ, { id: survivorId, at: deliverService.position });
    if (survivor.stale || survivor.revision < deliverService.revision) throw new Error('The service was not seen.');
  }
  // the last batch of the projector is counted when it has committed, which the reading has seen
  const after = await readingsOf(house);
  // a command and its reading are one; the views take them in batches, and others of the log take batches of their own
  const numberOf = (hop) => (hop in after.batches ? after.batches[hop] - before.batches[hop] : times);
  return Object.fromEntries(
    Object.entries(after.sums).map(([hop, sum]) => [hop, (1_000 * (sum - before.sums[hop])) / (numberOf(hop) || 1)]),
  );
};

const measured = async () => {
  const builds = [...(values.before === undefined ? [] : [values.before]), '.'];
  const names = values.names.split(',').slice(-builds.length);
  const houses = [];
  const runs = builds.map(() => []);
  const quiet = new Quiet();
  let others;
  try {
    for (const build of builds) {
      houses.push(await House.open(build, { HOMEWARD_PROJECTOR_METRICS_PORT: await freePort() }));
      await houses.at(-1).load(1_000);
    }
    await quiet.settle();
    const start = performance.now();
    for (let n = -1; n < Number(values.runs); n++)
      for (const [index, house] of houses.entries()) {
        const hops = await run(house, Number(values.times));
        if (n >= 0) runs[index].push(hops); // the first is a warm-up
      }
    others = quiet.since(start).during;
  } finally {
    quiet.stop();
    for (const house of houses) await house.stop();
  }
  const medians = (all) =>
    Object.fromEntries(Object.keys(all[0]).map((hop) => [hop, spreadOf(all.map((one) => one[hop])).median]));
  return {
    at: new Date().toISOString(),
    note: `means in ms, of the projector for a batch; ${values.runs} runs of ${values.times}, one at a time; others used ${Math.round(100 * others)} % of the processors`,
    versions: Object.fromEntries(runs.map((all, index) => [names[index], medians(all)])),
  };
};

if (values.help) process.stdout.write(`${HELP}\n`);
else {
  if (!values.draw) writeFileSync(NUMBERS, `${JSON.stringify(await measured(), null, 2)}\n`);
  const { versions, note } = JSON.parse(readFileSync(NUMBERS, 'utf8'));
  writeFileSync(PICTURE, picture(versions, note));
}
