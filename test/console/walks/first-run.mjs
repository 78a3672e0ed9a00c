import { strict as assert } from 'node:assert';

const first = (page) => page.locator('[aria-labelledby="first-run"]');

/** These walks start with an empty store and leave it filled. */
export const firstRun = [
  {
    name: 'an empty store offers invented people, and the offer can be declined',
    empty: true,
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await first(page).getByRole('button').nth(2).waitFor();
      await visitor.isAccessible();
      await visitor.picture('first-run');
      await first(page).getByRole('button').nth(2).click();
      assert.equal(await first(page).count(), 0);
      // where nothing is recorded yet, the list says with what the work begins, and blames no filter
      await visitor.movesTo('/cases?show=cases');
      await page.locator('main a[href="/refer"]').waitFor();
      await visitor.isAccessible();
      await visitor.picture('no-case');
      await visitor.movesTo('/lists');
      await page.getByText(/There are no entries yet|មិនទាន់មាន/).waitFor();
    },
  },
  {
    name: 'one click fills an empty store and the pages of every role',
    languages: ['km'],
    widths: ['phone'],
    empty: true,
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      // the second choice is the year 2020, on whose days the other walks rely
      await first(page).getByRole('button').nth(1).click();
      await page.waitForFunction(() => document.querySelector('main progress')?.value > 300);
      await visitor.isAccessible();
      await visitor.picture('first-run-loading');
      await first(page).getByRole('status').waitFor({ timeout: 240_000 });
      await page.locator('main li a').first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('first-run-there');
      await first(page).getByRole('button').click();
      assert.equal(await first(page).count(), 0);
      // the next user is not asked
      await Promise.all([
        page.waitForResponse((response) => Boolean(response.request().postData()?.includes('query Demonstration'))),
        page.reload(),
      ]);
      await page.locator('main li a').first().waitFor();
      assert.equal(await first(page).count(), 0);
    },
  },
];
