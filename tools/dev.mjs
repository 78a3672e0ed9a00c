/**
 * Starts the service and the console from source, and restarts them when a file changes: npm run dev
 * After a change that does not compile, it waits for the next change.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const WATCHED = ['apps', 'libs', 'tools/border', 'tools/cohort', 'schema.graphql'];
/** Generated files, and files that are no part of the service. */
const IGNORED = /(^|\/)(generated|dist|node_modules)(\/|$)|\.spec\.ts$|~$/;
/** Editors write a file in several steps. */
const QUIET_MS = 300;

const run = (...words) => spawn(process.execPath, words, { cwd: ROOT, stdio: 'inherit' });

const built = async () => {
  const [code] = await once(run('tools/build/build.mjs'), 'exit');
  return code === 0;
};

let service;
const stop = async () => {
  if (!service || service.exitCode !== null) return;
  const exited = once(service, 'exit');
  service.kill('SIGTERM');
  await exited;
};

let isBusy = false;
let isRestartNeeded = false;
const startAgain = async () => {
  if (isBusy) return void (isRestartNeeded = true);
  isBusy = true;
  do {
    isRestartNeeded = false;
    await stop(); // a running process loads files that the build replaces
    if (await built()) service = run('dist/apps/cli/src/main.js', 'start', ...process.argv.slice(2));
    else process.stderr.write('This does not compile. The service starts again after the next change.\n');
  } while (isRestartNeeded);
  isBusy = false;
};

let timer;
for (const path of WATCHED)
  watch(join(ROOT, path), { recursive: true }, (_, name) => {
    if (IGNORED.test(name ?? '')) return;
    clearTimeout(timer);
    timer = setTimeout(() => void startAgain(), QUIET_MS);
  });
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().then(() => process.exit(0)));
await startAgain();
