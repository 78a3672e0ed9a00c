import { strict as assert } from 'node:assert';

/** Further back there is the page with which a tab begins. */
const goesBackTo = async (page, path) => {
  while (new URL(page.url()).pathname !== path) {
    assert.notEqual(page.url(), 'about:blank', `${path} is among the entries`);
    await page.goBack();
    // a page that still renews its sign-in may be replaced while the next step back is asked for
    await page.locator('main').waitFor();
  }
};

export const nextPerson = [
  {
    name: 'what one person opened is not open for the next in the same tab',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, context, origin } = visitor;
      await visitor.signIn('sokha');
      const id = await visitor.receives();
      await page.evaluate(() => sessionStorage.setItem('walk.answersPurpose', 'yes'));
      await page.goto(`${origin}/journey/${id}`);
      await page.locator('main button[value="CARE"]').click();
      await page.locator('main header h1').waitFor();
      const asked = [];
      const note = (text) => text?.includes(id) && asked.push(text);
      // the session of the first person ends, and somebody else signs in where they were
      await context.clearCookies();
      await page.reload();
      await page.getByRole('button', { name: /^sophea/ }).waitFor();
      assert.match(page.url(), /purpose=CARE/, 'the page waits for the person who opened it');
      page.on('request', (request) => note(request.postData()));
      page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => note(String(payload))));
      await page.getByRole('button', { name: /^sophea/ }).click();
      const purpose = page.locator('main button[value="SUPERVISION"]');
      await purpose.waitFor();
      assert.doesNotMatch(page.url(), /purpose=/);
      assert.deepEqual(asked, []);
      await purpose.click();
      await page.locator('main header h1').waitFor();
      // nor further back in the tab, after a sign-out
      await context.clearCookies();
      await page.evaluate(() => sessionStorage.clear());
      await visitor.signInByPress('sokha');
      await page.evaluate(() => sessionStorage.setItem('walk.answersPurpose', 'yes'));
      asked.length = 0;
      await goesBackTo(page, `/journey/${id}`);
      await page.locator('main button[value="CARE"]').waitFor();
      assert.doesNotMatch(page.url(), /purpose=|seen=/);
      assert.deepEqual(asked, []);
    },
  },
  {
    name: 'a reload after somebody else has signed in, in another tab, opens nothing in their name',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, context, origin } = visitor;
      await visitor.signIn('sokha');
      const id = await visitor.receives();
      await page.evaluate(() => sessionStorage.setItem('walk.answersPurpose', 'yes'));
      await page.goto(`${origin}/journey/${id}`);
      await page.locator('main button[value="CARE"]').click();
      await page.locator('main header h1').waitFor();
      const tab = await context.newPage();
      await tab.goto(origin);
      await tab.getByRole('button', { name: /^sophea/ }).click();
      await tab.getByRole('navigation').first().waitFor();
      const asked = [];
      const note = (text) => text?.includes(id) && asked.push(text);
      page.on('request', (request) => note(request.postData()));
      page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => note(String(payload))));
      await page.reload();
      await page.getByText('sophea').first().waitFor();
      await page.locator('main button[value="SUPERVISION"]').waitFor();
      assert.doesNotMatch(page.url(), /purpose=/);
      assert.deepEqual(asked, []);
      await tab.close();
    },
  },
  {
    name: 'a page that the browser has kept shows nothing of the record after a sign-out',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('sokha');
      const id = await visitor.receives({ familyName: 'Chea (SYNTHETIC)' });
      await page.goto(`${origin}/journey/${id}?purpose=CARE`);
      await page.locator('main header h1').waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      const signInAgain = page.getByRole('button', { name: /^sokha/ });
      await signInAgain.waitFor();
      await page.goBack();
      await signInAgain.waitFor();
      assert.equal(await page.getByText('Chea').count(), 0);
      // the browsers of the walks keep no page: these are the events of one that does
      await visitor.signInByPress('sokha', `/journey/${id}?purpose=CARE`);
      await page.locator('main header h1').waitFor();
      const isVisible = await page.evaluate(() => {
        sessionStorage.clear();
        dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
        return document.querySelector('main h1').checkVisibility({ visibilityProperty: true });
      });
      assert.equal(isVisible, false, 'kept without a visible word');
      await page.evaluate(() => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
      await signInAgain.waitFor();
      assert.equal(await page.getByText('Chea').count(), 0);
    },
  },
  {
    name: 'a sign-out ends the session in every tab and at the issuer, for who sits down next',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, context, origin } = visitor;
      await visitor.signIn('sokha');
      const beside = await context.newPage();
      await beside.goto(origin);
      await beside.getByRole('button', { name: /^sokha/ }).click();
      await beside.getByRole('link', { name: 'New referral' }).click();
      const familyName = beside.getByLabel('Family name', { exact: true });
      await familyName.fill('Sok (SYNTHETIC)');
      const signOut = async (answer) => {
        const asks = page.waitForEvent('dialog');
        const pressed = page.getByRole('button', { name: 'Sign out' }).click(); // the page stands still until the answer
        const question = await asks;
        assert.match(question.message(), /not recorded will be lost, in your other tabs/);
        await question[answer]();
        await pressed;
      };
      await signOut('dismiss');
      assert.equal(await familyName.inputValue(), 'Sok (SYNTHETIC)');
      await signOut('accept');
      for (const tab of [page, beside]) await tab.getByRole('button', { name: /^sokha/ }).waitFor();
      assert.equal(new URL(page.url()).pathname, '/');
      assert.equal(await familyName.count(), 0);
      // who pretends to have been in finds that the issuer knows nobody
      await beside.evaluate(() => sessionStorage.setItem('homeward.was-in', 'yes'));
      await beside.reload();
      await beside.getByRole('button', { name: /^sokha/ }).waitFor();
      await beside.close();
    },
  },
];
