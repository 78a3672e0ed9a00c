import { strict as assert } from 'node:assert';

/** What an administrator does with the sets, by the place of its button. */
const button = (page, at) => page.locator('[aria-labelledby="sets"] button').nth(at);
const set = (page, state) => page.locator(`[aria-labelledby="sets"] li[data-state="${state}"]`);

/** She reads what will happen, and says yes. */
const confirmed = async (visitor, at, name) => {
  const { page } = visitor;
  await button(page, at).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  assert.ok((await dialog.locator('p').first().innerText()).length > 60, 'it says what happens');
  await visitor.isAccessible();
  await visitor.picture(`operations-${name}`, { whole: false });
  await dialog.getByRole('button').first().click();
  await dialog.waitFor({ state: 'detached' });
};

export const operations = [
  {
    name: 'an administrator builds all views anew, switches to them and goes back',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('rachana');
      await page.locator('nav a[href="/operations"]').click();
      await set(page, 'live').waitFor();
      await page.locator('[aria-labelledby="parked"] [role="status"]').waitFor();
      await visitor.isAccessible();
      await visitor.picture('operations');
      // without a set that is ready there is nothing to switch to, and it says so
      const [live] = await set(page, 'live').allInnerTexts();
      if ((await set(page, 'ready').count()) === 0)
        assert.equal(await button(page, 1).getAttribute('aria-disabled'), 'true');

      await button(page, 0).click();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      assert.equal(await set(page, 'building').count(), 0, 'whoever leaves it has done nothing');

      await confirmed(visitor, 0, 'rebuild');
      await set(page, 'ready').waitFor({ timeout: 120_000 });
      await confirmed(visitor, 1, 'switch');
      await set(page, 'retired').waitFor({ timeout: 120_000 });
      await visitor.picture('operations-switched');
      await confirmed(visitor, 2, 'rollback');
      await page.waitForFunction(
        (before) => document.querySelector('li[data-state="live"]')?.textContent.startsWith(before),
        live.split('\n')[0],
      );
      await visitor.isAccessible();
    },
  },
  {
    name: 'a supervisor sees how the views stand, and that they are not hers to build',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea');
      await page.locator('nav a[href="/operations"]').click();
      await page.getByRole('note').nth(1).waitFor();
      assert.equal(await page.locator('[aria-labelledby="sets"] button').count(), 0);
      assert.equal(await page.locator('[aria-labelledby="parked"]').count(), 0);
      await page.locator('summary').click();
      await visitor.isAccessible();
      await visitor.picture('operations-supervisor');
    },
  },
];
