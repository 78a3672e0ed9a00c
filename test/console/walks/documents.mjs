import { strict as assert } from 'node:assert';
import { openForm } from '../menu.mjs';

/** The smallest image that a camera could have made: one grey dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

/** Chooses what kind of document it is, and its file, which is uploaded at once. */
export const upload = async (page) => {
  const kind = page.locator('main form select').first();
  await kind.selectOption((await kind.locator('option').nth(1).getAttribute('value')) ?? '');
  await page
    .locator('main input[type=file]')
    .setInputFiles({ name: 'consent.png', mimeType: 'image/png', buffer: PNG });
  await page.waitForFunction(() =>
    [...document.querySelectorAll('main form p[aria-live]')].some(
      ({ textContent }) => textContent !== '' && !textContent.includes('%'),
    ),
  );
};

export const documents = [
  {
    name: 'a signed form is uploaded and stands in the file',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      const survivorId = await visitor.receives({ givenName: 'Somaly (SYNTHETIC)' });
      await page.goto(`${visitor.origin}/journey/${survivorId}?purpose=CARE`);
      await page.locator('#actions').waitFor();
      await openForm(page, 'attachDocument');
      await upload(page);
      await page.locator('main form [id$=title]').fill('Consent form');
      const on = page.locator('main form input[id$=on]').first();
      if ((await on.inputValue()) === '') await on.fill('2020-03-03');
      await visitor.isAccessible();
      await visitor.picture('document-form');
      await page.locator('main form button[type=submit]').click();
      await page.waitForURL(/journey/);
      const card = page.locator('section:has(> #documents), #documents').first();
      await card.getByText(/PNG/).first().waitFor();
      await card.scrollIntoViewIfNeeded();
      await visitor.picture('document-in-file', { whole: false });
      assert.match(await card.innerText(), /sokha/);
      // the picture opens in the page, and is gone when it is closed
      const press = card.locator('button[aria-expanded="false"]').first();
      await press.click();
      const shown = card.locator('img');
      await shown.waitFor();
      await page.waitForFunction(() => document.querySelector('#documents img, section img')?.naturalWidth === 1);
      assert.match(await shown.getAttribute('src'), /^blob:/);
      await visitor.isAccessible();
      await visitor.picture('document-open', { whole: false });
      await card.locator('button[aria-expanded="true"]').first().click();
      await shown.waitFor({ state: 'detached' });
    },
  },
];
