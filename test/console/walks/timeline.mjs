import { strict as assert } from 'node:assert';

/** A child of the demonstration with many services and visits. */
const OFTEN_VISITED = '6e43dfc9-7ef5-4c32-a6fa-caec7ad26bca';

const lineOf = (page, eventId) => page.locator(`[id="entry-${eventId}"] > article > button`);

const referral = { familyName: 'Time (SYNTHETIC)', givenName: 'Sreymom' };

/** What a browser would print, as the number of entries on the page at each printing. */
const countPrints = (page) =>
  page.evaluate(() => {
    globalThis.printed = [];
    window.print = () => globalThis.printed.push(document.querySelectorAll('#way article').length);
  });

/** Answers that more was recorded than fits on a page of news, whereupon the timeline is loaded again. */
const reloadAtNews = async (route) => {
  if (!/"since":\d/.test(route.request().postData() ?? '')) return route.continue();
  const response = await route.fetch();
  const body = (await response.text()).replace('"hasNextPage":false', '"hasNextPage":true');
  return route.fulfill({ response, body });
};

export const timeline = [
  {
    name: 'a press prints the whole timeline, and the print of the browser says what is missing',
    walk: async (visitor) => {
      const { page, name } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const id = await visitor.receives(referral);
      for (let day = 0; day < 55; day++)
        await visitor.records('assessRisk', {
          survivorId: id,
          on: new Date(Date.UTC(2020, 2, 3 + day)).toISOString().slice(0, 10),
          level: day % 2 === 0 ? 'MEDIUM' : 'HIGH',
          retraffickingIndicators: [],
        });
      await visitor.movesTo(`/journey/${id}?purpose=CARE`);
      await page.locator('#way article').first().waitFor();
      await countPrints(page);
      const inPart = page.locator('#way').getByText(/use Print above|សូមចុច បោះពុម្ព/);
      assert.equal(await inPart.isVisible(), false);
      await page.emulateMedia({ media: 'print' });
      assert.match(await inPart.innerText(), /50[^]*56|56[^]*50/);
      await visitor.picture('timeline-printed-in-part');
      await page.emulateMedia({ media: 'screen' });
      await page
        .locator('#way')
        .getByRole('button', { name: name.startsWith('en') ? /^Print$/ : /^បោះពុម្ព$/ })
        .click();
      await page.waitForFunction(() => globalThis.printed.length > 0);
      assert.deepEqual(await page.evaluate(() => globalThis.printed), [56]);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await inPart.count(), 0);
      await visitor.picture('timeline-printed');
      await page.emulateMedia({ media: 'screen' });
    },
  },
  {
    name: 'the timeline folds repeated services, filters by strand and finds words',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await visitor.movesTo(`/journey/${OFTEN_VISITED}?purpose=CARE`);
      await page.locator('#way h3').first().waitFor();
      await page.locator('#way').scrollIntoViewIfNeeded();
      await visitor.isAccessible();
      await visitor.picture('timeline');
      // paper shows each of them, since nobody can open a line there
      const folded = page.locator('#way article article');
      assert.equal(await folded.count(), 0);
      await page.evaluate(() => {
        globalThis.printed = [];
        window.print = () => {
          dispatchEvent(new Event('beforeprint'));
          const all = [...document.querySelectorAll('#way article')];
          const breakOf = (one) => getComputedStyle(one).breakInside;
          globalThis.printed.push({
            services: document.querySelectorAll('#way article article').length,
            series: breakOf(all.find((one) => one.querySelector('article'))),
            single: breakOf(all.find((one) => !one.querySelector('article'))),
          });
          dispatchEvent(new Event('afterprint'));
        };
      });
      // paper has no buttons: this one is found before
      const print = await page
        .locator('#way')
        .getByRole('button', { name: /^(Print|បោះពុម្ព)$/ })
        .elementHandle();
      await print.focus();
      await page.emulateMedia({ media: 'print' });
      await print.evaluate((button) => button.click());
      await page.waitForFunction(() => globalThis.printed.length > 0);
      const [{ services, series, single }] = await page.evaluate(() => globalThis.printed);
      await page.emulateMedia({ media: 'screen' });
      assert.ok(services > 10, `${services} services on paper`);
      // a series may be longer than a page, and kept whole it leaves white paper before it
      assert.deepEqual([series, single], ['auto', 'avoid']);
      await page.waitForFunction(() => !document.querySelector('#way article article'));
      // each month is counted, whether it is loaded or not
      const months = await page.locator('#way select option').allInnerTexts();
      assert.ok(months.length > 6, months.join());
      await page.locator('#way select').selectOption({ index: months.length - 1 });
      await page.locator('#way [data-month]').nth(6).waitFor();
      const lanes = page.locator('#way [role="search"] button');
      await lanes.last().click();
      await page.locator('#way[aria-busy="false"]').waitFor();
      await page.locator('#way article').first().waitFor();
      const [shown, all] = (await page.locator('#way [role="status"]').first().innerText()).match(/\d+/g).map(Number);
      assert.ok(shown > 0 && shown < all, `${shown} of ${all}`);
      await visitor.isAccessible();
      await visitor.picture('timeline-strand', { whole: false });
    },
  },
  {
    name: 'an entry shows what was recorded, its personal values on a press, and its correction beneath',
    walk: async (visitor) => {
      const { page, origin, name } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const id = await visitor.receives(referral);
      const consent = { givenBy: 'SURVIVOR', language: 'khm', witnessRole: 'SOCIAL_WORKER', on: '2020-03-03' };
      await visitor.records('giveConsent', { survivorId: id, scopes: ['INTERVIEW', 'SERVICES'], ...consent });
      const noted = { survivorId: id, on: '2020-03-04', kind: 'VISIT', text: 'An aunt came along.' };
      const [eventId] = (await visitor.records('recordNote', noted)).eventIds;
      const replacement = { recordNote: { ...noted, survivorId: undefined, on: '2020-03-05' } };
      const [correction] = (
        await visitor.records('correctEntry', { survivorId: id, eventId, reason: 'A day later.', replacement })
      ).eventIds;

      await page.goto(`${origin}/journey/${id}?purpose=CARE#entry-${correction}`);
      // the address names the correction: its entry is open, and the correction in sight
      const line = lineOf(page, eventId);
      await line.waitFor();
      await page.locator(`[id="entry-${eventId}"][data-target]`).waitFor();
      assert.equal(await line.getAttribute('aria-expanded'), 'true');
      assert.match(await line.innerText(), name.startsWith('en') ? /Corrected since/ : /កែតម្រូវ/);
      assert.doesNotMatch(await page.locator('#way').textContent(), /aunt/);
      const before = await page.locator(`[id="entry-${correction}"]`).innerText();
      assert.match(before, name.startsWith('en') ? /5 Mar 2020[^]*4 Mar 2020/ : /5 មីនា 2020[^]*4 មីនា 2020/);
      await visitor.picture('timeline-entry');
      await page.locator(`[id="entry-${eventId}"] article > div button`).click();
      await page.getByText('An aunt came along.').first().waitFor();
      assert.match(await page.locator(`[id="entry-${correction}"]`).innerText(), /A day later\./);
      await visitor.isAccessible();
      await visitor.picture('timeline-opened');
      // a timeline that is loaded again leaves open what is open
      await page.route('**/graphql', reloadAtNews);
      const [later] = (await visitor.records('recordNote', { ...noted, on: '2020-03-03', text: 'A quiet day.' }))
        .eventIds;
      await lineOf(page, later).waitFor();
      await page.locator('#way[aria-busy="false"]').waitFor();
      assert.notEqual(await page.getByText('An aunt came along.').count(), 0);
      await page.unroute('**/graphql', reloadAtNews);
      // closing the entry forgets what was opened
      await line.click();
      await line.click();
      assert.equal(await page.getByText('An aunt came along.').count(), 0);
    },
  },
];
