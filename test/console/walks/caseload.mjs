import { strict as assert } from 'node:assert';

export const caseload = [
  {
    name: 'what is due, and from there the journey of one survivor',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main li a').first().waitFor();
      await page.waitForFunction(() => document.querySelector('main')?.textContent.includes('(SYNTHETIC)'));
      await visitor.isAccessible();
      await visitor.picture('cases');
      await page.locator('main li a').first().click();
      // the question before the record: Enter is the usual answer
      await page.locator('main button:focus').waitFor();
      assert.doesNotMatch(await page.locator('main').innerText(), /SYNTHETIC/);
      await visitor.isAccessible();
      await visitor.picture('purpose');
      await page.keyboard.press('Enter');
      await page.locator('main article').first().waitFor();
      await page.locator('#actions').waitFor();
      await visitor.isAccessible();
      await visitor.picture('journey', { whole: false });
      await page.locator('[aria-expanded="false"]').first().click();
      await page.locator('[aria-disabled="true"]').first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('not-possible', { whole: false });
    },
  },
  {
    name: 'the language is changed everywhere at once',
    languages: ['en'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea');
      await page.getByRole('button', { name: 'ខ្មែរ' }).click();
      await page.getByRole('heading', { level: 1, name: 'ករណី' }).waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), 'km');
    },
  },
  {
    name: 'somebody is found by her name',
    languages: ['en'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.getByRole('textbox').fill('Devi');
      await page.keyboard.press('Enter');
      await page.getByText('Devi').first().waitFor();
      await visitor.picture('found');
      await page.getByRole('textbox').fill('Nobody of that name');
      await page.keyboard.press('Enter');
      await page.getByText('Nobody of that name').first().waitFor();
    },
  },
];
