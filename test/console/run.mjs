/**
 * Runs the console’s walks in a real browser against the real product: `npm run test:console`.
 * HOMEWARD_URL names a service that is already running, and HOMEWARD_DATA its folder, whose key signs what a walk records
 * beside the page; PICTURES=<folder> keeps the pictures. With CONSOLE_SAMPLE set, each walk goes once, in one of its four
 * ways in turn: in English or Khmer, on a desktop or a phone.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeRunFolder } from '../jest/run-folder.mjs';
import { openBrowser, Visitor } from './browser.mjs';
import { WALKS } from './walks/index.mjs';

const only = process.argv[2];
const isSample = Boolean(process.env.CONSOLE_SAMPLE);

/** Every width in every language; of a sample, one of them in turn. */
const waysOf = (languages, widths, index) => {
  const ways = languages.flatMap((language) => widths.map((width) => [language, width]));
  return isSample ? [ways[index % ways.length]] : ways;
};

const chosen = WALKS.flatMap(
  ({ name, languages = ['en', 'km'], widths = ['desktop', 'phone'], walk, empty = false }, index) =>
    waysOf(languages, widths, index).map(([language, width]) => ({
      title: `${name} (${language}, ${width})`,
      name,
      language,
      width,
      walk,
      empty,
    })),
).filter(({ title, empty }) => (only ? title.includes(only) : !(empty && process.env.HOMEWARD_URL)));

/** Walks that need an empty store fill it for the others; without them, the demo fills it. */
const started = async () => {
  if (process.env.HOMEWARD_URL)
    return { url: process.env.HOMEWARD_URL, folder: process.env.HOMEWARD_DATA, stop: async () => undefined };
  const isEmpty = chosen.some(({ empty }) => empty);
  const removeRunFolder = makeRunFolder();
  const data = isEmpty && mkdtempSync(join(tmpdir(), 'homeward-walks-'));
  // closed to the user that Postgres runs as, its database would be elsewhere, and stay there
  if (data) chmodSync(data, 0o711);
  const child = spawn(process.execPath, ['dist/apps/cli/src/main.js', ...(data ? ['start'] : ['demo', '--keep'])], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      HOMEWARD_PORT: '0',
      HOMEWARD_EVENTSTORE_PORT: '0',
      ...(data && { HOMEWARD_DATA: data }),
    },
  });
  const gone = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
    removeRunFolder();
  };
  // also where a walk or a signal ends this process: nothing runs on, and nothing stays in memory
  process.once('exit', () => child.kill('SIGTERM'));
  for (const how of ['uncaughtException', 'SIGINT', 'SIGTERM'])
    process.once(how, (what) => {
      process.stderr.write(`${what.stack ?? what}\n`);
      void stop().then(() => process.exit(1));
    });
  const { url, folder } = await new Promise((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const [, at, kept] =
        /^(?:Staying up|Homeward is ready) at ([^,\s]+)(?:, with the data in ([^:]+):)?/.exec(line) ?? [];
      if (at) resolve({ url: at, folder: data || kept });
    });
    child.once('exit', (code) => reject(new Error(`The service ended with ${code}.`)));
  });
  return { url, folder, stop };
};

const say = (line) => process.stdout.write(`${line}\n`);
const service = await started();
// at Ctrl-C, this process ends the service before it ends itself
const launch = () => openBrowser({ handleSIGINT: false });
let browser = await launch();
const results = [];
/** The line of the walk at which it failed: one walk may wait in several places. */
const placeIn = (error) => /walks\/[\w/-]+\.mjs:\d+/.exec(error?.stack ?? '') ?? [];
const walked = async ({ title, name, language, width, walk }) => {
  // a browser that has crashed fails one walk, and not all that follow
  if (!browser.isConnected()) browser = await launch();
  const visitor = await Visitor.at(browser, service.url, {
    language,
    width,
    pictures: process.env.PICTURES,
    folder: service.folder,
  });
  const since = Date.now();
  const done = (more) => ({ title, milliseconds: Date.now() - since, ...more });
  try {
    await walk(visitor);
    if (visitor.complaints.length > 0) throw new Error(visitor.complaints.join('\n'));
    return done({ ok: true, told: visitor.told });
  } catch (error) {
    await visitor.picture(`failed-${name.replaceAll(/\W+/g, '-')}`).catch(() => undefined);
    return done({ ok: false, why: [error?.message ?? error, ...placeIn(error)].join('\n  at ') });
  } finally {
    await visitor.leave();
  }
};

/** So many walks that failed twice mean that the product hangs: the others would wait for minutes each. */
const FAILED_MAX = 5;
const failures = () => results.filter(({ ok }) => !ok).length;

for (const one of chosen) {
  if (failures() === FAILED_MAX) break;
  const first = await walked(one);
  if (!first.ok) say(`✗ ${first.title}\n${first.why}`);
  // a browser on a busy machine stumbles: a failed walk runs once more, and the end reports it
  const last = first.ok ? first : { ...(await walked(one)), stumbled: first.why };
  results.push(last);
  if (last.ok) say([`✓ ${last.title}, ${Math.round(last.milliseconds / 1000)} s`, ...last.told].join(': '));
}
await browser.close();
await service.stop();
const [failed, left] = [failures(), chosen.length - results.length];
for (const { title, ok, why, stumbled } of results.filter((each) => each.stumbled !== undefined))
  say(`${ok ? 'Only at the second attempt' : 'Failed twice'}: ${title}\n  ${stumbled}${ok ? '' : `\n  ${why}`}`);
if (process.env.RESULTS) writeFileSync(process.env.RESULTS, JSON.stringify(results, null, 2));
if (left > 0) say(`${FAILED_MAX} walks failed twice: the other ${left} were left out.`);
say(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
