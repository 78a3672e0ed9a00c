import { strict as assert } from 'node:assert';

/** Pages of five rows: nobody records as much as would fill those of the console. */
const hasShortPages = async (page) => {
  const short = (asked) => asked.replace(/"first":\d+/, '"first":5');
  await page.routeWebSocket(/\/graphql$/, (socket) => {
    const service = socket.connectToServer();
    socket.onMessage((message) => service.send(short(String(message))));
  });
  await page.route('**/graphql', (route, request) => route.continue({ postData: short(request.postData() ?? '') }));
};

export const backWhereItWas = [
  {
    name: 'somebody who comes back from a record is where they were in a list',
    languages: ['en'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('makara', '/cases?show=all');
      const rows = page.locator('main li a[href*="/journey/"]');
      await rows.nth(11).waitFor();
      await rows.nth(11).scrollIntoViewIfNeeded();
      await page.evaluate(() => scrollBy(0, 40));
      const place = await page.evaluate(() => scrollY);
      assert.ok(place > 100, `${place} px`);
      const href = await rows.nth(11).getAttribute('href');
      await rows.nth(11).press('Enter');
      await page.locator('main button[value]').first().waitFor();
      await page.goBack();
      await rows.nth(11).waitFor();
      await page.waitForFunction((before) => Math.abs(scrollY - before) < 3, place);
      // and so is the focus
      await page.waitForFunction((row) => document.activeElement.getAttribute('href') === row, href);
      await visitor.picture('back-where-it-was', { whole: false });
    },
  },
  {
    name: 'the way back from a record leads to the list as it was left: its filter, all rows that were loaded, and the place',
    languages: ['en'],
    walk: async (visitor) => {
      const { page } = visitor;
      await hasShortPages(page);
      await visitor.signIn('sophea', '/cases?due=overdue');
      const rows = page.locator('main section li a[href*="/journey/"]');
      const more = page.locator('main section ~ button');
      await more.waitFor();
      const first = await rows.count();
      await more.click();
      await rows.nth(first).waitFor();
      const loaded = await rows.count();
      const last = rows.nth(loaded - 1);
      const href = await last.getAttribute('href');
      await last.scrollIntoViewIfNeeded();
      const place = await page.evaluate(() => scrollY);
      await last.press('Enter');
      await page.locator('main button:focus').waitFor();
      await page.keyboard.press('Enter');
      // also by way of a form
      await page.locator('main a[href*="/record/"]').first().press('Enter');
      await page.locator('main form').first().waitFor();
      await page.goBack();
      const back = page.locator('main header a[href^="/cases"]');
      await back.waitFor();
      // in another tab, it has the filter as well
      assert.equal(await back.getAttribute('href'), '/cases?due=overdue');
      await back.press('Enter');
      await rows.nth(loaded - 1).waitFor();
      await page.waitForFunction((row) => document.activeElement.getAttribute('href') === row, href);
      await page.waitForFunction((before) => Math.abs(scrollY - before) < 3, place);
      await visitor.picture('back-from-a-record', { whole: false });

      // and to what was found by a name, which stands in no address
      await page.evaluate(() => scrollTo(0, 0));
      await page.getByRole('textbox').first().fill('Devi');
      await page.keyboard.press('Enter');
      const found = page.locator('main li a[href^="/journey/"]').filter({ hasText: 'Devi' });
      await found.first().press('Enter');
      await page.locator('main button:focus').waitFor();
      await page.keyboard.press('Enter');
      await back.press('Enter');
      await found.first().waitFor();
      assert.equal(await page.getByRole('textbox').first().inputValue(), 'Devi');
    },
  },
];
