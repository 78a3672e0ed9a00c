import { strict as assert } from 'node:assert';

export const signIn = [
  {
    name: 'each invented user signs in with one click',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await page.goto(origin);
      await page.getByRole('note').getByText('SYNTHETIC').waitFor();
      await page.getByRole('button', { name: /^vuthy/ }).waitFor();
      await visitor.isAccessible();
      await visitor.picture('sign-in');
      await visitor.signInByPress('sokha');
      await page.getByRole('main').getByRole('link').first().waitFor();
    },
  },
  {
    name: 'a token is kept only in memory, and renewed after the page is reloaded',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signInByPress('sokha');
      await page.getByRole('navigation').first().waitFor();
      const kept = await page.evaluate(() =>
        JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]),
      );
      assert.doesNotMatch(kept, /eyJ|sokha/);
      await page.reload();
      await page.getByRole('navigation').first().waitFor();
      await page.getByText('sokha').first().waitFor();
    },
  },
  {
    name: 'a sign-in leads back to the page that was asked for',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, context } = visitor;
      await visitor.signIn('sokha');
      const id = await visitor.receives();
      await context.clearCookies();
      await page.evaluate(() => sessionStorage.clear());
      await visitor.signInByPress('sokha', `/journey/${id}?purpose=COURT&asOf=2020-03-02#consents`);
      await page.waitForURL((url) => url.pathname === `/journey/${id}` && url.hash === '#consents');
      // a link brings no purpose, also by way of a sign-in
      await page.locator('main button[value="CARE"]').waitFor();
      assert.equal(new URL(page.url()).searchParams.get('purpose'), null);
    },
  },
  {
    name: 'a link from outside reads and decides nothing before a press',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('sokha');
      const id = await visitor.receives();
      await visitor.signsInAs('sophea');
      await page.evaluate(() => sessionStorage.setItem('walk.answersPurpose', 'yes'));
      const asked = [];
      page.on('request', (request) => request.postData()?.includes(id) && asked.push(request.postData()));
      page.on('websocket', (socket) =>
        socket.on('framesent', ({ payload }) => String(payload).includes(id) && asked.push(String(payload))),
      );
      const purpose = page.locator('main button[value="SUPERVISION"]');
      for (const path of [
        `/journey/${id}?purpose=SUPERVISION`,
        `/journey/${id}??purpose=SUPERVISION`,
        `/replay?survivorId=${id}&purpose=SUPERVISION`,
        `/record/recordNote?survivorId=${id}&purpose=SUPERVISION`,
        `/record/closeCase?survivorId=${id}&purpose=SUPERVISION&seen=0`,
        `/record/correctEntry?stream=prosecution-${id}&eventId=${id}&purpose=SUPERVISION`,
        `/record/recordArrest?prosecutionId=${id}`,
      ]) {
        await page.goto(origin + path);
        await purpose.waitFor();
        assert.doesNotMatch(page.url(), /purpose=|seen=/, path);
        // a reload is no answer
        await page.reload();
        await purpose.waitFor();
      }
      await page.goto(`${origin}/court/${id}?purpose=BREAK_GLASS`);
      await page.locator('main button[value="COURT"]').waitFor();
      assert.equal(await page.locator('main button[value="BREAK_GLASS"]').count(), 0, 'a court case has one purpose');
      await page.reload();
      await page.locator('main button[value="COURT"]').waitFor();
      assert.deepEqual(asked, []);
      // a decision is not in the link, but in its review
      await page.goto(`${origin}/record/closeCase?survivorId=${id}&purpose=SUPERVISION&seen=0`);
      await purpose.click();
      await page.waitForURL((url) => url.pathname === `/journey/${id}`);
      await page.locator('main header h1').waitFor();
      assert.ok(asked.length > 0);
      // within the console, and after a reload, nobody is asked again
      await page.reload();
      await page.locator('main header h1').waitFor();
      await page.locator('main header a[href^="/replay"]').first().click();
      await page.waitForURL((url) => url.pathname === '/replay');
      await page.getByRole('slider').waitFor();
    },
  },
  {
    name: 'a link to a place on the page is no arrival, nor is a sign-in',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, context, origin } = visitor;
      await visitor.signIn('sokha');
      const id = await visitor.receives();
      await page.evaluate(() => sessionStorage.setItem('walk.answersPurpose', 'yes'));
      const purpose = page.locator('main button[value="CARE"]');
      const isOpen = async (when) => {
        await page.locator('main header h1').or(purpose).first().waitFor();
        assert.equal(await purpose.count(), 0, when);
      };
      await page.goto(`${origin}/journey/${id}`);
      await purpose.click();
      await page.locator('main a[href="#way"]').click();
      await page.waitForURL((url) => url.hash === '#way');
      await page.reload();
      await isOpen('after a reload');
      await context.clearCookies();
      await page.reload();
      await page.getByRole('button', { name: /^sokha/ }).click();
      await isOpen('after a sign-in');
      await page.reload();
      await isOpen('after a sign-in and a reload');
      // nor does such a link leave a form
      await page.getByRole('link', { name: 'New referral' }).click();
      await page.getByLabel('Family name', { exact: true }).fill('Sok (SYNTHETIC)');
      await page.locator('a[href="#main"]').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.hash === '#main');
      await page.getByRole('link', { name: 'Caseload' }).click();
      await page.getByRole('button', { name: 'Leave and discard' }).click();
      await page.waitForURL((url) => url.pathname === '/cases');
    },
  },
  {
    name: 'a user whose session has ended signs in again and loses nothing',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, context } = visitor;
      await visitor.signIn('sokha', '/');
      await page.getByRole('link', { name: 'New referral' }).click();
      await page.getByLabel('Family name', { exact: true }).fill('Sok (SYNTHETIC)');
      // ten minutes pass, and the issuer’s session is gone
      await context.clearCookies();
      // only this page's clock: Playwright's waits for all frames, also for the one that just asked the issuer in silence
      await page.evaluate(() => {
        const now = Date.now;
        Date.now = () => now() + 11 * 60_000;
        globalThis.restoreClock = () => (Date.now = now);
      });
      await page.getByRole('link', { name: 'Caseload' }).click();
      await page.getByRole('button', { name: 'Leave and keep the draft' }).click();
      // a list comes over the open connection; a search is a new request. The dialogue may have come already, and an
      // Enter would press its button
      await page.locator('form[role="search"] input').fill('Devi');
      await page.locator('form[role="search"]').evaluate((form) => form.requestSubmit());
      const again = page.getByRole('dialog');
      await again.waitFor();
      await visitor.picture('signed-in-again', { whole: false });
      await page.evaluate(() => void globalThis.restoreClock());
      // the issuer answers in a second window, which may close before Playwright reports that it opened
      await again.getByRole('button', { name: 'Sign in and continue' }).click();
      await again.waitFor({ state: 'hidden' });
      await page.getByRole('link', { name: 'New referral' }).click();
      assert.equal(await page.getByLabel('Family name', { exact: true }).inputValue(), 'Sok (SYNTHETIC)');
      // the walk itself ended the session
      visitor.complaints = [];
    },
  },
];
