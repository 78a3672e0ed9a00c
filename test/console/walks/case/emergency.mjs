import { strict as assert } from 'node:assert';

/** The child of the demonstration whose case is with the centre in Siem Reap. */
const OF_ANOTHER_OFFICE = '9290aab5-6150-4e61-ac3b-f0340a8c9da1';

/** Reviews what an attempt that stumbled has opened: until then, the same person may not open anything again. */
const reviewsAccessesOf = async (visitor, person) => {
  await visitor.signIn('sophea');
  const { data } = await visitor.asks(
    `query ($id: UUID!) { survivor(id: $id, purpose: SUPERVISION) {
      brokenGlass { breakGlassId openedBy reviewedAt revision } } }`,
    { id: OF_ANOTHER_OFFICE },
  );
  for (const { breakGlassId, openedBy, reviewedAt, revision } of data.survivor.brokenGlass)
    if (openedBy === person && !reviewedAt)
      await visitor.records('reviewBreakGlass', { breakGlassId, upheld: true, expectedRevision: revision });
};

export const emergency = [
  {
    name: 'a user who may not see a record opens it in an emergency',
    walk: async (visitor) => {
      const { page, name } = visitor;
      const form = page.locator('a[href*="/record/openBreakGlass"]');
      // one person each: while a review is due, the same person may not open a second record
      const person = { 'en-desktop': 'bopha', 'en-phone': 'vannak', 'km-desktop': 'makara', 'km-phone': 'borey' }[name];
      await reviewsAccessesOf(visitor, person);
      await visitor.signsInAs(person);
      await page.goto(`${visitor.origin}/journey/${OF_ANOTHER_OFFICE}`);
      await page.locator('main button:focus').waitFor();
      await page.keyboard.press('Enter');
      await form.waitFor();
      await visitor.isAccessible();
      await visitor.picture('nobody');
      await form.click();
      await page.locator('[id="reason"]').selectOption('MISSING');
      await page.locator('[id="explanation"]').fill('Not seen since noon.');
      await visitor.isAccessible();
      await visitor.picture('break-glass');
      await page.locator('main form button[type="submit"]').click();
      await page.locator('main form').waitFor({ state: 'detached' });
      await page.locator('main a[href*="BREAK_GLASS"]').click();
      await page.locator('main article').first().waitFor();
      await visitor.picture('broken-glass', { whole: false });
      // by its address, it is offered for this record alone, also after a reload; nothing is read before a press
      await page.evaluate(() => sessionStorage.setItem('walk.answersPurpose', 'yes'));
      await page.goto(`${visitor.origin}/other`);
      await page.goto(`${visitor.origin}/journey/${OF_ANOTHER_OFFICE}?purpose=BREAK_GLASS`);
      const offer = page.locator('main button[value="BREAK_GLASS"]');
      await offer.waitFor();
      await page.reload();
      await offer.waitFor();
      await visitor.isAccessible();
      await visitor.picture('emergency-offered', { whole: false });
      await offer.click();
      await page.locator('main article').first().waitFor();
      assert.equal(new URL(page.url()).searchParams.get('offer'), null);
      await page.goto(`${visitor.origin}/journey/${crypto.randomUUID()}`);
      await page.locator('main button:focus').waitFor();
      assert.equal(await offer.count(), 0);
      // a user who comes without that address finds the way back where an emergency begins
      await page.goto(`${visitor.origin}/record/openBreakGlass?survivorId=${OF_ANOTHER_OFFICE}`);
      await page.locator('[id="explanation"]').waitFor();
      await visitor.picture('break-glass-again');
      await page.locator('main a[href*="BREAK_GLASS"]').click();
      await page.locator('main article').first().waitFor();
    },
  },
];
