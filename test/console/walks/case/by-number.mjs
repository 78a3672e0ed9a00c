import { strict as assert } from 'node:assert';

const NUMBER = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]/;

export const byNumber = [
  {
    name: 'an address names the survivor by the case number wherever it takes an id',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const id = await visitor.receives({ familyName: 'Number (SYNTHETIC)', givenName: 'Sreymom' });
      const { data } = await visitor.asks('query ($id: UUID!) { survivor(id: $id, purpose: CARE) { caseNumber } }', {
        id,
      });
      const number = data.survivor.caseNumber;
      assert.match(number, NUMBER);

      // the file, as the number is written and as it is typed; the rest of the address stays
      for (const written of [number, number.toLowerCase().replaceAll('-', '')]) {
        await page.goto(`${origin}/journey/${written}?purpose=CARE&asOf=2020-03-02#consents`);
        await page.locator('main header h1').waitFor();
        assert.equal(await page.evaluate(() => location.pathname), `/journey/${id}`);
        const { searchParams, hash } = new URL(page.url());
        assert.deepEqual(Object.fromEntries(searchParams), { asOf: '2020-03-02', purpose: 'CARE' });
        assert.equal(hash, '#consents');
      }
      // without a purpose, it is asked for first, and the rest of the address stays
      await page.goto(`${origin}/journey/${number}?asOf=2020-03-02#consents`);
      await page.locator('main button:focus').waitFor();
      assert.equal(new URL(page.url()).pathname, `/journey/${id}`);
      await page.locator('main button:focus').click();
      await page.locator('main header h1').waitFor();
      assert.match(page.url(), /asOf=2020-03-02[^#]*#consents$/);

      // a form
      await page.goto(`${origin}/record/recordNote?survivorId=${number}&purpose=CARE`);
      await page.locator('main form').waitFor();
      assert.equal(new URL(page.url()).searchParams.get('survivorId'), id);
      assert.match(await page.locator('main').innerText(), /Number \(SYNTHETIC\)/);

      // a number of nobody
      const wrong = `${number.slice(0, -1)}${number.endsWith('0') ? '1' : '0'}`;
      await page.goto(`${origin}/journey/${wrong}?purpose=CARE`);
      await page
        .getByText(/^(There is no such record|គ្មានសំណុំឯកសារ)/)
        .first()
        .waitFor();
      await visitor.isAccessible();
      await visitor.picture('number-of-nobody', { whole: false });

      // while another number is looked up, the former answer is gone; and what was refused can be asked again
      let answer;
      await page.route('**/graphql', (route, request) =>
        request.postData()?.includes('SurvivorByCaseNumber')
          ? new Promise((answered) => {
              answer = (body) => answered(route.fulfill({ json: body }));
            })
          : route.continue(),
      );
      const isAsked = page.waitForRequest((request) => request.postData()?.includes('SurvivorByCaseNumber') ?? false);
      await visitor.movesTo(`/journey/${number}?purpose=CARE`);
      await isAsked;
      await page.locator('main [role="status"]').waitFor();
      await answer({ data: null, errors: [{ message: 'Too many requests.', extensions: { code: 'RATE_LIMITED' } }] });
      await page.locator('main [role="alert"] button').waitFor();
      await page.unroute('**/graphql');
      await page.locator('main [role="alert"] button').click();
      await page.locator('main header h1').waitFor();
      assert.equal(await page.evaluate(() => location.pathname), `/journey/${id}`);

      // a history, for a colleague who may read it
      await visitor.signsInAs('sophea');
      await visitor.movesTo(`/replay?survivorId=${number}&purpose=SUPERVISION`);
      await page.getByRole('slider').waitFor();
      assert.equal(new URL(page.url()).searchParams.get('survivorId'), id);

      // a case of another office: not found, but in an emergency
      await visitor.signsInAs('bopha');
      await visitor.movesTo(`/journey/${number}?purpose=CARE`);
      const searches = [];
      page.on('request', (request) => {
        const sent = request.postData();
        if (sent?.includes('"forEmergency":true')) searches.push(sent);
      });
      await page.locator('main a[href*="openBreakGlass"]').click();
      const typed = page.locator('main form input');
      await typed.waitFor();
      assert.equal(await typed.inputValue(), number);
      await visitor.isAccessible();
      await visitor.picture('emergency-number');
      // the log keeps each search of a person, and a link to this page is none
      assert.deepEqual(searches, []);
      await page.locator('main form button[type="submit"]').click();
      await page.waitForURL((url) => url.searchParams.get('survivorId') === id);
      await page.locator('[id="explanation"]').waitFor();
      assert.equal(searches.length, 1);
    },
  },
];
