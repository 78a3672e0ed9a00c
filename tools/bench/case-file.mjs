/*
 * How fast a case file of 500 entries opens in Chromium, from the answer to the question of the purpose: on this processor, and
 * on one four times slower. HOMEWARD_URL names a service that is already running.
 * node tools/bench/case-file.mjs
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { openBrowser, Visitor } from '../../test/console/browser.mjs';
import { House } from './house.mjs';
import { range, spreadOf } from './numbers.mjs';
import { Quiet } from './quiet.mjs';

const { values } = parseArgs({
  options: { entries: { type: 'string', default: '500' }, runs: { type: 'string', default: '9' } },
});
const [entries, runs] = [Number(values.entries), Number(values.runs)];

/** How much slower the reader’s processor is, and the milliseconds until the file is open, and until all of it is there. */
const TARGETS = [
  { slower: 1, what: 'open', most: 300 },
  { slower: 4, what: 'usable', most: 2_000 },
];

/** Two entries a day, so that the consent stays in force. */
const day = (count) => new Date(Date.UTC(2020, 2, 3 + count / 2)).toISOString().slice(0, 10);

/** What a case worker records most, in turn. */
const recordings = [
  ['recordNote', { kind: 'CALL', text: 'A call about the week (SYNTHETIC).' }],
  [
    'deliverService',
    { type: 'MEDICAL', provider: 'The clinic', mode: 'IN_PERSON', quantity: 1, unit: 'SESSION', emergency: true },
  ],
  ['assessRisk', { level: 'MEDIUM', retraffickingIndicators: ['DEBT'] }],
];

const recordCase = async (visitor) => {
  const survivorId = await visitor.receives({ familyName: 'Long (SYNTHETIC)', givenName: 'Sovann' });
  await visitor.records('giveConsent', {
    survivorId,
    scopes: ['SERVICES'],
    givenBy: 'SURVIVOR',
    language: 'khm',
    witnessRole: 'SOCIAL_WORKER',
    on: day(0),
  });
  for (let count = 2; count < entries; count++) {
    const [mutation, input] = recordings[count % recordings.length];
    await visitor.records(mutation, { survivorId, on: day(count), ...input });
  }
  return survivorId;
};

/** Marks, from the press on, when the parts of the file are drawn, and when its timeline and its menu are there, too. */
const watch = (page) =>
  page.evaluate(() => {
    globalThis.opened = new Promise((resolve) => {
      const begin = () => {
        performance.mark('asked');
        performance.clearResourceTimings();
        const times = {};
        const look = () => {
          const isThere = (selector) => document.querySelector(selector) !== null;
          const since = () => performance.measure('since', 'asked').duration;
          if (isThere('main #safety')) times.open ??= since();
          if (times.open === undefined || !isThere('#actions') || !isThere('#way[aria-busy="false"] article'))
            requestAnimationFrame(look);
          else
            resolve({
              ...times,
              usable: since(),
              answers: performance
                .getEntriesByType('resource')
                .filter(({ name }) => name.endsWith('/graphql'))
                .map(({ duration, decodedBodySize }) => ({ duration, bytes: decodedBodySize })),
            });
        };
        requestAnimationFrame(look);
      };
      addEventListener('click', begin, { capture: true, once: true });
    });
  });

const opened = async ({ page, origin }, survivorId, worked = async () => 0) => {
  await page.goto(`${origin}/journey/${survivorId}`, { waitUntil: 'networkidle' });
  await watch(page);
  const before = await worked();
  // the usual purpose has the focus
  await page.locator('main button:focus').click();
  const times = await page.evaluate(() => globalThis.opened);
  return { ...times, work: (await worked()) - before };
};

// ended with this process where the service does not start; the other way round, that would stay
const browser = await openBrowser();
const house = process.env.HOMEWARD_URL ? undefined : await House.open('.');
const quiet = new Quiet();
try {
  const visitor = await Visitor.at(browser, house?.url ?? process.env.HOMEWARD_URL);
  await visitor.signIn('sokha');
  await visitor.page.locator('main h1').waitFor();
  const survivorId = await recordCase(visitor);
  const devtools = await visitor.context.newCDPSession(visitor.page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  /** Milliseconds that the thread of the page has worked: who else is busy on this machine does not count. */
  const worked = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1_000;
  };
  await opened(visitor, survivorId); // warm-up
  const start = performance.now();
  const times = new Map(TARGETS.map(({ slower }) => [slower, []]));
  for (let run = 0; run < runs; run++)
    for (const { slower } of TARGETS) {
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
      times.get(slower).push(await opened(visitor, survivorId, worked));
    }
  for (const { slower, what, most } of TARGETS) {
    const measured = times.get(slower);
    const numbers = (name) => spreadOf(measured.map((one) => one[name]));
    const answers = spreadOf(measured.flatMap((one) => one.answers.map(({ duration }) => duration)));
    const { median } = numbers(what);
    process.stdout.write(
      `${entries} entries, processor ${slower} times slower: open after ${range(numbers('open'))} ms, ` +
        `all of it after ${range(numbers('usable'))} ms; one answer took ${range(answers)} ms; ` +
        `its thread worked ${range(numbers('work'))} ms; ` +
        `${what} in at most ${most} ms: ${median <= most ? 'reached' : 'not reached'}\n`,
    );
  }
  process.stdout.write(`The last: ${JSON.stringify(times.get(1).at(-1))}\n`);
  process.stdout.write(`${quiet.verdictSince(start)}\n`);
  if (visitor.complaints.length > 0) process.stdout.write(`${visitor.complaints.join('\n')}\n`);
} finally {
  quiet.stop();
  await browser.close();
  if (house) await house.stop();
}
