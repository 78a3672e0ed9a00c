import { strict as assert } from 'node:assert';

export const notices = [
  {
    name: 'a colleague chooses what they are notified by mail',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea', '/cases');
      await page.locator('a[href="/notices"]').click();
      await page.locator('#email').waitFor();
      await visitor.isAccessible();
      await page.locator('#email').fill('sophea@example.org');
      await page.locator('main form button[type="submit"]').click();
      await page.locator('main p[role="status"]:not(:empty), main [role="alert"]').first().waitFor();
      assert.deepEqual(await page.locator('main [role="alert"]').allTextContents(), []);
      await page.waitForFunction(() => document.querySelector('#email')?.value === 'sophea@example.org');
      await visitor.isAccessible();
      await visitor.picture('notices');
      assert.equal(await page.locator('#timeZone').inputValue(), 'Asia/Phnom_Penh');
    },
  },
];
