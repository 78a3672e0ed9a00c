/**
 * Walks the console as people do, in a real browser before the real product: `npm run test:console`.
 * HOMEWARD_URL walks through a service that runs already; PICTURES=<folder> keeps what was seen.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openBrowser, Visitor } from './browser.mjs';
import { WALKS } from './walks/index.mjs';

const started = async () => {
  if (process.env.HOMEWARD_URL) return { url: process.env.HOMEWARD_URL, stop: async () => undefined };
  const child = spawn(process.execPath, ['dist/apps/homeward/src/main.js', 'demo', '--keep'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HOMEWARD_PORT: '0', HOMEWARD_EVENTSTORE_PORT: '0' },
  });
  const url = await new Promise((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const at = /^Staying up at (\S+),/.exec(line)?.[1];
      if (at) resolve(at);
    });
    child.once('exit', (code) => reject(new Error(`The demo ended with ${code}.`)));
  });
  const stop = () => new Promise((resolve) => child.once('exit', resolve) && child.kill('SIGTERM'));
  return { url, stop };
};

const say = (line) => process.stdout.write(`${line}\n`);
const service = await started();
const browser = await openBrowser();
const results = [];
const only = process.argv[2];
for (const { name, languages = ['en', 'km'], widths = ['desktop', 'phone'], walk } of WALKS)
  for (const language of languages)
    for (const width of widths) {
      const title = `${name} (${language}, ${width})`;
      if (only && !title.includes(only)) continue;
      const visitor = await Visitor.at(browser, service.url, { language, width, pictures: process.env.PICTURES });
      const since = Date.now();
      try {
        await walk(visitor);
        if (visitor.complaints.length > 0) throw new Error(visitor.complaints.join('\n'));
        results.push({ title, ok: true, milliseconds: Date.now() - since, told: visitor.told });
        say([`✓ ${title}`, ...visitor.told].join(': '));
      } catch (error) {
        await visitor.picture(`failed-${name.replaceAll(/\W+/g, '-')}`).catch(() => undefined);
        results.push({ title, ok: false, milliseconds: Date.now() - since, why: String(error?.message ?? error) });
        say(`✗ ${title}\n${String(error?.message ?? error)}`);
      }
      await visitor.leave();
    }
await browser.close();
await service.stop();
const failed = results.filter(({ ok }) => !ok).length;
if (process.env.RESULTS) writeFileSync(process.env.RESULTS, JSON.stringify(results, null, 2));
say(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
