import { strict as assert } from 'node:assert';

export const figures = [
  {
    name: 'a director compares the figures of a year with those of the year before',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea', '/');
      await page.locator('nav a[href="/figures"]').click();
      // a year without entries says so instead of showing only zeros
      await page.locator('select').first().selectOption('2024');
      await page.locator('[aria-busy="false"]').first().waitFor();
      await page.getByText(/Choose another year|ជ្រើសឆ្នាំផ្សេង/).waitFor();
      await visitor.picture('figures-of-nothing', { whole: false });
      await visitor.movesAwayTo('/figures?year=2020&asOf=2018-12-31');
      await page.getByText(/As of 31 Dec 2018, there is nothing|គិតត្រឹម 31 ធ្នូ 2018 គ្មាន/).waitFor();
      await visitor.picture('figures-of-nothing-then', { whole: false });
      await visitor.movesAwayTo('/figures');
      await page.locator('[aria-busy="false"]').first().waitFor();
      await page.locator('select').first().selectOption('2020');
      await page.getByText(/M1/).first().waitFor();
      await page.locator('select').nth(1).selectOption('2019');
      await page.locator('[aria-busy="false"] article').nth(5).waitFor();
      await visitor.isAccessible();
      await visitor.picture('figures');
      const card = (id) => page.locator(`article[aria-labelledby="figure-${id}"]`);
      assert.match(await card('M1').innerText(), /23/);
      // which days a supervisor may ask for is written at the field, before the service refuses one
      const monthEnds = page.getByText(/choose your own office|សូមជ្រើសរើសការិយាល័យរបស់អ្នក/);
      await monthEnds.waitFor();
      // the address keeps what is shown, so a link shows the same
      await page.locator('select').nth(2).selectOption('SiemReapCac');
      await card('P1').waitFor({ state: 'detached' });
      await monthEnds.waitFor({ state: 'detached' });
      assert.match(page.url(), /year=\S*2020\S*office=SiemReapCac/);
      await page.reload();
      await card('M1').waitFor();
      assert.equal(await page.locator('select').nth(2).inputValue(), 'SiemReapCac');
      await page.locator('select').nth(2).selectOption('');
      await card('P1').waitFor();
      await card('M1')
        .getByRole('button', { name: /Month by month|តាមខែ/ })
        .click();
      await card('M1')
        .getByText(/December 2020|ធ្នូ 2020/)
        .waitFor();
      await visitor.isAccessible();
      await visitor.picture('figures-trend', { whole: false });
      // so does it keep what is open of a figure, down to the row and to the entries behind it
      await card('M2').locator('[aria-expanded="false"]').first().click();
      const row = card('M2').locator('select');
      const chosen = await row.locator('option').last().getAttribute('value');
      await row.selectOption(chosen);
      await card('M2').locator('[aria-expanded="false"]').last().click();
      await card('M2').locator('li a').first().waitFor();
      await page.reload();
      await card('M2').locator('li a').first().waitFor();
      await card('M1')
        .getByText(/December 2020|ធ្នូ 2020/)
        .waitFor();
      assert.equal(await row.inputValue(), chosen);
      await visitor.picture('figures-reloaded', { whole: false });
      for (const [within, name] of [
        [page, 'figures-2020-01-01.xlsx'],
        [card('M1'), 'trend-2020-01-01.xlsx'],
      ]) {
        const [saved] = await Promise.all([
          page.waitForEvent('download'),
          within.getByRole('button', { name: 'Excel' }).first().click(),
        ]);
        assert.equal(saved.suggestedFilename(), name);
      }
      const rows = page.locator('article tbody tr');
      const rowsOnScreen = await rows.count();
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.getByRole('navigation').isVisible(), false);
      // a table that is cut on a screen is whole on paper
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      assert.ok((await rows.count()) > rowsOnScreen, `${rowsOnScreen} rows`);
      await visitor.picture('figures-printed', { whole: false });
    },
  },
  {
    name: 'a figure is followed down to the entry that it counts',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea', '/figures?year=2020');
      const behind = async (id) => {
        const card = page.locator(`article[aria-labelledby="figure-${id}"]`);
        await card.locator('[aria-expanded="false"]').last().click();
        await card.locator('li a').first().waitFor();
        return card.locator('li a').first();
      };
      const entry = await behind('M1');
      // by the number that stands in the lists and on the case file
      assert.match(await entry.innerText(), /^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]$/);
      await visitor.isAccessible();
      await visitor.picture('figure-behind', { whole: false });
      const eventId = /#entry-(.+)$/.exec(await entry.getAttribute('href'))[1];
      await entry.click();
      // no question for the purpose comes between, and the entry is open
      await page.locator(`[id="entry-${eventId}"][data-target] article > div`).waitFor();
      await visitor.isAccessible();
      await visitor.picture('figure-entry', { whole: false });
      await page.goBack();
      // a figure of prevention counts activities, which are no cases
      await (await behind('P1')).click();
      await page.waitForURL(/\/activity\//);
      await page.locator('main dl').first().waitFor();
      // districts have names, and no codes
      assert.doesNotMatch(await page.locator('main').innerText(), /^17\d\d$/m);
      await visitor.picture('figure-activity', { whole: false });
      await page.goBack();
      // and one of the accused counts court cases
      await (await behind('M26')).click();
      await page.waitForURL(/\/court\//);
      await page.locator('main dl').first().waitFor();
      await visitor.picture('figure-court', { whole: false });

      // an auditor comes to the same entry
      await visitor.signsInAs('vuthy');
      await visitor.movesTo(`/figures?year=2020`);
      const audited = await behind('M1');
      const auditedId = /#entry-(.+)$/.exec(await audited.getAttribute('href'))[1];
      const judged = [];
      page.on('request', (request) => /availableActions/.test(request.postData() ?? '') && judged.push(request));
      await audited.click();
      await page.locator(`[id="entry-${auditedId}"][data-target]`).waitFor();
      // nothing is offered to record, nor asked for: that would stand among the refused attempts of the record
      await page
        .locator('main aside')
        .getByText(/not record in it|មិន\u2060?អាច/)
        .waitFor();
      assert.equal(await page.locator('#actions, main header a[href="/cases"]').count(), 0);
      assert.deepEqual(judged, []);
      await visitor.isAccessible();
      await visitor.picture('figure-entry-audited', { whole: false });
    },
  },
  {
    name: 'who sees released figures only reads which years these are',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('ratana');
      await page.locator('[aria-busy="false"] article').nth(5).waitFor();
      await page.getByText(/once March of the next year has ended|ខែមីនានៃឆ្នាំបន្ទាប់/).waitFor();
      // where no number is shown at all, the page says so, and who sees them
      await page.getByText(/none is shown here|មិនបង្ហាញនៅទីនេះទេ/).waitFor();
      // a figure that found nothing says so
      await page
        .getByText(/nothing to count in this period|គ្មានអ្វីត្រូវរាប់ទេ/)
        .first()
        .waitFor();
      await visitor.isAccessible();
      await visitor.picture('figures-released', { whole: false });
    },
  },
];
