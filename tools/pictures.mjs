/**
 * Takes the pictures of the README again, from the demonstration: `npm run pictures [<name> …]`, such as `record`. It needs
 * a Chromium, as the walks do.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Visitor, openBrowser } from '../test/console/browser.mjs';

const FOLDER = 'docs/pictures';

/** A child with a plan, in the case of sokha. */
const CASE_NUMBER = 'MYKNQ-3DK00-8';

const openCaseload = ({ page }) => page.locator('main li a[href^="/journey/"]').first().waitFor();

/** Each with the window in which it is taken; `endsToday` moves the days of the demonstration so that the last one is today. */
const PICTURES = [
  { name: 'cases', person: 'sokha', path: '/cases', height: 860, endsToday: true, open: openCaseload },
  {
    name: 'cases-km',
    person: 'sokha',
    path: '/cases',
    height: 860,
    endsToday: true,
    language: 'km',
    open: openCaseload,
  },
  {
    name: 'record',
    person: 'sokha',
    path: `/journey/${CASE_NUMBER}`,
    height: 800,
    endsToday: true,
    open: async ({ page }) => {
      // the usual purpose has the focus
      await page.locator('main button:focus').click();
      await page.locator('main header h1').waitFor();
      await page.locator('#way li').first().waitFor();
    },
  },
  {
    name: 'figures',
    person: 'sophea',
    path: '/figures?year=2020&compare=2019',
    height: 860,
    endsToday: false,
    open: ({ page }) => page.locator('main article').nth(1).waitFor(),
  },
];

/** The demonstration, until it is stopped. */
const startDemonstration = async (endsToday) => {
  const until = endsToday ? ['--until', 'today'] : [];
  const child = spawn(process.execPath, ['dist/apps/cli/src/main.js', 'demo', '--keep', ...until], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HOMEWARD_PORT: '0', HOMEWARD_EVENTSTORE_PORT: '0' },
  });
  process.once('exit', () => child.kill('SIGTERM'));
  const url = await new Promise((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const [, at] = /^Staying up at ([^,\s]+)/.exec(line) ?? [];
      if (at) resolve(at);
    });
    child.once('exit', (code) => reject(new Error(`The demonstration ended with ${code}.`)));
  });
  const stop = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  return { url, stop };
};

const take = async (browser, url, { name, person, path, height, language, open }) => {
  const visitor = await Visitor.at(browser, url, { language });
  const { page } = visitor;
  await page.setViewportSize({ width: 1280, height });
  await visitor.signIn(person);
  await page.goto(url.replace(/\/graphql$/, '') + path);
  await open(visitor);
  // what is loaded after the first screen, such as the typeface of headings
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.mouse.move(640, height - 1);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  process.stdout.write(`${join(FOLDER, `${name}.png`)}\n`);
  await visitor.leave();
};

const names = process.argv.slice(2);
const unknown = names.filter((one) => !PICTURES.some(({ name }) => name === one));
if (unknown.length > 0)
  throw new Error(
    `There is no picture ${unknown.join(', ')}: there are ${PICTURES.map(({ name }) => name).join(', ')}.`,
  );
const chosen = PICTURES.filter(({ name }) => names.length === 0 || names.includes(name));

const browser = await openBrowser();
for (const endsToday of [true, false]) {
  const ofThese = chosen.filter((one) => one.endsToday === endsToday);
  if (ofThese.length === 0) continue;
  const { url, stop } = await startDemonstration(endsToday);
  try {
    for (const one of ofThese) await take(browser, url, one);
  } finally {
    await stop();
  }
}
await browser.close();
