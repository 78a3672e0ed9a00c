import { strict as assert } from 'node:assert';

const EVENTS = 500;
/** How many commands are under way at once: all of one record, one after another. */
const dayAfter = (day, days) => new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Milliseconds from one frame to the next while somebody turns the wheel all the way down and up. */
const framesWhile = async (page, work) => {
  await page.evaluate(() => {
    globalThis.frames_ = [];
    let last = performance.now();
    const next = (now) => {
      globalThis.frames_.push(now - last);
      last = now;
      globalThis.asked_ = requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await work();
  return page.evaluate(() => {
    cancelAnimationFrame(globalThis.asked_);
    return globalThis.frames_.slice(1);
  });
};

const share = (numbers, part) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length * part)];

export const longJourney = [
  {
    name: 'a record of five hundred entries is read without stumbling, searched, heard and printed whole',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, origin, context } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main li a').first().waitFor();
      const id = await visitor.receives({ familyName: 'Long (SYNTHETIC)', givenName: 'Sovann' });
      for (let event = 1; event < EVENTS; event++)
        await visitor.records('assessRisk', {
          survivorId: id,
          on: dayAfter('2020-03-02', event),
          level: 'Medium',
          retraffickingIndicators: [],
          note: `note ${event}`,
        });
      const devtools = await context.newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      const since = Date.now();
      await page.goto(`${origin}/journey/${id}?purpose=CARE`);
      await page.locator('main article').first().waitFor();
      const opened = Date.now() - since;
      await page.locator('main ol').hover();
      const frames = await framesWhile(page, async () => {
        for (const way of [1, -1])
          for (let turn = 0; turn < 60; turn++) {
            await page.mouse.wheel(0, way * 400);
            await page.evaluate(() => new Promise(requestAnimationFrame));
          }
      });
      const [half, most, worst] = [share(frames, 0.5), share(frames, 0.95), Math.max(...frames)].map(Math.round);
      visitor.says(
        `opened in ${opened} ms; ${frames.length} frames: ${half} ms, 95 % in ${most} ms, worst ${worst} ms`,
      );
      assert.ok(most <= 50, `95 % of frames in ${most} ms`);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });

      // whoever hears the page, and whoever prints it, has all of it
      assert.equal(await page.locator('main article').count(), EVENTS);
      const heard = await page.locator('main ol').ariaSnapshot();
      assert.equal(heard.match(/note \d+/g).length, EVENTS - 1);
      await page.emulateMedia({ media: 'print' });
      assert.match((await page.locator('main ol').innerText()).replaceAll(/\s+/g, ' '), /note 1 /);
      await page.emulateMedia({ media: 'screen' });

      // by the keyboard to the end
      await page.locator('main').focus();
      await page.keyboard.press('End');
      await page.waitForFunction(() => {
        const last = [...document.querySelectorAll('main article')].at(-1).getBoundingClientRect();
        return last.top < innerHeight && last.bottom > 0;
      });
      await visitor.picture('long-end', { whole: false });
      await page.keyboard.press('Home');
      await page.getByRole('searchbox').fill('note 77');
      await page.waitForFunction(() => document.querySelectorAll('main article').length === 1);
      await visitor.isAccessible();
      await visitor.picture('long-filtered', { whole: false });
    },
  },
];
