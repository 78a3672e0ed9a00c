import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { quantiles } from '../numbers.mjs';
import { rebuilt } from '../rows/rebuild.mjs';
import { residentOf } from './sizes.mjs';

const TIMES = 30;
const ALL = `query ($asOf: Date, $knownAt: DateTime) {
  figures(from: "2020-01-01", to: "2020-12-31", asOf: $asOf, knownAt: $knownAt) {
    id incomplete cells { key value numerator base } } }`;

/** What people have before them all day, as the supervisor of the office with everybody. */
const LISTS = {
  caseload: '{ caseload(purpose: SUPERVISION, first: 50) { edges { node { survivorId } } } }',
  dueTasks: '{ dueTasks(purpose: SUPERVISION, first: 50) { edges { node { dueOn } } } }',
  searchSurvivors:
    '{ searchSurvivors(name: "Sok", purpose: SUPERVISION, first: 20) { edges { node { survivorId } } } }',
};

const timed = async (count, work) => {
  const times = [];
  for (let n = 0; n < count; n++) {
    const start = performance.now();
    await work(n);
    times.push(performance.now() - start);
  }
  return quantiles(times);
};

/** The same, or only until when it was cut off: a question has a deadline, and a large log can need longer. */
const timedUnlessCutOff = async (count, work) => {
  const start = performance.now();
  try {
    return await timed(count, work);
  } catch (error) {
    if (!/"code":"(TIMEOUT|(CONTACT_)?SEARCH_TOO_WIDE)"/.test(error.message)) throw error;
    return { cutOffAfter: performance.now() - start };
  }
};

/** No answer comes from memory: each asks as of another day, all later than the counted events. */
const day = (n) => new Date(Date.UTC(2026, 9, 31) - n * 86_400_000).toISOString().slice(0, 10);

export const figures = async (house) => {
  const token = await house.token('AUDITOR', 'auditor');
  let asked = 0;
  const counted = () => house.ask(token, ALL, { asOf: day(++asked) });
  const again = () => house.ask(token, ALL, { asOf: '2026-11-01' });
  await timed(8, counted); // a connection plans a statement six times before it keeps the plan
  await again();
  return {
    counted: await timed(TIMES, counted),
    again: await timed(TIMES, again),
    knownAt: await timedUnlessCutOff(3, () =>
      house.ask(token, ALL, { asOf: day(++asked), knownAt: new Date().toISOString() }),
    ),
  };
};

export const lists = async (house) => {
  const token = await house.token('SUPERVISOR', 'sophea');
  const measured = {};
  for (const [name, query] of Object.entries(LISTS)) {
    const ask = () => house.ask(token, query);
    await timedUnlessCutOff(8, ask);
    measured[name] = await timedUnlessCutOff(TIMES, ask);
  }
  return measured;
};

/** Stops the service in an orderly way and starts it: the seconds until it is ready, and until all views stand at the end. */
export const restarted = async (house) => {
  await house.pool.end();
  const gone = once(house.process, 'exit');
  const stopping = performance.now();
  house.process.kill('SIGTERM');
  await gone;
  const start = performance.now();
  await house.start();
  const ready = performance.now();
  await house.caughtUp();
  const seconds = (from, to) => (to - from) / 1_000;
  return {
    stop: seconds(stopping, start),
    ready: seconds(start, ready),
    caughtUp: seconds(start, performance.now()),
  };
};

/** `homeward verify`, with the most memory that it took. */
export const verified = async (house) => {
  const start = performance.now();
  const child = spawn(process.execPath, [house.main, 'verify', '--json'], {
    env: house.env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = text(child.stdout);
  const ended = once(child, 'exit');
  let most = 0;
  let over = false;
  void ended.then(() => (over = true));
  while (!over) {
    most = Math.max(most, residentOf(child.pid).most);
    await sleep(200);
  }
  const [code] = await ended;
  const seconds = (performance.now() - start) / 1_000;
  const { logged, rows, found } = JSON.parse(await said);
  if (code !== 0) throw new Error(`verify found ${found} differences.`);
  return { seconds, logged, rows, memory: most };
};

export const rebuilding = async (house) => {
  const { seconds, memory, processors } = await rebuilt(house);
  return { seconds, memory, processors };
};
