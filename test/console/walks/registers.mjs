import { strict as assert } from 'node:assert';

export const registers = [
  {
    name: 'a register is searched, shown as of a day, and changed',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('rachana', '/registers?register=staff');
      const rows = page.locator('main li');
      await rows.first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('registers');
      const all = await rows.count();
      await page.locator('main input[type="search"]').fill('sophea');
      assert.equal(await rows.count(), 1);
      const history = rows.first().locator('button[aria-expanded]');
      await history.click();
      await rows.first().locator('ol > li dl').first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('register-history', { whole: false });
      await history.click();
      await page.locator('main input[type="search"]').fill('');
      await page.goto(`${origin}/registers?register=staff&on=2019-12-05`);
      await rows.first().waitFor();
      assert.ok((await rows.count()) < all, 'fewer colleagues worked here then');

      await page.locator('a[href*="/record/recordTraining?"][href*="worker=sokha"]').click();
      await page.locator('#training').selectOption({ index: 1 });
      assert.equal(await page.locator('#worker').inputValue(), 'sokha');
      await visitor.isAccessible();

      // what is typed is not lost without a question
      await page.locator('a[href="/registers"]').click();
      await page.locator('dialog[open]').waitFor();
      await visitor.isAccessible();
      await visitor.picture('leaving', { whole: false });
      await page.locator('dialog[open] button').first().click();
      await page.locator('#from').fill('2020-05-04');
      await page.locator('main form button[type="submit"]').click();
      await page.locator('a[href="/registers?register=staff"]').click();
      await rows.first().waitFor();
    },
  },
  {
    name: 'a day is typed or chosen, and written as everywhere in the console',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('rachana', '/registers?register=staff&on=2020-03-05');
      await page.locator('main li').first().waitFor();
      const field = page.locator('main input').last();
      assert.match(await field.inputValue(), /^5 (Mar|មីនា) 2020$/);
      await page.locator('main button[aria-haspopup="dialog"]').click();
      await page.locator('dialog[open] table').waitFor();
      await visitor.isAccessible();
      await visitor.picture('calendar', { whole: false });
      // a week later, a month earlier
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('PageUp');
      await page.keyboard.press('Enter');
      await page.waitForURL(/on=2020-02-12/);
      await page.waitForFunction(() => document.activeElement?.matches('main input'));
      // what is no day stays, and the field says how to write one; the list keeps its last day
      await page.keyboard.press('Control+A');
      await page.keyboard.type('31/4/2020');
      await page.keyboard.press('Tab');
      assert.equal(await field.getAttribute('aria-invalid'), 'true');
      assert.equal(await field.inputValue(), '31/4/2020');
      assert.match(page.url(), /on=2020-02-12/);
      await visitor.isAccessible();
      await visitor.picture('no-day', { whole: false });
      await field.fill('1/5/2020');
      await page.waitForURL(/on=2020-05-01/);
      await field.blur();
      assert.match(await field.inputValue(), /^1 (May|ឧសភា) 2020$/);

      // a form with such a text is not sent, and nothing is lost
      await page.goto(`${origin}/record/recordTraining?worker=sokha`);
      await page.locator('#from').fill('5/3/');
      await page.locator('main form button[type="submit"]').click();
      await page.waitForFunction(() => document.activeElement?.id === 'from');
      assert.equal(await page.locator('#from').inputValue(), '5/3/');
      await page.locator('#from').fill('05032020');
      await page.locator('#training').focus();
      assert.match(await page.locator('#from').inputValue(), /^5 (Mar|មីនា) 2020$/);
    },
  },
  {
    name: 'an organisation that ended is registered again, with what the register knows',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('rachana', '/registers');
      await page.locator('main h1').waitFor();
      const organisationId = crypto.randomUUID();
      const name = `House ${organisationId.slice(0, 8)}`;
      const house = { organisationId, name, kind: 'NGO', districts: ['1710'], province: '17', services: ['MEDICAL'] };
      await visitor.records('registerOrganisation', { ...house, on: '2018-01-01' });
      await visitor.records('endOrganisation', { organisationId, on: '2019-06-30' });
      await page.goto(`${origin}/registers?register=endedOrganisations`);
      await page.locator(`a[href*="${organisationId}"]`).waitFor();
      await visitor.isAccessible();
      await visitor.picture('registers-ended', { whole: false });
      await page.locator(`a[href*="${organisationId}"]`).click();
      await page.locator('#name').waitFor();
      assert.equal(await page.locator('#name').inputValue(), name);
      await visitor.isAccessible();
      await visitor.picture('register-again', { whole: false });
      await page.locator('main form button[type="submit"]').click();
      await page.locator('main a[href^="/registers"], main form [role="alert"]').first().waitFor();
      assert.deepEqual(await page.locator('main form [role="alert"]').allTextContents(), []);
      await page.goto(`${origin}/registers?find=${encodeURIComponent(name)}`);
      await page.locator('main li').filter({ hasText: name }).waitFor();
    },
  },
  {
    name: 'a file of registers shows what it would do, and then does it',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('rachana', '/registers');
      await page.locator('a[href="/registers/import"]').click();
      // what is no table of registers says why, in whatever language
      await page.locator('input[type="file"]').setInputFiles({
        name: 'colours.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('register,colour\noffice,red\n'),
      });
      await page.locator('main [role="alert"]', { hasText: 'unknown: colour' }).waitFor();
      // the code of an office has letters only
      const code = `Walk${[...String(Date.now())].map((digit) => 'abcdefghij'[digit]).join('')}`;
      const file = [
        'register,code,name,province,roles,office,from,until',
        `office,${code},Kampot,07,,,2020-01-01,`,
        `worker,w${Date.now()},Dara,,CASE_WORKER,${code},2020-02-01,`,
        'worker,vibol,Vibol,,KING,,2020-02-01,',
        'ship,Aurora,,,,,2020-02-01,',
      ].join('\r\n'); // as Excel saves it
      await page.locator('input[type="file"]').setInputFiles({
        name: 'registers.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(file),
      });
      await page.locator('tr[data-change="NEW"]').nth(1).waitFor();
      assert.equal(await page.locator('tr[data-change="REFUSED"]').count(), 2);
      await page.locator('tr[data-change="REFUSED"]', { hasText: '” (roles)' }).waitFor();
      await visitor.isAccessible();
      await visitor.picture('register-import');
      await page.locator('main button').last().click();
      await page.locator('main a[href="/registers"], main [role="alert"]').first().waitFor();
      assert.deepEqual(await page.locator('main [role="alert"]').allTextContents(), []);
      await page.locator('main a[href="/registers"]').click();
      await page.locator('main input[type="search"]').waitFor();
    },
  },
];
