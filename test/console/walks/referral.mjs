import { strict as assert } from 'node:assert';
import { openMenu } from '../menu.mjs';

const choose = (page, path, value) => page.locator(`[id="${path}"]`).selectOption(value);

/** Opens a form from the record, by the name of the entry. */
const open = async (page, name) => {
  await openMenu(page);
  await page.locator('dialog').getByRole('link', { name, exact: true }).last().click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
};

const record = async (page) => {
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await page.locator('#actions').waitFor();
};

/** From here on, what a search for namesakes is answered. */
const answersNamesakes = (page, answer) =>
  page.route('**/graphql', (route) =>
    route.request().postData()?.includes('FindByName') ? route.fulfill({ json: answer }) : route.fallback(),
  );

/** The page of a search that ended for want of time. */
const NOT_ALL = { hasNextPage: true, endCursor: 'further' };

/** The page of a search that has compared everybody. */
const ALL = { hasNextPage: false, endCursor: null };

const SPENT = { errors: [{ message: 'You opened many records.', extensions: { code: 'RECORD_BUDGET_SPENT' } }] };

export const referral = [
  {
    name: 'the forms lead from a referral to aftercare',
    languages: ['en'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.getByRole('link', { name: 'New referral' }).click();
      await page.getByLabel('Family name', { exact: true }).waitFor();
      await visitor.isAccessible();
      await visitor.picture('referral');

      // missing fields are marked before anything is sent
      await page.getByRole('button', { name: 'Record', exact: true }).click();
      await page.getByText('Required', { exact: true }).first().waitFor();
      await visitor.picture('missing');

      await page.getByLabel('Family name', { exact: true }).fill('Sok (SYNTHETIC)');
      await page.getByLabel('Given name', { exact: true }).fill('Walker');
      await choose(page, 'sex', 'FEMALE');
      await page.getByLabel('Date of birth', { exact: true }).fill('1999-04-02');
      await choose(page, 'nationality', 'KH');
      await choose(page, 'languages', 'khm');
      await choose(page, 'province', '17');
      await choose(page, 'source', 'HOTLINE');
      await choose(page, 'urgency', { index: 1 });
      const sent = [];
      page.on('request', (request) => request.postData()?.includes('mutation Record') && sent.push(request.postData()));
      await page.getByRole('button', { name: 'Record', exact: true }).dblclick();
      await page.getByText('Recorded', { exact: true }).waitFor();
      assert.equal(sent.length, 1, 'a double click is one intention');
      await visitor.picture('recorded');
      await page.getByText('Walker').first().waitFor();

      await open(page, 'Record consent');
      await page.getByLabel('Interview', { exact: true }).check();
      await page.getByLabel('Services', { exact: true }).check();
      await choose(page, 'givenBy', 'SURVIVOR');
      await choose(page, 'language', 'khm');
      await choose(page, 'witnessRole', { index: 1 });
      await visitor.picture('consent');
      await record(page);

      await open(page, 'Identify as a victim');
      await choose(page, 'decidedBy', 'POLICE');
      await choose(page, 'level', 'PRELIMINARY');
      await choose(page, 'exploitation.0.country', 'TH');
      await choose(page, 'exploitation.0.recruiterRelation', 'BROKER');
      await choose(page, 'exploitation.0.recruitment', 'FALSE_JOB_OFFER');
      await page.getByLabel('Forced labour', { exact: true }).check();
      await visitor.picture('identify');
      await record(page);

      await open(page, 'Enter aftercare');
      for (const path of ['housing', 'programme']) await choose(page, path, { index: 1 });
      await visitor.picture('aftercare');
      await record(page);
      await page.getByText('In aftercare').first().waitFor();
      await page.getByText('Aftercare entered').first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('in-aftercare');
    },
  },
  {
    name: 'a referral of somebody the user may know says so before it is recorded, and nothing of other cases',
    languages: ['km', 'en'],
    widths: ['phone'],
    walk: async (visitor) => {
      const { page } = visitor;
      // letters alone, like nobody else’s: a name with one sign more is like it
      const letters = crypto.randomUUID().replaceAll(/[-\d]/g, '');
      const familyName = `Same${letters} (SYNTHETIC)`;
      await visitor.actsAs('bopha');
      const elsewhere = await visitor.receives({ familyName, givenName: 'Sothea', office: 'Poipet', province: '01' });
      await visitor.signIn('sokha', '/refer');
      const sent = [];
      page.on('request', (request) => request.postData()?.includes('FindByName') && sent.push(request.postData()));
      const fills = async (id, text) => page.locator(`[id="${id}"]`).fill(text);
      await fills('familyName', familyName);
      await fills('givenName', 'Sotheaa');
      // nobody is sought while somebody types the names
      assert.equal(sent.length, 0);
      const answered = () => page.waitForResponse((response) => response.request().postData()?.includes('FindByName'));
      await Promise.all([answered(), page.locator('[id="estimatedAge"]').focus()]);
      const found = page.locator('[data-namesakes]');
      // each that is found is a record that they opened
      assert.match(sent[0], /"first":3\b/);
      // a case of another office is none of theirs: it is not found, and not counted
      assert.equal(await found.innerText(), '');
      const own = await visitor.receives({ familyName, givenName: 'Sothea', on: '2020-03-09' });
      await fills('givenName', 'Sothea');
      await Promise.all([answered(), page.locator('[id="estimatedAge"]').focus()]);
      await found.locator(`a[href*="${own}"]`).waitFor();
      assert.equal(await found.locator(`a[href*="${elsewhere}"]`).count(), 0);
      assert.equal(await found.locator('li').count(), 1);
      await visitor.isAccessible();
      await visitor.picture('namesake');

      // nothing moves from under a press on the button, and nobody is sought
      const before = sent.length;
      await fills('givenName', 'Sotheab');
      await page.locator('main form button[type="submit"]').focus();
      assert.equal(await found.locator('li').count(), 1);
      assert.equal(sent.length, before);
      await answersNamesakes(page, { data: { searchSurvivors: { edges: [], pageInfo: NOT_ALL } } });
      await page.locator('[id="givenName"]').focus();
      await page.locator('[id="estimatedAge"]').focus();
      await found.locator('a[href="/cases"]').waitFor();
      // a page on which nobody was found is gone on with, once
      assert.equal(sent.length, before + 2);
      await visitor.picture('namesakes-not-all', { whole: false });
      // the search has the name that was typed, which stands neither in the address nor in the history
      await found.locator('a[href="/cases"]').click();
      const search = page.locator('form[role="search"] input');
      await search.waitFor();
      assert.equal(await search.inputValue(), `${familyName} Sotheab`);
      const kept = await page.evaluate(() => location.href + JSON.stringify(history.state) + document.title);
      assert.ok(!kept.includes(letters), kept);
      await visitor.picture('namesakes-sought', { whole: false });
      await page.goBack();
      await found.locator('a[href="/cases"]').waitFor();
      assert.equal(await page.locator('[id="givenName"]').inputValue(), 'Sotheab');
      await answersNamesakes(page, { data: { searchSurvivors: { edges: [], pageInfo: ALL, stale: true } } });
      await fills('givenName', 'Sotheak');
      await page.locator('[id="estimatedAge"]').focus();
      await found.getByText(/not up to date|មិនទាន់គ្រប់/).waitFor();
      await visitor.picture('namesakes-not-up-to-date', { whole: false });
      await answersNamesakes(page, {
        data: { searchSurvivors: { edges: [], pageInfo: ALL, stale: false, leftOutCount: 2 } },
      });
      await fills('givenName', 'Sotheas');
      await page.locator('[id="estimatedAge"]').focus();
      await found.getByText(/former name|ឈ្មោះចាស់/).waitFor();
      assert.equal(await found.getByText(/not up to date|មិនទាន់គ្រប់/).count(), 0);
      await answersNamesakes(page, SPENT);
      await fills('givenName', 'Sotheac');
      await page.locator('[id="estimatedAge"]').focus();
      await found.getByText(SPENT.errors[0].message).waitFor();
      await page.unroute('**/graphql');
      await fills('givenName', 'Sothea');
      await Promise.all([answered(), page.locator('[id="estimatedAge"]').focus()]);
      await found.locator('li').waitFor();

      // a look at that case keeps what was typed
      await found.locator('a').click();
      await page.locator('main button[value="CARE"]').waitFor();
      await page.goBack();
      await page.locator('[id="familyName"]').waitFor();
      assert.equal(await page.locator('[id="familyName"]').inputValue(), familyName);
    },
  },
];
