import { strict as assert } from 'node:assert';

const rows = (page) => page.locator('main ul > li > a');

/** Saves the shown list as a spreadsheet. */
const savesFile = async (page, name) => {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('main [role=group] button').last().click(),
  ]);
  assert.match(file.suggestedFilename(), /\.xlsx$/, name);
};

export const lists = [
  {
    name: 'a supervisor narrows the lists, and a row leads to its page',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea');
      await page.locator('nav a[href="/lists"]').click();
      await rows(page).first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('lists-received', { whole: false });
      const all = await page.getByRole('status').first().innerText();
      await page.locator('main select').first().selectOption('HOTLINE');
      await page.waitForURL(/source=HOTLINE/);
      await page.waitForFunction((before) => document.querySelector('main [role=status]')?.innerText !== before, all);
      await page.reload();
      await rows(page).first().waitFor();
      assert.equal(await page.locator('main select').first().inputValue(), 'HOTLINE');
      for (const [at, name] of ['made', 'court', 'operation', 'prevention'].entries()) {
        await page
          .locator('main [role=group] button')
          .nth(at + 1)
          .click();
        await page.waitForURL(new RegExp(`list=${name}`));
        await page.locator('main ul > li > a, main [role=status] + div').first().waitFor();
        await visitor.isAccessible();
        if ((await rows(page).count()) > 0) await savesFile(page, name);
        await visitor.picture(`lists-${name}`, { whole: false });
        if ((await rows(page).count()) === 0) continue;
        await rows(page).first().click();
        await page.locator('main h1').waitFor();
        await page.waitForURL(/court|activity|journey/);
        if (name !== 'made') {
          await page.locator('main dl').first().waitFor();
          await visitor.isAccessible();
          await visitor.picture(`list-${name}-page`);
        }
        await page.goBack();
        await rows(page).first().waitFor();
      }
    },
  },
  {
    name: 'the caseload shows sex, age, risk and last contact, and keeps its filters',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea', '/cases?show=cases');
      await rows(page).first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('cases-all', { whole: false });
      await page.locator('main select').first().selectOption('CLOSED');
      await page.waitForURL(/show=cases.*status=CLOSED|status=CLOSED.*show=cases/);
      await page.locator('main ul > li > a, main p').first().waitFor();
    },
  },
  {
    name: 'a caller is found by their number',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await visitor.receives({
        givenName: 'Kolab (SYNTHETIC)',
        contact: { channel: 'PHONE', value: '097 123 45 67', safe: false },
      });
      const box = page.getByRole('textbox');
      for (let found = 0; found === 0;) {
        await box.fill('+855 97 1234567');
        await page.keyboard.press('Enter');
        await page.locator('main ul > li > a, main [class*=empty]').first().waitFor();
        found = await page.getByText('Kolab (SYNTHETIC)').count();
        if (found === 0) await page.getByRole('button', { name: 'Show all' }).click();
      }
      await page.getByText('Same contact').first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('found-by-phone', { whole: false });
    },
  },
  {
    name: 'a list without names shows each case number once',
    languages: ['en'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('vuthy', '/lists');
      await rows(page).first().waitFor();
      const [number] = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]/.exec(await rows(page).first().innerText());
      assert.equal((await rows(page).first().innerText()).split(number).length, 2);
      await visitor.picture('list-without-names', { whole: false });
    },
  },
];
