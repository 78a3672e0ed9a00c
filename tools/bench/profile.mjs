/*
 * Profiles all processes: NODE_OPTIONS="--import=$PWD/tools/bench/profile.mjs" npm run bench -- --rows rebuild
 * At its end, each process writes the functions with the most self time into tools/bench/results/.
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

const busiest = ({ nodes, samples, timeDeltas }) => {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const own = new Map();
  let busy = 0;
  for (const [index, id] of samples.entries()) {
    const frame = frames.get(id);
    if (frame.functionName === '(idle)') continue;
    const name = `${frame.functionName || '(anonymous)'}  ${placeOf(frame)}`;
    own.set(name, (own.get(name) ?? 0) + timeDeltas[index]);
    busy += timeDeltas[index];
  }
  const lines = [...own].toSorted(([, one], [, other]) => other - one).slice(0, FUNCTIONS);
  const shares = lines.map(([name, time]) => `${((100 * time) / busy).toFixed(1).padStart(5)} %  ${name}`);
  return `${what}: ${(busy / 1e6).toFixed(1)} s of a processor\n${shares.join('\n')}\n`;
};

process.once('exit', () => {
  session.post('Profiler.stop', (error, { profile } = {}) => {
    if (error || !profile) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${what}.${process.pid}.profile.txt`), busiest(profile));
  });
});
