import { strict as assert } from 'node:assert';

export const replay = [
  {
    name: 'an auditor replays a history without seeing the survivor’s identity',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('vuthy');
      await page.locator('nav a[href="/figures"]').click();
      await page.locator('select').first().selectOption('2020');
      const behind = page.locator('article').first().locator('[aria-expanded="false"]').last();
      await behind.click();
      const journey = await page.locator('article li a').first().getAttribute('href');
      const survivorId = /journey\/([\w-]+)/.exec(journey)[1];
      await page.locator('nav a[href="/replay"]').click();
      await page.getByRole('textbox').fill(survivorId);
      await page.keyboard.press('Enter');
      await page.locator('main button:focus').waitFor();
      await page.keyboard.press('Enter');
      const slider = page.getByRole('slider');
      await slider.waitFor();
      await page.locator('#looked').waitFor();
      await visitor.isAccessible();
      await visitor.picture('replay-last');
      await slider.focus();
      await page.keyboard.press('Home');
      assert.equal(await slider.inputValue(), '0');
      await page.keyboard.press('ArrowRight');
      assert.equal(await slider.inputValue(), '1');
      await page.keyboard.press('Home');
      await visitor.picture('replay-first');
      assert.doesNotMatch(await page.locator('main').innerText(), /SYNTHETIC\)/);
    },
  },
];
