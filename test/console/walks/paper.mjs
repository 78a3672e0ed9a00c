import { strict as assert } from 'node:assert';

/** Pixels of a sheet of A4 within the margins of a printed page. */
const SHEET = { width: 703, height: 1009 };

export const paper = [
  {
    name: 'on a sheet of A4, a list keeps its columns',
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('sophea');
      await page.setViewportSize(SHEET);
      await page.emulateMedia({ media: 'print' });
      for (const path of ['/cases', '/cases?show=cases', '/lists?list=received']) {
        await page.goto(origin + path);
        const row = page.locator('main ul > li > a').first();
        await row.waitFor();
        const cells = await row.evaluate(({ children }) =>
          [...children].map((cell) => cell.getBoundingClientRect().toJSON()).filter(({ width }) => width > 0),
        );
        assert.ok(cells.length > 1, path);
        for (const [index, { left }] of cells.entries())
          assert.ok(index === 0 || left >= cells[index - 1].right, `${path}: cell ${index} lies below the one before`);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= SHEET.width, path);
        // after a key was pressed, the screen shows a ring
        await page.keyboard.press('Tab');
        await page.locator('main').focus();
        const ring = await page
          .locator('main')
          .evaluate((main) => [main.matches(':focus-visible'), getComputedStyle(main).outlineStyle]);
        assert.deepEqual(ring, [true, 'none'], path);
        await visitor.picture(`on-a-sheet${path.replaceAll(/\W+/g, '-')}`);
      }
    },
  },
  {
    name: 'on an English page, a name in Khmer is drawn in the letters of the console',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      const survivorId = await visitor.receives({ familyName: 'សុខា', givenName: 'ចាន់ណា (SYNTHETIC)' });
      await visitor.movesTo(`/journey/${survivorId}?purpose=CARE`);
      const name = page.getByRole('heading', { level: 1, name: 'សុខា' });
      await name.waitFor();
      // bold ones, which no other text of this page needs
      await page.waitForFunction(() =>
        [...document.fonts].some(
          ({ family, weight, status }) =>
            /^"?Noto Sans Khmer"?$/.test(family) && weight === '600' && status === 'loaded',
        ),
      );
      await page.emulateMedia({ media: 'print' });
      await visitor.picture('khmer-name-on-paper', { whole: false });
    },
  },
];
