import { strict as assert } from 'node:assert';

export const slowScreen = [
  {
    name: 'a screen that is long in coming says so, while the one before it stays',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea', '/cases');
      await page.locator('main li a').first().waitFor();
      let arrive;
      const hasCome = new Promise((come) => (arrive = come));
      await page.route(/\/assets\/registers-.*\.js/, async (route) => {
        await hasCome;
        await route.continue();
      });
      const title = await page.locator('main h1').innerText();
      await page.locator('nav a[href="/registers"]').click();
      const opening = page.locator('[role="status"][data-opening] > div');
      await opening.waitFor();
      assert.equal(await page.locator('main h1').innerText(), title);
      await visitor.isAccessible();
      await visitor.picture('slow-screen', { whole: false });
      arrive();
      await opening.waitFor({ state: 'detached' });
      await page.waitForFunction((before) => document.querySelector('main h1').innerText !== before, title);
    },
  },
  {
    name: 'the links to the parts of a case wait for what stands above them: a press on one that moves is lost',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      const id = await visitor.receives({ familyName: 'Slow (SYNTHETIC)' });
      let answer;
      const isAnswered = new Promise((come) => (answer = come));
      await page.route('**/graphql', async (route, request) => {
        if (/query AvailableActions/.test(request.postData() ?? '')) await isAnswered;
        await route.fallback();
      });
      await visitor.movesTo(`/journey/${id}?purpose=CARE`);
      await page.locator('#safety').waitFor();
      const link = page.locator('main aside a[href="#way"]');
      assert.equal(await link.count(), 0);
      answer();
      await link.click();
      await page.waitForURL((url) => url.hash === '#way');
    },
  },
];
