import { strict as assert } from 'node:assert';
import { openFilters } from '../menu.mjs';

const NOBODY = '00000000-0000-4000-8000-000000000009';

const MORE = /^(Show more|បង្ហាញបន្ថែម)$/;

const rows = (page) => page.locator('main ul > li > a');

/** Saves the shown list as a spreadsheet. */
const savesFile = async (page, name) => {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('main [role=group] button').last().click(),
  ]);
  assert.match(file.suggestedFilename(), /\.xlsx$/, name);
};

/** How many lists on the page go on, and how many say so, asked at once: each list has its answer when it comes. */
const CONTINUATIONS = () => {
  const shown = [...document.querySelectorAll('main *')].filter(({ children }) => children.length === 0);
  const count = (name, isSeen) =>
    shown.filter((one) => name.test(one.textContent.trim()) && (!isSeen || one.getClientRects().length > 0)).length;
  return [
    count(/^(Show more|បង្ហាញបន្ថែម)$/, false),
    count(/^(Not all entries are on this page|ទំព័រនេះមិនមានកំណត់\u2060?ត្រាទាំងអស់)/, true),
  ];
};

/** Answers for a list as if another page followed: in the demonstration, none of them has so many rows. */
const goesOn = async (page, field) =>
  page.route('**/graphql', async (route, request) => {
    if (!request.postData()?.includes(field)) return route.fallback();
    const response = await route.fetch();
    const answer = await response.json();
    const list = answer.data?.[field];
    if (list) list.pageInfo = { ...list.pageInfo, hasNextPage: true, endCursor: list.pageInfo.endCursor ?? 'x' };
    return route.fulfill({ response, json: answer });
  });

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
      await openFilters(page);
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
      await openFilters(page);
      await page.locator('main select').first().selectOption('CLOSED');
      await page.waitForURL(/show=cases.*status=CLOSED|status=CLOSED.*show=cases/);
      await page.locator('main ul > li > a, main p').first().waitFor();
    },
  },
  {
    name: 'a list with nobody in it offers no file, and a page that leads nowhere has a title',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea', '/cases?show=cases');
      const csv = page.getByRole('button', { name: 'CSV' });
      await csv.waitFor();
      for (const path of [
        '/cases?show=cases&worker=nobody',
        '/cases?worker=nobody',
        '/lists?list=received&from=1990-01-01&to=1990-01-02',
        '/registers?register=offices&on=1990-01-02',
        '/registers?register=offices&find=nowhere',
      ]) {
        await visitor.movesAwayTo(path);
        await page.locator('main [class*=empty]').waitFor();
        await visitor.isAccessible();
        assert.equal(await csv.count(), 0, path);
      }
      for (const [path, title] of [
        [`/journey/${NOBODY}?purpose=SUPERVISION`, /There is no such record|គ្មានសំណុំឯកសារ/],
        ['/journey/00000-00000-0?purpose=SUPERVISION', /There is no such record|គ្មានសំណុំឯកសារ/],
        [`/replay?survivorId=${NOBODY}&purpose=SUPERVISION`, /There is no such record|គ្មាន/],
        [`/activity/any/${NOBODY}`, /Operation or activity|ប្រតិបត្តិការ/],
        [`/court/${NOBODY}?purpose=COURT`, /There is no such entry|គ្មាន/],
        ['/nowhere', /Page not found|រកទំព័រ/],
      ]) {
        await visitor.movesAwayTo(path);
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
        await visitor.isAccessible();
        assert.match(await page.title(), title, path);
      }
      await visitor.picture('page-of-nothing', { whole: false });
      // nor is one without a title whose content could not be read
      const id = await visitor.receives();
      const refused = { message: 'No.', extensions: { code: 'FORBIDDEN', message: 'No.' } };
      await page.route('**/graphql', (route, request) =>
        request.postData()?.includes('query SignedIn')
          ? route.continue()
          : route.fulfill({ json: { data: null, errors: [refused] } }),
      );
      for (const path of [
        `/replay?survivorId=${id}&purpose=SUPERVISION`,
        `/activity/operation/${NOBODY}`,
        `/activity/prevention/${NOBODY}`,
        `/court/${NOBODY}?purpose=COURT`,
        '/lists',
      ]) {
        await visitor.movesAwayTo(path);
        await page.locator('main [role="alert"]').first().waitFor();
        await visitor.isAccessible();
      }
    },
  },
  {
    name: 'on paper, a list says what it shows, and has nothing to press',
    walk: async (visitor) => {
      const { page } = visitor;
      let signedIn = 'rachana';
      await visitor.signIn(signedIn);
      await goesOn(page, 'referralsReceived');
      const goingOn = new Set(['/lists?list=received']);
      for (const [person, path, filters] of [
        ['rachana', '/registers?register=staff', 0],
        ['sophea', '/cases?show=cases&risk=LOW', 1],
        ['sophea', '/cases', 0],
        ['sophea', '/lists?list=received', 0],
        ['sophea', '/offices', 0],
      ]) {
        if (person === signedIn) await visitor.movesAwayTo(path);
        else await visitor.signsInAs(person, path);
        signedIn = person;
        await page.locator('main li').first().waitFor();
        if (goingOn.has(path)) await page.getByRole('button', { name: MORE }).first().waitFor();
        await page.emulateMedia({ media: 'print' });
        const [more, cutOff] = await page.evaluate(CONTINUATIONS);
        assert.equal(cutOff, more, path);
        if (goingOn.has(path)) assert.ok(more > 0, `${path}: no list goes on`);
        const press = page.locator('main :is(button:not([aria-pressed="true"]), a[href*="/record/"], input)');
        assert.deepEqual(await press.filter({ visible: true }).allInnerTexts(), [], path);
        assert.equal(await page.locator('main select').filter({ visible: true }).count(), filters, path);
        await visitor.picture(`on-paper${path.replaceAll(/\W+/g, '-')}`);
        await page.emulateMedia({ media: 'screen' });
      }
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
