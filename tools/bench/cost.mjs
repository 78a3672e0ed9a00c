/*
 * The processor time of one mutation in each process, with everything that follows it: two builds in turn.
 * node tools/bench/cost.mjs --help
 */
import 'reflect-metadata';
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { borderPerson } from '../../dist/tools/border/border.js';
import { House, builtWithoutCounting } from './house.mjs';
import { at, shown, sorted } from './numbers.mjs';
import { costOf } from './processors.mjs';
import { AT_ONCE, deliveries } from './rows/mutation.mjs';

const HELP = `node tools/bench/cost.mjs [options], after npm run build

  --before <folder>  another built version, which is measured in turn with this one
  --names <a,b>      what the versions are called (before,now)
  --each <n>         mutations of each of ${AT_ONCE} case workers in one round (20)
  --rounds <n>       rounds of each version (9)
  --json             the raw numbers only

Prints microseconds of the processors for one mutation: the median, and the quarter above which three of four rounds
are, since other processes make a round dearer and never cheaper. What an idle service uses is subtracted.`;

const { values } = parseArgs({
  options: {
    before: { type: 'string' },
    names: { type: 'string', default: 'before,now' },
    each: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '9' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const sumOf = (used) => Object.values(used).reduce((sum, us) => sum + us, 0);

/** Milliseconds for which an idle service is watched. */
const IDLE_MS = 6_000;

const people = Array.from({ length: AT_ONCE }, (_, number) => borderPerson(2020, number));

/** What each process used meanwhile, in microseconds. @returns with the milliseconds that it took */
const during = async (house, work) => {
  const [begun, before] = [performance.now(), costOf(house)];
  await work();
  const after = costOf(house);
  const used = Object.entries(after).map(([who, us]) => [who, us - (before[who] ?? 0)]);
  return { ms: performance.now() - begun, used: Object.fromEntries(used) };
};

const round = async ({ house, idle }, each) => {
  const { ms, used } = await during(house, async () => {
    await deliveries(house, people, each, '');
    await house.caughtUp();
  });
  const own = ([who, us]) => [who, (us - (idle[who] ?? 0) * ms) / (each * AT_ONCE)];
  return Object.fromEntries(Object.entries(used).map(own));
};

const measured = async () => {
  const versions = [...(values.before === undefined ? [] : [values.before]), '.'];
  const names = values.names.split(',').slice(-versions.length);
  const builds = [];
  const houses = [];
  const rounds = versions.map(() => []);
  try {
    for (const version of versions) {
      builds.push(builtWithoutCounting(version));
      const house = await House.open(builds.at(-1));
      houses.push({ house, idle: {} });
      await house.load(400);
      await round(houses.at(-1), 20); // a warm-up
    }
    for (const one of houses) {
      const { ms, used } = await during(one.house, () => sleep(IDLE_MS));
      for (const [who, us] of Object.entries(used)) one.idle[who] = us / ms;
    }
    for (let n = 0; n < Number(values.rounds); n++)
      // In turn and in both orders, so that neither always has the cooler processor.
      for (const [index, one] of n % 2 ? [...houses.entries()].toReversed() : houses.entries()) {
        rounds[index].push(await round(one, Number(values.each)));
        process.stderr.write(`${names[index]} ${Math.round(sumOf(rounds[index].at(-1)))} µs\n`);
      }
  } finally {
    for (const { house } of houses) await house.stop();
    for (const build of builds) rmSync(build, { recursive: true, force: true });
  }
  return Object.fromEntries(rounds.map((all, index) => [names[index], all]));
};

const rowsOf = (versions) => {
  const whos = [...new Set(Object.values(versions).flatMap((all) => all.flatMap(Object.keys)))].toSorted();
  const cell = (numbers) => `${shown(at(sorted(numbers), 0.5))} (${shown(at(sorted(numbers), 0.25))})`;
  const row = (who, of) => `| ${[who, ...Object.values(versions).map((all) => cell(all.map(of)))].join(' | ')} |`;
  const head = `| ${['µs, median (quarter)', ...Object.keys(versions)].join(' | ')} |`;
  return [head, ...whos.map((who) => row(who, (used) => used[who] ?? 0)), row('all', sumOf)].join('\n');
};

if (values.help) process.stdout.write(`${HELP}\n`);
else {
  const versions = await measured();
  process.stdout.write(`${values.json ? JSON.stringify(versions) : rowsOf(versions)}\n`);
}
