/*
 * Profiles all processes: NODE_OPTIONS="--import=$PWD/tools/bench/profile.mjs" npm run bench -- --rows rebuild
 * At its end, each process writes its busiest functions into tools/bench/results/: by themselves, and with what they call.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FUNCTIONS = 30;
const folder = fileURLToPath(new URL('results/', import.meta.url));
const what = basename(process.argv[1] ?? 'node', '.js');

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.start');

const placeOf = ({ url, lineNumber }) => `${url.replace(/^.*\/(node_modules|dist)\//, '')}:${lineNumber + 1}`;

/** The time of each function: its own, and with all that it calls in the same turn. */
const timesOf = ({ nodes, samples, timeDeltas }) => {
  const names = new Map(
    nodes.map(({ id, callFrame }) => [id, `${callFrame.functionName || '(anonymous)'}  ${placeOf(callFrame)}`]),
  );
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const idle = nodes.find(({ callFrame }) => callFrame.functionName === '(idle)')?.id;
  const [own, whole] = [new Map(), new Map()];
  let busy = 0;
  for (const [index, id] of samples.entries()) {
    if (id === idle) continue;
    const time = timeDeltas[index];
    busy += time;
    own.set(names.get(id), (own.get(names.get(id)) ?? 0) + time);
    const stack = new Set();
    for (let at = id; at !== undefined; at = callers.get(at)) stack.add(names.get(at));
    for (const name of stack) whole.set(name, (whole.get(name) ?? 0) + time);
  }
  return { own, whole, busy };
};

const busiest = (profile) => {
  const { own, whole, busy } = timesOf(profile);
  const lines = (times, most) =>
    [...times]
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, most)
      .map(([name, time]) => `${((100 * time) / busy).toFixed(1).padStart(5)} %  ${name}\n`)
      .join('');
  const all = `${what}: ${(busy / 1e6).toFixed(1)} s of a processor\n`;
  return `${all}${lines(own, FUNCTIONS)}\nWith what they call:\n${lines(whole, 3 * FUNCTIONS)}`;
};

process.once('exit', () => {
  session.post('Profiler.stop', (error, { profile } = {}) => {
    if (error || !profile) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${what}.${process.pid}.profile.txt`), busiest(profile));
  });
});
