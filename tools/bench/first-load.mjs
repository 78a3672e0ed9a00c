/*
 * How long a reader waits in Chromium, on a processor four times slower: for the sign-in page from an empty cache, from
 * signing in until the list of due work is there, and from there until the list of all cases is. HOMEWARD_URL names a
 * service that is already running; its lists are measured as they are.
 * node tools/bench/first-load.mjs
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { openBrowser, Visitor } from '../../test/console/browser.mjs';
import { House } from './house.mjs';
import { range, spreadOf } from './numbers.mjs';
import { Quiet } from './quiet.mjs';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '60' }, runs: { type: 'string', default: '9' } },
});
const [cases, runs] = [Number(values.cases), Number(values.runs)];

/** How much slower the reader’s processor is than this one. */
const SLOWER = 4;

/** What a reader waits for, with the milliseconds that it should take at most, if a target says so. */
const WAITS = {
  signInPage: { what: 'the sign-in page is usable', most: 2_000 },
  dueWork: { what: 'from signing in to the due work' },
  allCases: { what: 'from the due work to all cases' },
};

/** From the first request until a person can be chosen, by the clock of the page. */
const signInPage = async ({ page, origin }, devtools) => {
  await devtools.send('Network.clearBrowserCache');
  await page.goto(origin, { waitUntil: 'commit' });
  const ready = await page.waitForFunction(() => {
    const button = document.querySelector('main button:not([disabled]) strong');
    return button?.checkVisibility() && performance.now();
  });
  return ready.jsonValue();
};

/** From a click until the first row is there; a row from before the click does not count. */
const rowsAfter = async (page, button) => {
  const row = page.locator('main li a').first();
  await button.waitFor();
  const before = (await row.count()) > 0 ? await row.elementHandle() : undefined;
  const since = performance.now();
  await button.click();
  await before?.waitForElementState('hidden');
  await row.waitFor();
  return performance.now() - since;
};

const waitsOf = async (visitor, devtools) => {
  const { page, context } = visitor;
  await context.clearCookies();
  await page.evaluate(() => sessionStorage.clear());
  return {
    signInPage: await signInPage(visitor, devtools),
    dueWork: await rowsAfter(page, page.getByRole('button', { name: /^sokha/ })),
    allCases: await rowsAfter(page, page.locator('main [role="group"]').first().getByRole('button').last()),
  };
};

/** Cases with one task each, so that both lists have as many rows. */
const recordCases = async (visitor) => {
  for (let count = 0; count < cases; count++) {
    const survivorId = await visitor.receives({ familyName: `Person ${count} (SYNTHETIC)`, givenName: 'Sovann' });
    const task = {
      survivorId,
      title: 'Ask the commune for the birth certificate.',
      on: '2020-03-05',
      dueOn: '2020-03-20',
    };
    const { position } = await visitor.records('setTask', task);
    await visitor.hasReached(survivorId, position);
  }
};

// ended with this process where the service does not start; the other way round, that would stay
const browser = await openBrowser();
const house = process.env.HOMEWARD_URL ? undefined : await House.open('.');
const quiet = new Quiet();
try {
  const visitor = await Visitor.at(browser, house?.url ?? process.env.HOMEWARD_URL);
  await visitor.signIn('sokha');
  await visitor.page.locator('main h1').waitFor();
  if (house) await recordCases(visitor);
  const devtools = await visitor.context.newCDPSession(visitor.page);
  await devtools.send('Network.enable');
  await waitsOf(visitor, devtools); // warm-up
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const start = performance.now();
  const measured = [];
  for (let run = 0; run < runs; run++) measured.push(await waitsOf(visitor, devtools));
  for (const [name, { what, most }] of Object.entries(WAITS)) {
    const spread = spreadOf(measured.map((one) => one[name]));
    const target = most ? `; at most ${most} ms: ${spread.median <= most ? 'reached' : 'not reached'}` : '';
    process.stdout.write(`Processor ${SLOWER} times slower, ${what}: ${range(spread)} ms${target}\n`);
  }
  process.stdout.write(`${quiet.verdictSince(start)}\n`);
  if (visitor.complaints.length > 0) process.stdout.write(`${visitor.complaints.join('\n')}\n`);
} finally {
  quiet.stop();
  await browser.close();
  if (house) await house.stop();
}
