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
      await page.locator('[aria-busy="false"]').first().waitFor();
      await page.getByText(/Choose another year|ជ្រើសឆ្នាំផ្សេង/).waitFor();
      await visitor.picture('figures-of-nothing', { whole: false });
      await page.locator('select').first().selectOption('2020');
      await page.getByText(/M1/).first().waitFor();
      await page.locator('select').nth(1).selectOption('2019');
      await page.locator('[aria-busy="false"] article').nth(5).waitFor();
      await visitor.isAccessible();
      await visitor.picture('figures');
      const card = (id) => page.locator(`article[aria-labelledby="figure-${id}"]`);
      assert.match(await card('M1').innerText(), /23/);
      // the address keeps what is shown, so a link shows the same
      await page.locator('select').nth(2).selectOption('SiemReapCac');
      await card('P1').waitFor({ state: 'detached' });
      assert.match(page.url(), /year=\S*2020\S*office=SiemReapCac/);
      await page.reload();
      await card('M1').waitFor();
      assert.equal(await page.locator('select').nth(2).inputValue(), 'SiemReapCac');
      await page.locator('select').nth(2).selectOption('');
      await card('P1').waitFor();
      await card('M1')
        .getByRole('button', { name: /Month by month|តាមខែ/ })
        .click();
      await card('M1')
        .getByText(/December 2020|ធ្នូ 2020/)
        .waitFor();
      await visitor.isAccessible();
      await visitor.picture('figures-trend', { whole: false });
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Excel' }).click(),
      ]);
      assert.equal(saved.suggestedFilename(), 'figures-2020-01-01.xlsx');
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.getByRole('navigation').isVisible(), false);
      await visitor.picture('figures-printed', { whole: false });
    },
  },
];
