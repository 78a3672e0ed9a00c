import { strict as assert } from 'node:assert';
import { recordAtOnce } from '../long-record.mjs';

const EVENTS = 1_000;
const dayAfter = (day, days) => new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** `2020-03-05` → `5 Mar 2020`, as the console writes it. */
const inWords = (day) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  );

const referral = [
  'receiveReferral',
  {
    on: '2020-03-02',
    source: 'Hotline',
    office: 'SiemReapCac',
    province: '17',
    urgency: 'Routine',
    birthDate: '1990-02-01',
    sex: 'Female',
    nationality: 'KH',
    languages: ['khm'],
    familyName: 'Long (SYNTHETIC)',
    givenName: 'Sovann',
  },
];
const assessment = (days) => [
  'assessRisk',
  { on: dayAfter('2020-03-02', days), level: 'Medium', retraffickingIndicators: [] },
];

/** Twenty pages, one after the other, on a busy machine. */
const LOADING_MAX_MS = 120_000;

/** How much slower the reader’s processor is than this one. */
const SLOWER = 4;
/** Milliseconds of one frame at sixty frames a second. */
const FRAME = 1_000 / 60;

/**
 * Milliseconds of work that the page has from one frame to the next, by the clock of its own thread: who else is busy on this
 * machine does not count.
 */
const workInFrames = async (page, devtools, work) => {
  const spent = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1_000;
  };
  await page.evaluate(() => {
    globalThis.frames = 0;
    const count = () => {
      globalThis.frames++;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  const before = await spent();
  await work();
  const [after, frames] = [await spent(), await page.evaluate(() => globalThis.frames)];
  return { frames, each: (after - before) / frames };
};

/** Milliseconds after which a frame counts as late: one and a half frames. */
const LATE = 1.5 * FRAME;

/** Scrolls to the end and back, one turn of the wheel in each frame. */
const scrolled = async (page) => {
  for (const way of [1, -1])
    for (let turn = 0; turn < 40; turn++) {
      await page.mouse.wheel(0, way * 400);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
};

/** Counts the late frames while scrolling, by wall-clock time. */
const lateFrames = async (page) => {
  await page.evaluate(() => {
    globalThis.shown = [];
    globalThis.watching = true;
    const look = (at) => {
      globalThis.shown.push(at);
      if (globalThis.watching) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await scrolled(page);
  const shown = await page.evaluate(() => {
    globalThis.watching = false;
    return globalThis.shown;
  });
  const gaps = shown.slice(1).map((at, index) => at - shown[index]);
  return { frames: gaps.length, late: gaps.filter((gap) => gap > LATE).length, longest: Math.max(...gaps) };
};

/** Throttled, with and without painting the entries: other load on the machine shows in both. */
const tellLateFrames = async (visitor, devtools) => {
  const { page } = visitor;
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const drawn = await lateFrames(page);
  await page.evaluate(() => {
    for (const entry of document.querySelectorAll('main article')) entry.style.visibility = 'hidden';
  });
  const empty = await lateFrames(page);
  await page.evaluate(() => {
    for (const entry of document.querySelectorAll('main article')) entry.style.visibility = '';
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  for (const [what, { frames: all, late, longest }] of Object.entries({ drawn, empty }))
    visitor.says(`${what}: ${late} of ${all} frames late, the longest after ${longest.toFixed(1)} ms`);
};

export const longJourney = [
  {
    name: 'a record of a thousand entries scrolls smoothly, is searched, read aloud and printed completely',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, context } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main li a').first().waitFor();
      const id = crypto.randomUUID();
      await recordAtOnce(visitor.folder, id, [
        referral,
        ...Array.from({ length: EVENTS - 2 }, (_, n) => assessment(n + 1)),
      ]);
      // the last one through the service, which says where it lies: the views have all others before it
      const { on } = assessment(EVENTS - 1)[1];
      const { position } = await visitor.records('assessRisk', {
        survivorId: id,
        on,
        level: 'MEDIUM',
        retraffickingIndicators: [],
      });
      await visitor.hasReached(id, position);
      const devtools = await context.newCDPSession(page);
      await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
      await visitor.movesTo(`/journey/${id}?purpose=CARE`);
      await page.locator('main article').first().waitFor();
      // the latest page comes first, and the rest on request
      assert.equal(await page.locator('main article').count(), 50);
      await page.getByRole('button', { name: 'Show all' }).click();
      await page.waitForFunction((count) => document.querySelectorAll('main article').length === count, EVENTS, {
        timeout: LOADING_MAX_MS,
      });
      await page.locator('main h3').first().hover();
      // a measurement, and no assertion: the same page took 14.8 and 17.8 ms in two runs on one machine
      const { frames, each } = await workInFrames(page, devtools, () => scrolled(page));
      visitor.says(
        `${each.toFixed(1)} ms of work in each of ${frames} frames, ${(SLOWER * each).toFixed(1)} of ${FRAME.toFixed(1)} ms on a slow one`,
      );

      // a sample of the walks leaves out what only measures, and on a busy machine says little
      if (!process.env.CONSOLE_SAMPLE) await tellLateFrames(visitor, devtools);

      // a screen reader and the print both get the complete page
      assert.equal(await page.locator('main article').count(), EVENTS);
      const heard = await page.locator('#way').ariaSnapshot();
      assert.equal(heard.match(/button "[^"]*Risk assessed/g).length, EVENTS - 1);
      await page.emulateMedia({ media: 'print' });
      const second = inWords(dayAfter('2020-03-02', 1));
      assert.ok((await page.locator('#way').innerText()).includes(second), second);
      await page.emulateMedia({ media: 'screen' });

      // the End key reaches the last entry
      await page.locator('main').focus();
      await page.keyboard.press('End');
      await page.waitForFunction(() => {
        const last = [...document.querySelectorAll('main article')].at(-1).getBoundingClientRect();
        return last.top < innerHeight && last.bottom > 0;
      });
      await visitor.picture('long-end', { whole: false });
      await page.keyboard.press('Home');
      await page.getByRole('searchbox').fill(inWords(dayAfter('2020-03-02', 498)));
      await page.waitForFunction(() => document.querySelectorAll('main article').length === 1);
      await visitor.isAccessible();
      await visitor.picture('long-filtered', { whole: false });
    },
  },
];
