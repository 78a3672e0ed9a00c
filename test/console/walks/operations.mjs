import { strict as assert } from 'node:assert';

/** The administrator’s actions on the sets, by the position of their button. */
const button = (page, at) => page.locator('[aria-labelledby="sets"] button').nth(at);
const set = (page, state) => page.locator(`[aria-labelledby="sets"] li[data-state="${state}"]`);

const press = async (page, button) => {
  await button.focus();
  await page.keyboard.press('Enter');
};

const isOn = (locator) => locator.evaluate((element) => element === document.activeElement);

/** Reads the explanation in the dialogue and confirms, by keyboard. */
const confirmed = async (visitor, at, name) => {
  const { page } = visitor;
  await press(page, button(page, at));
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  assert.ok((await dialog.locator('p').first().innerText()).length > 60, 'the dialogue explains what happens');
  await visitor.isAccessible();
  await visitor.picture(`operations-${name}`, { whole: false });
  await press(page, dialog.getByRole('button').first());
  await dialog.waitFor({ state: 'detached' });
};

/** The set that `asks` has built; the set that was ready before is dropped. */
const another = async (page, asks) => {
  const before = await set(page, 'READY').allInnerTexts();
  await asks();
  await page.waitForFunction(
    (old) => {
      const now = [...document.querySelectorAll('[aria-labelledby="sets"] li[data-state="READY"]')];
      return now.length > 0 && now.every(({ innerText }) => !old.includes(innerText));
    },
    before,
    { timeout: 120_000 },
  );
};

/** The tables of one view, in every set of views. */
const tablesOf = async (visitor, name) => {
  const rows = await visitor.byHand(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname LIKE 'views%' AND tablename = '${name}'`,
  );
  return rows.map((row) => row.name);
};

export const operations = [
  {
    name: 'a parked record is tried again, and shown once its entry can be applied',
    languages: ['en', 'km'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.actsAs('sokha');
      const hers = crypto.randomUUID();
      const tables = await tablesOf(visitor, 'referral');
      assert.ok(tables.length > 0);
      const onEach = (condition) =>
        visitor.byHand(tables.map((table) => `ALTER TABLE ${table} ${condition}`).join(';'));
      await onEach(`ADD CONSTRAINT not_her CHECK ("survivorId" <> '${hers}') NOT VALID`);
      await visitor.receives({ survivorId: hers, familyName: 'Parked (SYNTHETIC)' });
      await visitor.signIn('rachana');
      await page.locator('nav a[href="/operations"]').click();
      const short = hers.slice(0, 8).toUpperCase();
      const record = page.locator('[aria-labelledby="parked"] li').filter({ hasText: short });
      await record.waitFor();
      await visitor.isAccessible();
      await visitor.picture('parked');
      await press(page, record.getByRole('button'));
      await record.getByRole('status').waitFor();
      await onEach('DROP CONSTRAINT not_her');
      await press(page, record.getByRole('button'));
      await record.waitFor({ state: 'detached' });
      await page.locator('[aria-labelledby="parked"] [role="status"]').filter({ hasText: short }).waitFor();
      assert.equal(
        await page.evaluate(() => document.activeElement.getAttribute('aria-labelledby')),
        'parked',
        'who came by keyboard stays in the list',
      );
      await visitor.isAccessible();
      await visitor.picture('parked-gone', { whole: false });
    },
  },
  {
    name: 'a dialogue keeps the focus, closes on Escape, and returns the focus to the button that opened it',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('rachana');
      await page.locator('nav a[href="/operations"]').click();
      await set(page, 'LIVE').waitFor();
      await set(page, 'BUILDING').waitFor({ state: 'detached', timeout: 120_000 });
      const opener = button(page, 0);
      await opener.waitFor();
      const isWithin = () => page.evaluate(() => document.activeElement.closest('dialog') !== null);
      const dialog = page.getByRole('dialog');
      const isGone = () => dialog.waitFor({ state: 'detached' });

      await press(page, opener);
      await dialog.waitFor();
      assert.ok(await isWithin(), 'it has the keyboard');
      // the page behind cannot get the focus, only the browser’s own bar
      for (let stop = 0; stop < 6; stop++) {
        await page.keyboard.press('Tab');
        assert.ok((await isWithin()) || (await page.evaluate(() => document.activeElement === document.body)));
      }
      await page.keyboard.press('Escape');
      await isGone();
      assert.ok(await isOn(opener), 'after Escape');

      await page.keyboard.press('Enter');
      await dialog.waitFor();
      await press(page, dialog.getByRole('button').last());
      await isGone();
      assert.ok(await isOn(opener), 'after a no');
    },
  },
  {
    name: 'an administrator rebuilds all views, switches to the new set and rolls back',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('rachana');
      // their work begins at the registers, and not at numbers that they may hardly see
      await page.waitForURL(/\/registers/);
      await page.locator('nav a[href="/operations"]').click();
      await set(page, 'LIVE').waitFor();
      await page.locator('[aria-labelledby="parked"] > [role="status"]:not(:empty)').waitFor();
      await visitor.isAccessible();
      await visitor.picture('operations');
      // without a ready set, switching is disabled with a reason
      const [live] = await set(page, 'LIVE').allInnerTexts();
      if ((await set(page, 'READY').count()) === 0)
        assert.equal(await button(page, 1).getAttribute('aria-disabled'), 'true');

      await button(page, 0).click();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      assert.equal(await set(page, 'BUILDING').count(), 0, 'closing it changes nothing');

      await another(page, async () => {
        await confirmed(visitor, 0, 'rebuild');
        assert.ok(await isOn(button(page, 0)), 'after a yes, the focus is where it was');
      });
      await confirmed(visitor, 1, 'switch');
      await set(page, 'RETIRED').waitFor({ timeout: 120_000 });
      await visitor.picture('operations-switched');
      await confirmed(visitor, 2, 'rollback');
      await page.waitForFunction(
        (before) => document.querySelector('li[data-state="LIVE"]')?.textContent.startsWith(before),
        live.split('\n')[0],
      );
      await visitor.isAccessible();
    },
  },
  {
    name: 'a supervisor sees the state of the views but may not rebuild them',
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
