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
];
