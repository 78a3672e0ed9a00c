import { strict as assert } from 'node:assert';

/** What a screen reader says of a field besides its name. */
const describedBy = (page, field) =>
  page.locator(field).evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.innerText)
      .join(' '),
  );

export const dayField = [
  {
    name: 'a calendar that does not load says so, and the page stays',
    walk: async (visitor) => {
      const { page } = visitor;
      // as after an upgrade of the service, which no longer has this file
      await page.route(/Calendar-.*\.js$/, (route) => route.fulfill({ status: 404, body: '' }));
      await visitor.signIn('rachana', '/registers?register=staff&on=2020-03-05');
      await page.locator('main li').first().waitFor();
      const pick = page.locator('main button[aria-haspopup="dialog"]');
      await pick.click();
      await page.getByRole('status').filter({ hasText: '…' }).waitFor();
      const alert = page.getByRole('alert');
      await alert.getByRole('button').waitFor();
      await visitor.isAccessible();
      await visitor.picture('calendar-not-loaded', { whole: false });
      assert.match(await page.locator('main input').last().inputValue(), /^5 (Mar|មីនា) 2020$/);
      await pick.click();
      await alert.waitFor({ state: 'detached' });
      await pick.click();
      await page.unroute(/Calendar-.*\.js$/);
      await alert.getByRole('button').click();
      await alert.waitFor({ state: 'detached' });
      await pick.click();
      await page.locator('dialog[open] table').waitFor();
      visitor.complaints = visitor.complaints.filter((one) => !/404/.test(one));
    },
  },
  {
    name: 'a day is typed or chosen, and written as everywhere in the console',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('rachana', '/registers?register=staff&on=2020-03-05');
      await page.locator('main li').first().waitFor();
      const field = page.locator('main input').last();
      assert.match(await field.inputValue(), /^5 (Mar|មីនា) 2020$/);
      await page.locator('main button[aria-haspopup="dialog"]').click();
      await page.locator('dialog[open] table').waitFor();
      await visitor.isAccessible();
      await visitor.picture('calendar', { whole: false });
      // a week later, a month earlier
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('PageUp');
      await page.keyboard.press('Enter');
      await page.waitForURL(/on=2020-02-12/);
      await page.waitForFunction(() => document.activeElement?.matches('main input'));
      // what is no day stays, and the field says how to write one; the list keeps its last day
      await page.keyboard.press('Control+A');
      await page.keyboard.type('31/4/2020');
      await page.keyboard.press('Tab');
      assert.equal(await field.getAttribute('aria-invalid'), 'true');
      assert.equal(await field.inputValue(), '31/4/2020');
      assert.match(page.url(), /on=2020-02-12/);
      await visitor.isAccessible();
      await visitor.picture('no-day', { whole: false });
      // which stands clear of the ring around the field
      await field.focus();
      const between = await field.evaluate((one) => {
        const { outlineWidth, outlineOffset } = getComputedStyle(one);
        const ring = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
        const hint = document.getElementById(one.getAttribute('aria-describedby'));
        return hint.getBoundingClientRect().top - one.getBoundingClientRect().bottom - ring;
      });
      assert.ok(between >= 2, `${between} px`);
      await field.fill('1/5/2020');
      await page.waitForURL(/on=2020-05-01/);
      await field.blur();
      assert.match(await field.inputValue(), /^1 (May|ឧសភា) 2020$/);

      // a form with such a text is not sent, and nothing is lost
      await visitor.movesTo('/record/recordTraining?worker=sokha');
      await page.locator('#from').fill('5/3/');
      await page.locator('main form button[type="submit"]').click();
      await page.waitForFunction(() => document.activeElement?.id === 'from');
      assert.equal(await page.locator('#from').inputValue(), '5/3/');
      assert.match(await describedBy(page, '#from'), /5\/3\/2020/);
      await page.locator('#training').focus();
      assert.equal(await page.locator('#from').getAttribute('aria-invalid'), 'true');
      assert.match(await describedBy(page, '#from'), /5\/3\/2020/);
      await visitor.isAccessible();
      await visitor.picture('no-day-in-form', { whole: false });
      // a year of the Buddhist era may be either of two: the field asks
      await page.locator('#from').fill('៥ មីនា ២៥៦៣');
      assert.match(await describedBy(page, '#from'), /2563.*2019.*2020/s);
      await visitor.picture('buddhist-year', { whole: false });
      // as a Khmer keyboard types it, whose space bar types U+200B
      await page.locator('#from').fill('៥\u200Bមីនា\u200B២០២០');
      await page.locator('#training').focus();
      assert.match(await page.locator('#from').inputValue(), /^5 (Mar|មីនា) 2020$/);
      await page.locator('#from').fill('05032020');
      await page.locator('#training').focus();
      assert.match(await page.locator('#from').inputValue(), /^5 (Mar|មីនា) 2020$/);
    },
  },
  {
    name: 'a calendar begins with a day that may be chosen, so that the keyboard reaches it',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      const survivorId = await visitor.receives();
      // a day to come, of which no file can be shown
      await visitor.movesTo(`/journey/${survivorId}?purpose=CARE&asOf=2090-03-05`);
      await page.locator('main header button[aria-haspopup="dialog"]').click();
      await page.locator('dialog[open] td button:focus').waitFor();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      await page.waitForURL((address) => !address.href.includes('2090'));
    },
  },
  {
    name: 'what is typed for a day goes with its goal, and with its filter',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('sokha');
      const survivorId = await visitor.receives();
      await visitor.movesTo(`/record/draftCasePlan?survivorId=${survivorId}&purpose=CARE`);
      const goals = page.locator('[id="goals"]');
      await page.locator('[id="goals.0.dueOn"]').waitFor();
      await goals.locator('> button').last().click();
      await page.locator('[id="goals.0.dueOn"]').fill('31/4/2030');
      await page.locator('[id="goals.1.dueOn"]').focus();
      await goals.locator('> div').first().locator('> button').last().click();
      await page.locator('[id="goals.1.dueOn"]').waitFor({ state: 'detached' });
      assert.equal(await page.locator('[id="goals.0.dueOn"]').inputValue(), '');
      assert.equal(await page.locator('[id="goals.0.dueOn"]').getAttribute('aria-invalid'), null);

      await page.goto(`${origin}/journey/${survivorId}?purpose=CARE&asOf=2020-03-10`);
      const asOf = page.locator('main header input').first();
      await asOf.fill('31/4/2020');
      await asOf.blur();
      assert.equal(await asOf.getAttribute('aria-invalid'), 'true');
      await page.locator('main header [role="status"] + button').click();
      await page.locator('main header [role="status"] + button').waitFor({ state: 'detached' });
      assert.equal(await asOf.getAttribute('aria-invalid'), null);
      assert.doesNotMatch(await asOf.inputValue(), /31\/4/);
      // nobody knows a day to come: the field says so, and the file stays
      await asOf.fill('5/3/2999');
      await asOf.blur();
      assert.equal(await asOf.getAttribute('aria-invalid'), 'true');
      assert.equal(await page.locator('main header [role="status"] + button').count(), 0);
    },
  },
  {
    name: 'a form says of a field that is filled in no more that it is missing, and shows on top whose it is',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const address = 'https://example.org/profile?id=100009876543210&sk=about_contact_and_basic_info';
      const id = await visitor.receives({
        familyName: 'Missing (SYNTHETIC)',
        givenName: 'Venkatanarasimharajuvaripeta'.repeat(3),
        contact: { channel: 'OTHER', value: address, safe: true, whoMayAnswer: address },
      });
      // nothing that people write makes a page wider than the screen
      const isAsWideAsScreen = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
      await visitor.movesTo(`/journey/${id}?purpose=CARE`);
      await page.locator('#actions').waitFor();
      await page.locator('main header [aria-expanded]').click();
      await page.locator('main header dd').getByText('example.org').first().waitFor();
      assert.ok(await isAsWideAsScreen());
      await visitor.movesTo(`/record/recordNote?survivorId=${id}&purpose=CARE`);
      const form = page.locator('main form');
      await page.locator('[id="kind"]').waitFor();
      // the form waits for the parts of the record from which it offers choices
      await page.waitForFunction(() => !document.querySelector('main [role="status"][aria-label]'));
      assert.ok(await isAsWideAsScreen());
      const missing = form.getByText(/^(Required|ត្រូវបំពេញ)$/);
      const submit = form.locator('button[type="submit"]');
      await submit.click();
      await missing.nth(1).waitFor();
      assert.equal(await missing.count(), 2);
      await page.locator('[id="kind"]').selectOption({ index: 1 });
      await missing.nth(1).waitFor({ state: 'detached' });
      assert.equal(await page.locator('[id="kind"]').getAttribute('aria-invalid'), null);
      const note = form.locator('textarea').first();
      await note.fill('Called the aunt.');
      await missing.first().waitFor({ state: 'detached' });
      // a text that is too long says by how much before it is sent, and loses nothing
      await note.fill(`Called the aunt.${'.'.repeat(4_000)}`);
      await form
        .locator('[id="text-error"]')
        .filter({ hasText: /4,000.*16/s })
        .waitFor();
      await visitor.isAccessible();
      await visitor.picture('too-long', { whole: false });
      // and is read as it is written: the field grows with it
      assert.ok((await note.evaluate((one) => one.clientHeight)) > 200);
      await submit.click();
      assert.ok(await note.evaluate((one) => one === document.activeElement && one.value.length === 4_016));
      await note.fill('Called the aunt.');
      await form.locator('[id="text-error"]').waitFor({ state: 'detached' });
      // the name is below the banner, wherever the page is scrolled to
      const screen = page.viewportSize();
      await page.setViewportSize({ ...screen, height: 480 });
      await submit.scrollIntoViewIfNeeded();
      const name = page.getByText('Missing (SYNTHETIC)').first();
      const isSeen = await name.evaluate((one) => {
        const { left, top, height } = one.getBoundingClientRect();
        return one.contains(document.elementFromPoint(left + 10, top + height / 2)) || `at ${top}`;
      });
      assert.equal(isSeen, true);
      // and nothing of the navigation stands beside it
      await visitor.isAccessible();
      await page.setViewportSize(screen);
      // a day is refused at its field, in the words of the page
      await page.locator('[id="on"]').fill('2035-01-01');
      await page.keyboard.press('Tab');
      await submit.click();
      const refusal = form.locator('[id="on-error"]').filter({ hasText: '2035' });
      await refusal.waitFor();
      assert.match(await refusal.innerText(), /1 (Jan|មករា) 2035/);
      await visitor.isAccessible();
      await visitor.picture('refused-day', { whole: false });
    },
  },
];
