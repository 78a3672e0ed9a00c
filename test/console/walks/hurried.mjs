import { strict as assert } from 'node:assert';

/** Fills in the referral of an invented child. */
const refer = async (page, familyName) => {
  await page.locator('[id="familyName"]').fill(familyName);
  await page.locator('[id="sex"]').selectOption('FEMALE');
  await page.locator('[id="birthDate"]').fill('25/4/2012');
  await page.locator('[id="nationality"]').selectOption('KH');
  await page.locator('[id="languages"]').selectOption('khm');
  await page.locator('[id="source"]').selectOption('HOTLINE');
  await page.locator('[id="province"]').selectOption('17');
  await page.locator('[id="urgency"]').selectOption({ index: 1 });
};

const record = (page) => page.locator('main form button[type="submit"]');

/** Lets the next command reach the service, and loses its answer. */
const loseNextAnswer = async (page) => {
  let isLost = false;
  await page.route('**/graphql', async (route) => {
    if (isLost || !route.request().postData()?.includes('mutation Record')) return route.continue();
    isLost = true;
    await route.fetch();
    return route.abort();
  });
};

export const hurried = [
  {
    name: 'a hurried colleague presses twice and goes back, and records once',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha', '/cases');
      await page.locator('main h1').waitFor();
      await page.locator('a[href="/refer"]').first().click();
      await page.locator('[id="familyName"]').waitFor();
      // a name in both scripts is asked about before it is recorded
      await refer(page, 'សុខ Sok (SYNTHETIC)');
      await page.locator('main form ul[aria-label] li').first().waitFor();
      assert.match(await page.locator('main form ul[aria-label]').innerText(), /Latin|ឡា\u2060?តាំង/);
      await visitor.isAccessible();
      await visitor.picture('hurried-name', { whole: false });
      // pasted from a chat, with marks of direction that nobody sees and the service refuses
      await page.locator('[id="familyName"]').fill('\u2068Sok (SYNTHETIC)\u2069');
      await page.locator('main form ul[aria-label]').waitFor({ state: 'detached' });
      const sent = [];
      page.on('request', (request) => request.postData()?.includes('mutation Record') && sent.push(request));
      await record(page).dblclick();
      await page.locator('#actions').waitFor();
      assert.equal(sent.length, 1);
      // no empty form, in which the same would be recorded once more
      await page.goBack();
      await page.waitForURL((url) => !url.pathname.startsWith('/journey/'));
      assert.equal(new URL(page.url()).pathname, '/cases');
    },
  },
  {
    name: 'who changes an entry whose answer was lost reads that the first one is recorded',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const id = await visitor.receives({ familyName: 'Lost (SYNTHETIC)' });
      await visitor.movesTo(`/record/recordNote?survivorId=${id}&purpose=CARE`);
      const note = page.locator('main form textarea').first();
      await page.locator('[id="kind"]').selectOption({ index: 1 });
      await note.fill('Called the aunt.');
      await loseNextAnswer(page);
      await record(page).click();
      const refusal = page.locator('main form [role="alert"]');
      await refusal.waitFor();
      await note.fill('Called the aunt twice.');
      await record(page).click();
      await refusal.getByText(/only the answer was lost|មានតែចម្លើយទេដែលបាត់/).waitFor();
      assert.doesNotMatch(await refusal.innerText(), /command/i);
      await visitor.isAccessible();
      await visitor.picture('hurried-lost-answer', { whole: false });
      // after a look at the record, what is missing there is recorded
      await page.locator('main form button[type="button"]').last().click();
      await page.locator('dialog[open] button').nth(1).click();
      await page.locator('main article').first().waitFor();
      await page.goBack();
      await note.waitFor();
      await record(page).click();
      await page.locator('main article').nth(2).waitFor();
      // the walk itself cut the connection
      visitor.complaints = visitor.complaints.filter((one) => !/ERR_FAILED|Failed to fetch/.test(one));
    },
  },
  {
    name: 'what would surely be refused is said at its field, and is not sent',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const id = await visitor.receives({ familyName: 'Unsendable (SYNTHETIC)' });
      await visitor.movesTo(`/record/deliverService?survivorId=${id}&purpose=CARE`);
      const [quantity, note] = [page.locator('[id="quantity"]'), page.locator('[id="note"]')];
      const sent = [];
      page.on('request', (request) => request.postData()?.includes('mutation Record') && sent.push(request));
      const said = page.locator('main form [role="status"]').filter({ hasText: /12|2,000/ });
      // on the way to 1,200 it is not wrong yet
      await quantity.fill('1,');
      await page.locator('[id="quantity"][data-unsendable]').waitFor();
      assert.equal(await said.count(), 0);
      await quantity.press('Enter');
      await said.waitFor();
      await quantity.pressSequentially('200');
      await said.waitFor({ state: 'detached' });
      await quantity.fill('many');
      await quantity.blur();
      await said.waitFor();
      await visitor.isAccessible();
      await record(page).click();
      assert.equal(await quantity.evaluate((field) => field === document.activeElement), true);
      await quantity.fill('1');
      // how much too long it is changes with each key, and what is read aloud does not
      await note.fill('ក'.repeat(2_001));
      const [aloud, whole] = [await said.innerText(), await said.locator('..').innerText()];
      await note.press('End');
      await note.pressSequentially('ក');
      assert.equal(await said.innerText(), aloud);
      assert.notEqual(await said.locator('..').innerText(), whole);
      await visitor.picture('hurried-too-long', { whole: false });
      await note.fill(' \u200B ');
      await said.waitFor({ state: 'detached' });
      assert.equal(sent.length, 0);
    },
  },
];
