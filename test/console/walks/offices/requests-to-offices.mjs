import { strict as assert } from 'node:assert';
import { opensCourtCase, receivesWith, recordsAtLast } from '../../court-case.mjs';

/** A supervisor agrees to a request, in two steps: an answer is final. */
const agrees = async (page, request, why) => {
  await request.getByRole('button').first().click();
  if (why) await page.locator('dialog[open] textarea').fill(why);
  await page.locator('dialog[open] button').first().click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await request.getByRole('button').first().waitFor({ state: 'detached' });
};

export const requestsToOffices = [
  {
    name: 'what another office asks is asked, read and answered',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.actsAs('sokha');
      const familyName = `Office${Date.now()} (SYNTHETIC)`;
      const survivorId = await visitor.receives({ familyName });
      await visitor.signIn('makara');
      const reason = `A brother of theirs is with us (${Date.now()}).`;
      const why = `Open it together with us (${Date.now()}).`;
      await visitor.records('askOffice', { kind: 'OPEN_IN_EMERGENCY', otherSurvivorId: survivorId, reason });

      // what is asked about an operation is chosen, and not typed
      await page.locator('nav a[href="/offices"]').click();
      await page.locator('a[href="/record/askOffice"]').click();
      await page.locator('#kind').selectOption('AMEND_OPERATION');
      await page.locator('#operationId option').nth(1).waitFor({ state: 'attached' });
      await page.locator('#operationId').selectOption({ index: 1 });
      await page.locator('#eventId option').nth(1).waitFor({ state: 'attached' });
      await page.locator('#eventId').selectOption({ index: 1 });
      assert.match(await page.locator('#eventId').innerText(), /Operation conducted|បានកត់\u2060?ត្រាប្រតិបត្តិការ/);
      await visitor.isAccessible();
      await visitor.picture('ask-office');

      await visitor.signsInAs('sophea');
      await page.locator('main a[href="/offices"]').first().waitFor();
      await visitor.picture('requests-due');
      await page.locator('nav a[href="/offices"]').click();
      const request = page.locator('main li').filter({ hasText: reason });
      await request.waitFor();
      await visitor.isAccessible();
      await visitor.picture('between-offices');
      // what is typed is not lost without a question
      await request.getByRole('button').first().click();
      await page.locator('dialog[open] textarea').fill(why);
      await page.goBack();
      await page.locator('dialog[open]').nth(1).waitFor();
      await visitor.isAccessible();
      await visitor.picture('answer-unsent', { whole: false });
      await page.locator('dialog[open]').last().getByRole('button').nth(1).click();
      await page.waitForURL((url) => url.pathname !== '/offices');
      await page.locator('nav a[href="/offices"]').click();
      await request.getByRole('button').first().click();
      assert.equal(await page.locator('dialog[open] textarea').inputValue(), why);
      await page.locator('dialog[open] button').last().click();
      await agrees(page, request, why);
      assert.equal(await request.locator('[role="alert"]').count(), 0);

      // the person who asked sees the answer, and goes on from it
      await visitor.signsInAs('makara');
      await page.locator('nav a[href="/offices"]').click();
      await request.locator(`a[href*="openBreakGlass"][href*="${survivorId}"]`).waitFor();
      assert.match(await request.innerText(), /sophea/);
      await request.getByText(why).waitFor();
      await visitor.isAccessible();
      await visitor.picture('request-answered');

      // and withdraws what nobody needs any more: its reason is then nowhere
      await request.getByRole('button').first().click();
      await visitor.isAccessible();
      await visitor.picture('request-withdrawn', { whole: false });
      await page.locator('dialog[open] button').first().click();
      await request.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'requests that wait for an answer come page by page, below the others, and an answer moves none of them',
    languages: ['en'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.actsAs('sokha');
      const records = [await visitor.receives(), await visitor.receives(), await visitor.receives()];
      await visitor.actsAs('makara');
      const section = page.getByRole('region', { name: 'Asked of your office' });
      const requests = [];
      let atLeast;
      for (const otherSurvivorId of records) {
        const reason = `A sister of theirs is with us (${crypto.randomUUID()}).`;
        const asked = { kind: 'OPEN_IN_EMERGENCY', otherSurvivorId, reason };
        ({ position: atLeast } = await visitor.records('askOffice', asked));
        requests.push(section.locator('li').filter({ hasText: reason }));
      }
      const [oldest, middle, newest] = requests;
      await visitor.actsAs('sophea');
      await visitor.asks(
        'query ($atLeast: String) { officeRequests(purpose: SUPERVISION, waiting: true, atLeast: $atLeast) { stale } }',
        { atLeast },
      );
      // pages of one: otherwise, a hundred would have to wait
      await page.route('**/graphql', (route, request) => {
        const asked = request.postDataJSON();
        if (asked?.variables?.waiting) asked.variables.first = 1;
        return route.continue({ postData: asked });
      });
      await visitor.signIn('sophea', '/offices');
      await newest.waitFor();
      assert.equal(await middle.count(), 0);
      const waits = Number(/(\d+) requests of other offices wait/.exec(await section.innerText())[1]);
      assert.ok(waits >= 3, `${waits} wait`);
      assert.match(await section.getByRole('heading').innerText(), /more than 1$/);
      await visitor.isAccessible();
      await visitor.picture('requests-go-on');
      const rows = () => section.locator('li').allInnerTexts();
      for (const next of [middle, oldest]) {
        const before = await rows();
        await section.getByRole('button', { name: 'Show more' }).click();
        await next.waitFor();
        assert.deepEqual((await rows()).slice(0, before.length), before, 'what comes stands below');
      }
      const others = (await rows()).slice(1, 3);
      await agrees(page, newest);
      assert.deepEqual([await middle.count(), await oldest.count()], [1, 1], 'only what was answered leaves');
      assert.deepEqual((await rows()).slice(0, 2), others);
    },
  },
  {
    name: 'a consent to join a court case leads to the form with that case',
    languages: ['en'],
    walk: async (visitor) => {
      const { page } = visitor;
      const prosecutionId = await opensCourtCase(visitor);
      const ours = { caseWorker: 'bopha', supervisor: 'makara', legalOfficer: 'borey', office: 'Poipet' };
      const joining = await receivesWith(visitor, ours);
      const reason = `It is one matter (${Date.now()}).`;
      await recordsAtLast(visitor, 'askOffice', {
        kind: 'JOIN_PROSECUTION',
        prosecutionId,
        otherSurvivorId: joining,
        reason,
      });
      const request = page.locator('main li').filter({ hasText: reason });
      await visitor.signIn('sophea');
      await page.locator('nav a[href="/offices"]').click();
      await agrees(page, request);
      await visitor.signsInAs('borey');
      await page.locator('nav a[href="/offices"]').click();
      await request.locator('a[href*="/record/openProsecution"]').click();
      await page.locator('#prosecutionId option').nth(1).waitFor({ state: 'attached' });
      assert.equal(await page.locator('#prosecutionId').inputValue(), prosecutionId);
      // a new case stands beside it, under an id of its own
      const values = await page.locator('#prosecutionId option').evaluateAll((all) => all.map(({ value }) => value));
      assert.equal(values.filter((value) => value === prosecutionId).length, 1);
      await visitor.isAccessible();
      await visitor.picture('join-case', { whole: false });
    },
  },
  {
    name: 'a referral into another office is refused, asked for, agreed to and filed, by forms alone',
    walk: async (visitor) => {
      const { page } = visitor;
      const submit = () => page.locator('main form button[type="submit"]').click();
      const reason = `They live in your town (${Date.now()}).`;
      const refer = async (office) => {
        await page.locator('[id="familyName"]').fill(`Elsewhere${Date.now()} (SYNTHETIC)`);
        await page.locator('[id="birthDate"]').fill('1999-04-02');
        const answers = { sex: 'FEMALE', nationality: 'KH', languages: 'khm', province: '17', source: 'HOTLINE' };
        for (const [field, value] of Object.entries({ ...answers, urgency: 'ROUTINE' }))
          await page.locator(`[id="${field}"]`).selectOption(value);
        // typed where nobody has registered the offices
        const chosen = page.locator('#office:is(input, :has(option[value="Poipet"]))');
        await chosen.waitFor();
        if (office && (await chosen.evaluate(({ tagName }) => tagName === 'INPUT'))) await chosen.fill(office);
        else if (office) await chosen.selectOption(office);
        await submit();
      };
      await visitor.signIn('sokha');
      await page.locator('nav a[href="/refer"]').click();
      await refer('Poipet');
      // the refusal leads to the request, which begins with what was refused
      const first = page.locator('main form [role="alert"] a[href*="/record/askOffice"]');
      await first.waitFor();
      await visitor.isAccessible();
      await visitor.picture('referral-refused');
      await first.click();
      await page.locator('[id="reason"]').fill(reason);
      assert.equal(await page.locator('#kind').inputValue(), 'FILE_REFERRAL');
      assert.equal(await page.locator('#office').inputValue(), 'Poipet');
      await visitor.picture('referral-asked');
      await submit();
      // nothing is recorded of a survivor yet: the way leads to the requests
      await page.locator('main a[href="/offices"]').waitFor();
      assert.equal(await page.locator('main a[href^="/journey/"]').count(), 0);

      const request = page.locator('main li').filter({ hasText: reason });
      await visitor.signsInAs('makara');
      await page.locator('nav a[href="/offices"]').click();
      await agrees(page, request);

      await visitor.signsInAs('sokha');
      await page.locator('nav a[href="/offices"]').click();
      const { data } = await visitor.asks(
        '{ officeRequests(purpose: CARE) { edges { node { requestId survivorId } } } }',
      );
      const way = await request.locator('a[href*="/record/receiveReferral"]').getAttribute('href');
      const agreed = data.officeRequests.edges.map(({ node }) => node).find(({ requestId }) => way.includes(requestId));
      // an address, as in a new tab, names the request; it can choose no id for the record to come
      await page.goto(`${visitor.origin}/record/receiveReferral?requestId=${agreed.survivorId}`);
      await page.locator('main a[href="/offices"]').last().waitFor();
      assert.equal(await page.locator('main form').count(), 0);
      await visitor.isAccessible();
      await visitor.picture('referral-not-agreed', { whole: false });
      await visitor.movesTo(way);
      await page.locator('[id="familyName"]').waitFor();
      assert.equal(await page.locator('#office').inputValue(), 'Poipet');
      await refer();
      await page.waitForURL(`**/journey/${agreed.survivorId}**`);
      await page.locator('main header h1').waitFor();
      await visitor.picture('referral-filed', { whole: false });
    },
  },
];
