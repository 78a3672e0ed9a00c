import { strict as assert } from 'node:assert';
import { Visitor } from '../browser.mjs';

/** Another user in another browser, whose entries the first one should see. */
const another = async (visitor, person) => {
  const other = await Visitor.at(visitor.context.browser(), visitor.origin);
  await other.signIn(person);
  await other.page.locator('main').getByRole('heading', { level: 1 }).waitFor();
  await other.page.waitForFunction(() => document.querySelector('main li a, main article'));
  return other;
};

const assessed = (survivorId, on) => ({
  survivorId,
  on,
  level: 'MEDIUM',
  retraffickingIndicators: [],
});

/** The position of an element on the screen. */
const topOf = (locator) => locator.evaluate((element) => Math.round(element.getBoundingClientRect().top));

const news = (page) => page.locator('[role="status"]').filter({ hasText: /\S/ });

export const live = [
  {
    name: 'an entry of another user appears without reloading, and nothing jumps',
    languages: ['en'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main li a').first().waitFor();
      const id = await visitor.receives({ familyName: 'Live (SYNTHETIC)', givenName: 'Sophal' });
      for (let day = 10; day < 29; day++) await visitor.records('assessRisk', assessed(id, `2020-04-${day}`));
      await visitor.movesTo(`/journey/${id}?purpose=CARE`);
      await page.locator('main article').first().waitFor();
      const other = await another(visitor, 'sophea');
      const shown = await page.locator('main article').count();
      await page.locator('main article').nth(12).scrollIntoViewIfNeeded();
      const read = page.locator('time[datetime="2020-04-16"]');
      await read.scrollIntoViewIfNeeded();
      const before = await topOf(read);
      await other.records('assessRisk', assessed(id, '2020-05-01'));
      await page.waitForFunction((count) => document.querySelectorAll('main article').length > count, shown);
      await news(page).getByText('New: Risk assessed').waitFor();
      await visitor.picture('live-journey', { whole: false });
      assert.ok(Math.abs((await topOf(read)) - before) <= 1, `what was read moved: ${before} → ${await topOf(read)}`);
      await visitor.isAccessible();
      await other.leave();
    },
  },
  {
    name: 'an entry of another user changes the list and the figures and keeps the focus',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea');
      await page.getByText('All cases', { exact: true }).click();
      await page.locator('main li a').nth(2).focus();
      const focused = await page.evaluate(() => document.activeElement.getAttribute('href'));
      const other = await another(visitor, 'sokha');
      // among the latest referrals, which are shown first
      const id = await other.receives({ familyName: 'Live (SYNTHETIC)', givenName: 'Channary', on: '2020-12-30' });
      await page.locator(`main a[href*="${id}"]`).waitFor();
      await news(page).getByText('New: Live (SYNTHETIC) Channary.').waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), focused);
      await visitor.picture('live-list', { whole: false });

      await page.locator('nav a[href="/figures"]').click();
      await page.locator('select').first().selectOption('2020');
      await page.locator('[aria-busy="false"] article').first().waitFor();
      // the readings that this takes are no news, the referral is
      await other.receives({ familyName: 'Live (SYNTHETIC)', givenName: 'Bopha', on: '2020-12-31' });
      await news(page)
        .getByText(/Changed: .*M27/)
        .waitFor();
      await visitor.picture('live-figures', { whole: false });
      await page.locator('nav a[href="/lists"]').click();
      await page.locator('main ul > li > a').first().waitFor();
      // another page shows no figures, and does not speak of them
      assert.equal(await news(page).getByText('M27').count(), 0);
      await other.leave();
    },
  },
  {
    name: 'a lost connection is announced quietly, and the missed entries come when it is back',
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, origin, context } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main li a').first().waitFor();
      const id = await visitor.receives({ familyName: 'Live (SYNTHETIC)', givenName: 'Ratha' });
      // the connection is routed so that the walk can drop it
      let through = true;
      const lines = new Set();
      await context.routeWebSocket(/graphql/, (socket) => {
        if (!through) return void socket.close({ code: 1012, reason: 'gone' });
        socket.connectToServer();
        lines.add(socket);
      });
      await page.goto(`${origin}/journey/${id}?purpose=CARE`);
      await page.locator('main article').first().waitFor();
      through = false;
      for (const line of lines) await line.close({ code: 1012, reason: 'gone' });
      await page.locator('[data-live="lost"]').waitFor();
      await visitor.picture('live-lost', { whole: false });
      await visitor.isAccessible();
      await visitor.records('assessRisk', assessed(id, '2020-05-01'));
      through = true;
      await page.locator('[data-live="holds"]').waitFor({ state: 'attached' });
      await page.locator('main article').nth(1).waitFor();
      // the walk itself closed the connection
      visitor.complaints = visitor.complaints.filter((one) => !/WebSocket/.test(one));
    },
  },
  {
    name: 'a machine without a network says so at once, and has its live updates again with the network',
    languages: ['en'],
    widths: ['phone'],
    walk: async (visitor) => {
      const { page, context } = visitor;
      const later = /\/(Mantine|bold-khmer)-[^/]*\.css$/;
      const isLost = page.waitForEvent('requestfailed', (request) => later.test(request.url()));
      await page.route(later, (route) => route.abort());
      await visitor.signIn('sokha', '/cases');
      await page.locator('main li a').first().waitFor();
      await isLost;
      // before all parts of the console are there, which must not take the page along
      await context.setOffline(true);
      // an unanswered ping would show it only after 18 seconds
      await page.locator('[data-live="lost"]').waitFor({ timeout: 12_000 });
      assert.ok((await page.locator('main li a').count()) > 0);
      await visitor.picture('without-network', { whole: false });
      await page.unroute(later);
      await context.setOffline(false);
      await page.locator('[data-live="holds"]').waitFor({ state: 'attached' });
      // the styles that did not come are there, and not only the scripts
      await page.waitForFunction(() =>
        [...document.fonts].some(({ family, weight }) => /Khmer/.test(family) && weight === '600'),
      );
      await page.waitForFunction(() =>
        [...document.styleSheets].some(({ href, cssRules }) => href?.includes('/Mantine-') && cssRules.length > 0),
      );
      visitor.complaints = visitor.complaints.filter((one) => !/WebSocket|DISCONNECTED|Failed to load/.test(one));
    },
  },
  {
    name: 'rows stay when they cannot be asked for again, and say since when they may be out of date',
    walk: async (visitor) => {
      const { page, origin, context } = visitor;
      await visitor.signIn('sokha');
      // the service refuses the list in the middle of its subscription, and nothing more of it comes until the walk lets it
      let isCut = false;
      let refuse;
      await context.routeWebSocket(/graphql/, (socket) => {
        const server = socket.connectToServer();
        socket.onMessage((message) => {
          const { id, type, payload } = JSON.parse(message);
          const isList = type === 'subscribe' && /subscription LiveDueWork/.test(payload.query);
          const errors = [{ message: 'The record cannot be reached.', extensions: { code: 'UNAVAILABLE' } }];
          if (isList) refuse = () => socket.send(JSON.stringify({ id, type: 'error', payload: errors }));
          if (!(isList && isCut)) server.send(message);
        });
      });
      await page.goto(`${origin}/cases`);
      await page.locator('main li a').first().waitFor();
      const rows = await page.locator('main li a').allInnerTexts();
      isCut = true;
      await page.route('**/graphql', (route) => route.abort());
      refuse();
      const notice = page.locator('main [role="status"]').filter({ has: page.getByRole('button') });
      await notice.waitFor();
      assert.match(await notice.innerText(), /\d{4}, \d\d:\d\d/, 'it says since when');
      assert.deepEqual(await page.locator('main li a').allInnerTexts(), rows);
      await visitor.isAccessible();
      await visitor.picture('rows-out-of-date', { whole: false });
      isCut = false;
      await page.unroute('**/graphql');
      await notice.getByRole('button').click();
      await notice.waitFor({ state: 'detached' });
      assert.ok(
        await page.evaluate(() => document.activeElement !== document.body),
        'the focus stays where the button was',
      );
      assert.deepEqual(await page.locator('main li a').allInnerTexts(), rows);
      visitor.complaints = visitor.complaints.filter((one) => !/Failed to load resource/.test(one));
    },
  },
  {
    name: 'a colleague chooses what they are notified by mail',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea', '/cases');
      await page.locator('a[href="/notices"]').click();
      await page.locator('#email').waitFor();
      await visitor.isAccessible();
      await page.locator('#email').fill('sophea@example.org');
      await page.locator('main form button[type="submit"]').click();
      await page.locator('main p[role="status"]:not(:empty), main [role="alert"]').first().waitFor();
      assert.deepEqual(await page.locator('main [role="alert"]').allTextContents(), []);
      await page.waitForFunction(() => document.querySelector('#email')?.value === 'sophea@example.org');
      await visitor.isAccessible();
      await visitor.picture('notices');
      assert.equal(await page.locator('#timeZone').inputValue(), 'Asia/Phnom_Penh');
    },
  },
];
