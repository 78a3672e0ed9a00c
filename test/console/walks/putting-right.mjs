import { strict as assert } from 'node:assert';

const journeyOf = async ({ page }) => {
  await page.locator('main li a').first().click();
  await page.locator('main button:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('#actions').waitFor();
};

const linkTo = (page, mutation, more = '') => page.locator(`a[href*="/record/${mutation}"]${more}`);

const recorded = async (page) => {
  await page.locator('main form button[type="submit"]').click();
  await page.locator('#actions').waitFor();
};

/** A child of the demonstration whom sokha has often visited: in the list others stand before her who came by another walk. */
const OFTEN_VISITED = '6e43dfc9-7ef5-4c32-a6fa-caec7ad26bca';

/** The child of the demonstration whose case is with the centre in Siem Reap. */
const OF_ANOTHER_OFFICE = '9290aab5-6150-4e61-ac3b-f0340a8c9da1';

export const puttingRight = [
  {
    name: 'from an entry to the form that corrects it, filled in with what it says',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.goto(`${visitor.origin}/journey/${OFTEN_VISITED}`);
      await page.locator('main button:focus').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('#actions').waitFor();
      await linkTo(page, 'correctEntry').first().click();
      await linkTo(page, 'correctEntry', '[href*="eventId"]').first().waitFor();
      await page.locator('main summary').first().click();
      await visitor.isAccessible();
      await visitor.picture('which-entry', { whole: false });
      // hers to correct: a visit, which she has recorded herself
      while ((await page.locator('main li[data-command="CompleteFollowUp"]').count()) === 0)
        await page.locator('main section > button').click();
      await linkTo(page.locator('main li[data-command="CompleteFollowUp"]').first(), 'correctEntry').click();
      const day = page.locator('[id="replacement.completeFollowUp.on"]');
      await day.waitFor();
      assert.match(await day.inputValue(), /^20\d\d-\d\d-\d\d$/, 'the day is filled in');
      assert.equal(await page.locator('[id="eventId"]').count(), 0, 'its id is not asked for');
      const mode = page.locator('[id="replacement.completeFollowUp.mode"]');
      assert.notEqual(await mode.inputValue(), '');
      await mode.selectOption({ index: (await mode.inputValue()) === 'Phone' ? 1 : 2 });
      await page.locator('[id="reason"]').fill('It was said by somebody else.');
      await visitor.isAccessible();
      await visitor.picture('correct-entry');
      await recorded(page);
    },
  },
  {
    name: 'from the replay to the form that says what is wrong',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea');
      await journeyOf(visitor);
      await page.locator('main a[href^="/replay"]').first().click();
      await page.getByRole('slider').waitFor();
      await page.getByRole('slider').focus();
      await page.keyboard.press('Home');
      await linkTo(page, 'disputeEntry').click();
      await page.locator('[id="reason"]').fill('She says that it was not so.');
      await visitor.isAccessible();
      await visitor.picture('dispute-entry');
      await recorded(page);
    },
  },
  {
    name: 'whoever finds nobody opens a record in an emergency',
    walk: async (visitor) => {
      const { page, name } = visitor;
      // one after the other: while a review is due, nobody opens a second record
      const person = { 'en-desktop': 'bopha', 'en-phone': 'vannak', 'km-desktop': 'makara', 'km-phone': 'borey' }[name];
      await visitor.signIn(person);
      await page.goto(`${visitor.origin}/journey/${OF_ANOTHER_OFFICE}`);
      await page.locator('main button:focus').waitFor();
      await page.keyboard.press('Enter');
      await linkTo(page, 'openBreakGlass').waitFor();
      await visitor.isAccessible();
      await visitor.picture('nobody');
      await linkTo(page, 'openBreakGlass').click();
      await page.locator('[id="reason"]').selectOption('Missing');
      await page.locator('[id="explanation"]').fill('Nobody has seen her since noon.');
      await visitor.isAccessible();
      await visitor.picture('break-glass');
      await page.locator('main form button[type="submit"]').click();
      await page.locator('main a[href*="BREAK_GLASS"]').click();
      await page.locator('main article').first().waitFor();
      await visitor.picture('broken-glass', { whole: false });
    },
  },
  {
    name: 'an operation, and what prevents, are recorded from the menu',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea');
      await page.locator('nav a[href="/other"]').click();
      await linkTo(page, 'conductOperation').waitFor();
      await visitor.isAccessible();
      await visitor.picture('other');
      await linkTo(page, 'holdPreventionActivity').click();
      await page.locator('[id="attendees"]').waitFor();
      await visitor.isAccessible();
      await visitor.picture('prevention');
      await page.goBack();
      await linkTo(page, 'conductOperation').click();
      await page.locator('[id="kind"]').selectOption('CacOutreach');
      await page.locator('[id="province"]').selectOption('17');
      await visitor.isAccessible();
      await visitor.picture('operation');
      await page.locator('main form button[type="submit"]').click();
      await page.locator('main [role="status"]').waitFor();
    },
  },
];
