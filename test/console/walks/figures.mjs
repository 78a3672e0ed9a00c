import { strict as assert } from 'node:assert';

export const figures = [
  {
    name: 'a director compares the figures of a year with those of the year before',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea', '/');
      await page.locator('nav a[href="/figures"]').click();
      // a year without entries says so instead of showing only zeros
      await page.locator('select').first().selectOption('2024');
      await page.locator('[aria-busy="false"]').waitFor();
      await page.getByText(/Choose another year|ជ្រើសឆ្នាំផ្សេង/).waitFor();
      await visitor.picture('figures-of-nothing', { whole: false });
      await page.locator('select').first().selectOption('2020');
      await page.getByText(/M1/).first().waitFor();
      await page.locator('select').nth(1).selectOption('2019');
      await page.locator('[aria-busy="false"] article').nth(5).waitFor();
      await visitor.isAccessible();
      await visitor.picture('figures');
      assert.match(await page.locator('article').first().innerText(), /23/);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.getByRole('navigation').isVisible(), false);
      await visitor.picture('figures-printed', { whole: false });
    },
  },
];
