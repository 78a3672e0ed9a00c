import { strict as assert } from 'node:assert';
import { openFilters, openMenu } from '../menu.mjs';

/** Answers as if another page of cases followed, and counts them only when `isDue` resolves: then as it says, or not. */
const ofManyCases = (page, isDue) =>
  page.route('**/graphql', async (route, request) => {
    const query = request.postDataJSON()?.query ?? '';
    if (query.includes('query CaseloadCount')) {
      const totalCount = await isDue();
      const refused = { message: 'Too late.', extensions: { code: 'TIMEOUT', message: 'Too late.' } };
      return route.fulfill({
        json: totalCount ? { data: { caseload: { totalCount } } } : { data: null, errors: [refused] },
      });
    }
    if (!query.includes('query Caseload')) return route.fallback();
    const response = await route.fetch();
    const answer = await response.json();
    answer.data.caseload.pageInfo.hasNextPage = true;
    return route.fulfill({ response, json: answer });
  });

/** Answers a search as if nobody agreed among the likeliest records, until it has gone on so often. */
const ofManyNames = async (page, pages) => {
  const asked = [];
  await page.route('**/graphql', async (route, request) => {
    const { query = '', variables } = request.postDataJSON() ?? {};
    if (!query.includes('query FindByName')) return route.fallback();
    asked.push(variables.after ?? null);
    if (asked.length > pages)
      return route.continue({ postData: JSON.stringify({ query, variables: { ...variables, after: null } }) });
    const pageInfo = { hasNextPage: true, endCursor: `page ${asked.length}` };
    return route.fulfill({ json: { data: { searchSurvivors: { edges: [], pageInfo } } } });
  });
  return asked;
};

