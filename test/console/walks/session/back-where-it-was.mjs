import { strict as assert } from 'node:assert';

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
];
