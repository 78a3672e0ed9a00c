import { strict as assert } from 'node:assert';

const HEAD = 'register,code,name,province,roles,office,from,until';

/** The code of an office has letters only. */
const newCode = () => `Walk${[...String(Date.now())].map((digit) => 'abcdefghij'[digit]).join('')}`;

/** Chooses a file with these lines, as Excel saves it. */
const chooserOf = (page) => (name, lines, encoding) =>
  page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n'), encoding) });

export const registers = [
  {
    name: 'a register is searched, shown as of a day, and changed',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('rachana', '/registers');
      const rows = page.locator('main li');
      // the page begins with a register that has an entry
      await rows.first().waitFor();
      const { data } = await visitor.asks('{ organisations(first: 1) { edges { cursor } } }');
      const first = page.locator('main [role="group"] button').nth(data.organisations.edges.length > 0 ? 0 : 2);
      assert.equal(await first.getAttribute('aria-pressed'), 'true', 'the organisations, or else the offices');
      await visitor.picture('registers-first', { whole: false });
      // on a day before all entries it is empty, and still that register; nothing calls for a first entry
      const onDay = page.locator('main input:not([type="search"])').first();
      await onDay.fill(visitor.name.startsWith('km') ? '០២/០១/១៩៩០' : '02/01/1990');
      await onDay.press('Enter');
      await page.waitForURL((url) => url.searchParams.get('on') === '1990-01-02');
      await rows.first().waitFor({ state: 'detached' });
      await page.locator('main p[role="status"]').waitFor();
      assert.equal(await first.getAttribute('aria-pressed'), 'true', 'still the same');
      assert.equal(await page.getByText(/Add the first entry|បន្ថែមកំណត់\u2060?ត្រាដំបូង/).count(), 0);
      await page.getByText(/As of 2 Jan 1990, this register|គិតត្រឹម 2 មករា 1990 បញ្ជីនេះ/).waitFor();
      await visitor.picture('registers-on-empty-day', { whole: false });
      await visitor.movesTo('/registers?register=staff');
      await page.locator('a[href*="/record/moveWorker?"]').first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('registers');
      const all = await rows.count();
      await page.locator('main input[type="search"]').fill('sophea');
      assert.equal(await rows.count(), 1);
      const history = rows.first().locator('button[aria-expanded]');
      await history.click();
      await rows.first().locator('ol > li dl').first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('register-history', { whole: false });
      await history.click();
      await page.locator('main input[type="search"]').fill('');
      await visitor.movesAwayTo('/registers?register=staff&on=2019-12-05');
      await rows.first().waitFor();
      assert.ok((await rows.count()) < all, 'fewer colleagues worked here then');

      await page.locator('a[href*="/record/recordTraining?"][href*="worker=sokha"]').click();
      await page.locator('#training').selectOption({ index: 1 });
      assert.equal(await page.locator('#worker').inputValue(), 'sokha');
      await visitor.isAccessible();

      // what is typed is not lost without a question
      await page.locator('a[href="/registers"]').click();
      await page.locator('dialog[open]').waitFor();
      await visitor.isAccessible();
      await visitor.picture('leaving', { whole: false });
      await page.locator('dialog[open] button').first().click();
      await page.locator('#from').fill('2020-05-04');
      await page.locator('main form button[type="submit"]').click();
      await page.locator('a[href="/registers?register=staff"]').click();
      await rows.first().waitFor();

      // a wrong first day: the form begins with the one that is known
      const link = page.locator('a[href*="/record/correctJoining?"][href*="worker=sokha"]');
      const known = new URL(await link.getAttribute('href'), origin).searchParams.get('on');
      assert.match(known ?? '', /^\d{4}-\d\d-\d\d$/);
      await link.click();
      await page.locator('#on').waitFor();
      assert.equal(await page.locator('#worker').inputValue(), 'sokha');
      await visitor.isAccessible();
      await visitor.picture('correct-joining', { whole: false });
    },
  },
  {
    name: 'an organisation that ended is registered again, with what the register knows',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('rachana', '/registers');
      await page.locator('main h1').waitFor();
      const organisationId = crypto.randomUUID();
      const name = `House ${organisationId.slice(0, 8)}`;
      const house = { organisationId, name, kind: 'NGO', districts: ['1710'], province: '17', services: ['MEDICAL'] };
      await visitor.records('registerOrganisation', { ...house, on: '2018-01-01' });
      await visitor.records('endOrganisation', { organisationId, on: '2019-06-30' });
      await visitor.movesTo('/registers?register=endedOrganisations');
      await page.locator(`a[href*="${organisationId}"]`).waitFor();
      await visitor.isAccessible();
      await visitor.picture('registers-ended', { whole: false });
      await page.locator(`a[href*="${organisationId}"]`).click();
      await page.locator('#name').waitFor();
      assert.equal(await page.locator('#name').inputValue(), name);
      await visitor.isAccessible();
      await visitor.picture('register-again', { whole: false });
      await page.locator('main form button[type="submit"]').click();
      await page.locator('main a[href^="/registers"], main form [role="alert"]').first().waitFor();
      assert.deepEqual(await page.locator('main form [role="alert"]').allTextContents(), []);
      await visitor.movesTo(`/registers?find=${encodeURIComponent(name)}`);
      await page.locator('main li').filter({ hasText: name }).waitFor();
    },
  },
  {
    name: 'a file of registers shows what it would do, and then does it',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('rachana', '/registers');
      await page.locator('a[href="/registers/import"]').click();
      const chooses = chooserOf(page);
      // what is no table of registers says why, in whatever language
      await chooses('colours.csv', ['register,colour', 'office,red']);
      await page.locator('main [role="alert"]', { hasText: 'unknown: colour' }).waitFor();
      const code = newCode();
      await chooses('registers.csv', [
        HEAD,
        `office,${code},Kampot,07,,,2020-01-01,`,
        `worker,w${Date.now()},Dara,,CASE_WORKER,${code},2020-02-01,`,
        'worker,vibol,Vibol,,KING,,2020-02-01,',
        'ship,Aurora,,,,,2020-02-01,',
      ]);
      await page.locator('tr[data-change="NEW"]').nth(1).waitFor();
      assert.equal(await page.locator('tr[data-change="REFUSED"]').count(), 2);
      await page.locator('tr[data-change="REFUSED"]', { hasText: '” (roles)' }).waitFor();
      await visitor.isAccessible();
      await visitor.picture('register-import');
      await page.locator('main button').last().click();
      await page.locator('main a[href="/registers"], main [role="alert"]').first().waitFor();
      assert.deepEqual(await page.locator('main [role="alert"]').allTextContents(), []);
      await page.locator('main a[href="/registers"]').click();
      await page.locator('main input[type="search"]').waitFor();
    },
  },
  {
    name: 'a register goes out as a file, and comes back as it was',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('rachana', '/registers');
      for (const register of ['offices', 'staff']) {
        await page.goto(`${origin}/registers?register=${register}`);
        await page.locator('main li').first().waitFor();
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: 'CSV' }).click(),
        ]);
        const path = await file.path();
        await page.goto(`${origin}/registers/import`);
        await page.locator('input[type="file"]').setInputFiles(path);
        await page.locator('main tbody tr').first().waitFor();
        const changed = page.locator('tr[data-change="NEW"], tr[data-change="REFUSED"]');
        assert.deepEqual(await changed.allTextContents(), [], register);
      }
    },
  },
  {
    name: 'of several files the one chosen last counts, and none that is not UTF-8',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('rachana', '/registers/import');
      const field = page.locator('input[type="file"]');
      await field.waitFor();
      const chooses = chooserOf(page);
      await chooses('latin.csv', [HEAD, `office,${newCode()},Médecins,07,,,2020-01-01,`], 'latin1');
      await page.locator('main [role="alert"]', { hasText: 'UTF-8' }).waitFor();
      assert.equal(await page.locator('#preview').count(), 0);
      await visitor.isAccessible();
      await visitor.picture('import-not-utf8', { whole: false });

      // the answer to the first file comes after that to the second one
      let goOn;
      const held = new Promise((resolve) => (goOn = resolve));
      await page.route('**/graphql', async (route) => {
        if (route.request().postData()?.includes('Firstcode')) await held;
        await route.continue();
      });
      await chooses('first.csv', [HEAD, 'office,Firstcode,First,07,,,2020-01-01,']);
      await chooses('second.csv', [HEAD, 'office,Secondcode,Second,07,,,2020-01-01,']);
      await page.locator('#preview', { hasText: 'second.csv' }).waitFor();
      const late = page.waitForResponse((response) => response.request().postData()?.includes('Firstcode'));
      goOn();
      await (await late).finished();
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      assert.match(await page.locator('main tbody').innerText(), /Secondcode/);
      assert.equal(await page.locator('main tbody tr').count(), 1);

      // the same file may be chosen again after it was corrected: a browser reports only another one
      const [again] = await Promise.all([page.waitForEvent('filechooser'), field.click()]);
      assert.equal(await field.inputValue(), '');
      await again.setFiles([]);
    },
  },
];