export const caseload = [
  {
    name: 'a search goes on beyond the likeliest records, and says how it stands',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha', '/cases');
      await visitor.receives({ familyName: 'Further (SYNTHETIC)', givenName: 'Devi' });
      const asked = await ofManyNames(page, 2);
      await page.locator('form[role="search"] input').fill('Further');
      await page.keyboard.press('Enter');
      const stand = page.locator('main [role="status"]').filter({ hasText: /so far|រហូតមកដល់ពេលនេះ/ });
      const further = page.locator('main').getByRole('button', { name: /^(Compare more|ប្រៀបធៀបបន្ថែម)$/ });
      await stand.waitFor();
      await visitor.isAccessible();
      await visitor.picture('search-goes-on', { whole: false });
      await further.press('Enter');
      await page.waitForFunction(() => !document.querySelector('[data-loading]'));
      await stand.waitFor();
      assert.ok(await further.evaluate((button) => button === document.activeElement), 'the focus stays');
      await page.keyboard.press('Enter');
      await page.locator('main li a').filter({ hasText: 'Further (SYNTHETIC)' }).first().waitFor();
      await further.waitFor({ state: 'detached' });
      assert.ok(await page.evaluate(() => document.activeElement !== document.body), 'and stays where it was');
      assert.deepEqual(asked, [null, 'page 1', 'page 2']);
      assert.match(await page.locator('main [role="status"]').first().innerText(), /^(\d+ found|រកឃើញ)/);
      await visitor.isAccessible();
      await visitor.picture('search-went-on', { whole: false });
    },
  },
  {
    name: 'a long caseload is shown before its cases are counted, and also where they cannot be',
    languages: ['en'],
    walk: async (visitor) => {
      const { page } = visitor;
      const rows = page.locator('main ul > li > a');
      const count = page.getByRole('status').filter({ hasText: 'The latest referral first' });
      const isCount = (request) => request.postData()?.includes('query CaseloadCount') ?? false;
      let counts;
      let counted = new Promise((resolve) => (counts = resolve));
      // without its socket, the console asks once
      await page.routeWebSocket(/graphql/, (socket) => socket.close());
      await ofManyCases(page, () => counted);
      const asked = page.waitForRequest(isCount);
      await visitor.signIn('sophea', '/cases?show=cases');
      await rows.first().waitFor();
      await asked;
      assert.equal(await count.innerText(), 'The latest referral first');
      const top = await rows.first().evaluate((row) => row.getBoundingClientRect().top);
      counts(90334);
      await count.filter({ hasText: '90,334 cases' }).waitFor();
      assert.equal(await rows.first().evaluate((row) => row.getBoundingClientRect().top), top);
      await visitor.isAccessible();
      await visitor.picture('cases-many', { whole: false });
      counted = Promise.resolve(undefined);
      const refused = page.waitForResponse((response) => isCount(response.request()));
      await page.reload();
      await rows.first().waitFor();
      await (await refused).finished();
      await visitor.isAccessible();
      assert.equal(await count.innerText(), 'The latest referral first');
      assert.equal(await page.locator('main [role=alert]').count(), 0);
    },
  },
  {
    name: 'the caseload lists what is due and leads to the record of one survivor',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main li a').first().waitFor();
      await page.waitForFunction(() => document.querySelector('main')?.textContent.includes('(SYNTHETIC)'));
      await visitor.isAccessible();
      await visitor.picture('cases');
      await page.locator('main li a[href^="/journey/"]').first().click();
      // the purpose is asked before the record opens: Enter takes the usual one
      await page.locator('main button:focus').waitFor();
      // nor is a part of the id, which nobody knows the case by
      assert.doesNotMatch(await page.locator('main').innerText(), /SYNTHETIC|[0-9A-F]{8}/);
      await visitor.isAccessible();
      await visitor.picture('purpose');
      await page.keyboard.press('Enter');
      await page.locator('main article').first().waitFor();
      await page.locator('#actions').waitFor();
      await visitor.isAccessible();
      // where the next steps stand below several screens, what is due first stands above
      const due = page.locator('a[href="#next"]');
      assert.equal(await due.isVisible(), visitor.name.endsWith('phone'));
      await visitor.picture('journey', { whole: false });
      await openMenu(page);
      await visitor.isAccessible();
      await visitor.picture('menu', { whole: false });
    },
  },
  {
    name: 'switching the language changes every text at once',
    languages: ['en'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea');
      await page.getByRole('button', { name: 'ខ្មែរ' }).click();
      await page.getByRole('heading', { level: 1, name: 'ករណី' }).waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), 'km');
    },
  },
  {
    name: 'the places of a supervisor stand in one row on a phone, and each can be reached',
    widths: ['phone'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea');
      const places = page.locator('nav a');
      await places.nth(9).waitFor();
      const tops = await places.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
      assert.equal(new Set(tops).size, 1);
      // one place is cut, so that nobody misses the others; in the middle, as a sliver would not be seen
      for (const width of [360, 390, 412]) {
        await page.setViewportSize({ width, height: 844 });
        const cut = await places.evaluateAll((all) =>
          all
            .map((one) => one.getBoundingClientRect())
            .filter(({ left, right }) => left < innerWidth && right > innerWidth)
            .map(({ left, right }) => (innerWidth - left) / (right - left)),
        );
        assert.ok(cut.length === 1 && cut[0] > 0.15 && cut[0] < 0.85, `${cut} of the last place at ${width}`);
      }
      await page.setViewportSize({ width: 390, height: 844 });
      await page.locator('main li a').first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('places', { whole: false });
      await places.last().click();
      await page.waitForURL((url) => url.pathname === '/operations');
      await page.reload();
      // the place that is shown is in view
      await page.locator('nav a[aria-current="page"]').waitFor();
      await page.waitForFunction(() => {
        const { left, right } = [...document.querySelectorAll('nav a')].at(-1).getBoundingClientRect();
        return left >= 0 && right <= innerWidth;
      });
      await visitor.picture('places-last', { whole: false });
    },
  },
  {
    name: 'a survivor is found by name',
    languages: ['en'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.getByRole('textbox').fill('Devi');
      await page.keyboard.press('Enter');
      await page.getByText('Devi').first().waitFor();
      await visitor.picture('found');
      // the wrong one was opened: back is where the others are
      await page.locator('main li a[href^="/journey/"]').first().click();
      await page.locator('main button:focus').waitFor();
      await page.goBack();
      await page.locator('main li a').filter({ hasText: 'Devi' }).first().waitFor();
      assert.equal(await page.getByRole('textbox').inputValue(), 'Devi');
      // the link that skips the places shows the same results, also where “back” leads from them
      const results = page.locator('main li a').filter({ hasText: 'Devi' });
      await page.locator('a[href="#main"]').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/#main$/);
      await page.locator('main:focus').waitFor();
      assert.equal(await page.getByRole('textbox').inputValue(), 'Devi');
      await results.first().waitFor();
      await page.goBack();
      await page.waitForURL((url) => url.hash === '');
      assert.equal(await page.getByRole('textbox').inputValue(), 'Devi');
      await results.first().waitFor();
      await page.getByRole('textbox').fill('Unknown name');
      await page.keyboard.press('Enter');
      await page.getByText('No match for that name').first().waitFor();
      // the place in the navigation shows itself again, and not the search
      await page.getByRole('link', { name: 'Caseload' }).click();
      await page.locator('main li a[href^="/journey/"]').first().waitFor();
      assert.equal(await page.getByRole('textbox').inputValue(), '');
    },
  },
  {
    name: 'on a phone, the filters leave the first screen to the work, and say how many are active',
    widths: ['phone'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea', '/cases');
      const row = page.locator('main ul > li > a').first();
      const filters = page.locator('main [role="group"]:has(> button[aria-controls])');
      const selects = filters.locator('select').filter({ visible: true });
      await row.waitFor();
      const screen = page.viewportSize().height;
      const bottom = await row.evaluate((one) => one.getBoundingClientRect().bottom);
      assert.ok(bottom < screen - 72, `the first row ends at ${bottom} of ${screen}`);
      assert.equal(await selects.count(), 0);
      await visitor.isAccessible();
      await visitor.picture('filters-folded', { whole: false });
      await openFilters(page);
      assert.equal(await selects.count(), 5);
      await visitor.isAccessible();
      await visitor.picture('filters-open', { whole: false });
      await selects.first().selectOption('overdue');
      await page.waitForURL(/due=overdue/);
      await filters.locator('> button[aria-controls]').click();
      assert.equal(await selects.count(), 0);
      assert.match(await filters.locator('> button[aria-controls]').innerText(), /1/);
      await row.waitFor();
      await visitor.picture('filters-active', { whole: false });
      await filters.locator('> button').last().click();
      await page.waitForURL((url) => url.search === '');
      // the button is gone, and the focus has not gone with it
      assert.ok(await filters.evaluate((group) => group === document.activeElement));
      await visitor.isAccessible();
    },
  },
];
