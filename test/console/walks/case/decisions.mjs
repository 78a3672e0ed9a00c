import { strict as assert } from 'node:assert';
import { correctsActivity } from '../../corrected-activity.mjs';
import { openMenu } from '../../menu.mjs';

/** Waits until the number in the navigation is that of the rows of the whole list, however many pages it has. */
const countsRows = (page) =>
  page.waitForFunction(() => {
    const more = document.querySelector('main section ~ button');
    if (more) {
      if (!more.dataset.loading) more.click();
      return false;
    }
    const shown = document.querySelector('nav a[href*="kind=decisions"] span span')?.textContent;
    return Number(shown) === document.querySelectorAll('main section li > a').length;
  });

/** A survivor in care of sokha, with something of each kind that waits for the supervisor. */
const waiting = async (visitor) => {
  const survivorId = await visitor.receives({ familyName: 'Waiting (SYNTHETIC)', givenName: 'Rathana' });
  const record = (mutation, input) => visitor.records(mutation, { survivorId, ...input });
  await record('giveConsent', {
    scopes: ['INTERVIEW', 'SERVICES'],
    givenBy: 'SURVIVOR',
    language: 'khm',
    witnessRole: 'SOCIAL_WORKER',
    on: '2020-03-03',
  });
  const { eventIds } = await record('recordNote', { on: '2020-03-03', kind: 'VISIT', text: 'The first visit.' });
  await record('disputeEntry', { eventId: eventIds[0], reason: 'That visit was on another day.' });
  const planId = crypto.randomUUID();
  await record('draftCasePlan', {
    planId,
    on: '2020-03-07',
    goals: [
      {
        goalId: crypto.randomUUID(),
        domain: 'EDUCATION_AND_WORK',
        aim: 'A job in the town.',
        survivorsWish: 'To sew.',
        services: ['VOCATIONAL_TRAINING'],
        dueOn: '2020-09-01',
      },
    ],
  });
  await record('submitCasePlan', { planId, on: '2020-03-08' });
  await record('requestErasure', { askedBy: 'SURVIVOR', on: '2020-03-09', note: 'Wants nothing kept.' });
  return survivorId;
};

export const decisions = [
  {
    name: 'what waits for a supervisor is one press from everywhere, with its number, and for nobody else',
    walk: async (visitor) => {
      const { page } = visitor;
      const waits = page.locator('nav a[href*="kind=decisions"]');
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      assert.equal(await waits.count(), 0, 'a case worker decides nothing');
      const id = await waiting(visitor);
      await correctsActivity(visitor);
      await visitor.signsInAs('sophea');
      await waits.locator('span span').waitFor();
      await page.locator('main li a').first().waitFor();
      const [count] = /\d+/.exec(await waits.innerText());
      assert.ok(Number(count) > 0, count);
      await waits.click();
      await page.waitForURL((url) => url.searchParams.get('kind') === 'decisions');
      await page.locator(`main li a[href*="${id}"]`).waitFor();
      assert.equal(await page.locator('nav a[aria-current="page"]').count(), 1);
      assert.ok(
        (await page
          .locator('main section:is([aria-labelledby="inCourt"], [aria-labelledby="inOperations"]) li')
          .count()) > 0,
      );
      await countsRows(page);
      await visitor.isAccessible();
      await visitor.picture('waits-for-a-decision', { whole: false });
    },
  },
  {
    name: 'where the number of what waits does not load, the page stays',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      // as after an upgrade of the service, which no longer has this file
      await page.route(/DecisionCount/, (route) => route.fulfill({ status: 404, body: '' }));
      const missed = page.waitForResponse(/DecisionCount.*\.js$/);
      await visitor.signIn('sophea');
      await missed;
      await page.locator('main li a').first().waitFor();
      const waits = page.locator('nav a[href*="kind=decisions"]');
      assert.equal(await waits.locator('span span').count(), 0);
      await waits.click();
      await page.waitForURL((url) => url.searchParams.get('kind') === 'decisions');
      await page.locator('main li a').first().waitFor();
      visitor.complaints = visitor.complaints.filter((one) => !/404/.test(one));
    },
  },
  {
    name: 'nothing is decided before it was read: each way to a decision leads to its review',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.actsAs('sokha');
      const id = await waiting(visitor);
      await visitor.actsAs('bopha');
      const { id: breakGlassId } = await visitor.records('openBreakGlass', {
        survivorId: id,
        reason: 'DANGER_TO_LIFE',
        explanation: 'Stood before our door at night.',
      });
      await visitor.signIn('sophea');
      await visitor.movesTo(`/journey/${id}?purpose=SUPERVISION`);
      await page.locator('#decide-plan').waitFor();
      await page.locator('[aria-labelledby="next"] li').first().waitFor();
      const straight = page.locator(
        'a[href*="/record/approve"], a[href*="/record/return"], a[href*="/record/review"], a[href*="/record/close"]',
      );
      assert.equal(await straight.count(), 0, 'no way from the page');
      await openMenu(page);
      assert.equal(await straight.count(), 0, 'no way from the menu');
      await page.locator('dialog[open] a[href="#decide-plan"]').first().click();
      await page.getByText('A job in the town.').waitFor();
      await visitor.isAccessible();
      await visitor.picture('decide-plan', { whole: false });

      // what else waits shows what is decided, too
      for (const [anchor, words] of [
        ['decide-entry', 'That visit was on another day.'],
        ['decide-erasure', 'Wants nothing kept.'],
        ['decide-emergency', 'Stood before our door at night.'],
      ]) {
        await page.evaluate((hash) => (location.hash = hash), anchor);
        await page.locator(`#${anchor}`).getByText(words).waitFor();
        assert.ok((await page.locator(`#${anchor} a[href*="/record/"]`).count()) > 0, anchor);
      }
      const minutes = await page.locator('#decide-emergency dl').innerText();
      assert.equal(minutes.match(/\d\d:\d\d/g)?.length, 2, `from when until when: ${minutes}`);
      await visitor.isAccessible();
      await visitor.picture('decisions');

      // also where somebody types the address of the form
      await page.goto(`${origin}/record/approveCasePlan?survivorId=${id}&purpose=SUPERVISION`);
      await page.locator('#decide-plan').getByText('A job in the town.').waitFor();
      await page.goto(
        `${origin}/record/reviewBreakGlass?survivorId=${id}&purpose=SUPERVISION&breakGlassId=${breakGlassId}`,
      );
      await page.locator('#decide-emergency').getByText('Stood before our door at night.').waitFor();
      await page.goto(`${origin}/record/reviewBreakGlass?breakGlassId=${breakGlassId}`);
      await page.locator('main a[href="/"]').waitFor();
      assert.equal(await page.locator('main form').count(), 0);

      // a review of an emergency access sends the revision that was read
      await page.goto(`${origin}/journey/${id}?purpose=SUPERVISION#decide-emergency`);
      await page.locator('#decide-emergency a[href*="/record/reviewBreakGlass?"]').click();
      await page.locator('main form [id="upheld"] input').first().check();
      const sent = page.waitForRequest((request) => /reviewBreakGlass/.test(request.postData() ?? ''));
      await page.locator('main form button[type="submit"]').click();
      assert.equal(typeof JSON.parse((await sent).postData()).variables.input.expectedRevision, 'number');
      await page.waitForURL(/\/journey\//);
      // the address of what is decided already says so, where it can show nothing
      await page.goto(`${origin}/record/closeCase?survivorId=${id}&purpose=SUPERVISION`);
      await page
        .locator('main [role="status"]')
        .getByText(/waits for your decision|រង់ចាំការសម្រេចរបស់អ្នក/)
        .waitFor();
      await visitor.picture('decide-nothing', { whole: false });
      // what else waits is one press away
      await page.locator('main [role="status"] a[href="#decide-plan"]').click();
      await page.locator('#decide-plan button[aria-expanded="true"]:focus').waitFor();
      assert.equal(await page.locator('main [role="status"] a[href^="#decide-"]').count(), 0);

      // what was read is decided, and nothing that was recorded since
      await page.locator('#decide-plan a[href*="/record/approveCasePlan?"]').click();
      await page.locator('main form button[type="submit"]').waitFor();
      await visitor.records('recordNote', { survivorId: id, on: '2020-03-10', kind: 'CALL', text: 'Another wish.' });
      await page.locator('main form button[type="submit"]').click();
      await page.getByRole('alert').getByRole('heading').waitFor();
      assert.equal(await page.getByRole('alert').getByRole('button').count(), 1, 'only to read it again');
      await visitor.picture('decide-conflict', { whole: false });
      await page.getByRole('alert').getByRole('button').click();
      await page.locator('#decide-plan').getByText('A job in the town.').waitFor();
    },
  },
  {
    name: 'a supervisor lists what waits for a decision',
    languages: ['en'],
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.actsAs('sokha');
      await waiting(visitor);
      await visitor.signIn('sophea', '/cases?kind=decisions');
      const row = page.locator('main li').filter({ hasText: 'Waiting (SYNTHETIC)' }).first();
      await row.waitFor();
      assert.match(await row.innerText(), /Approve a case plan/);
      assert.equal(
        await page
          .locator('main li')
          .filter({ hasText: /Follow up/i })
          .count(),
        0,
      );
      await visitor.isAccessible();
      await visitor.picture('cases-decisions', { whole: false });
      // a search opens only the survivors that it finds
      const sent = [];
      page.on('request', (request) => sent.push(request.postData() ?? ''));
      page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
      await page.getByRole('searchbox').or(page.locator('form[role="search"] input')).first().fill('Waiting');
      await page.keyboard.press('Enter');
      await page.locator('main li').filter({ hasText: 'Waiting (SYNTHETIC)' }).first().waitFor();
      await page.waitForLoadState('networkidle');
      assert.ok(
        sent.some((body) => body.includes('FoundStandings')),
        'asks how the found cases stand',
      );
      const lists = sent.filter((body) => body.includes('LiveCaseload') || body.includes('query Caseload('));
      assert.deepEqual(lists, [], 'and lists nobody else');
      // a row of what waits leads to the review itself, opened, and not to the top of the page
      await page.goto(`${origin}/cases?kind=decisions`);
      await row.locator('a').click();
      await page.locator('main button:focus').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('#approvals [data-decides] a').first().waitFor();
      await page.locator('#approvals button[aria-expanded="true"]:focus').waitFor();
      // who it is about is in sight: where the name does not stay above, the review says it
      const who = page.locator('#approvals').getByText('Waiting (SYNTHETIC)').first();
      assert.equal(await who.isVisible(), visitor.name.endsWith('phone'));
      await visitor.picture('review-from-the-list', { whole: false });
      // and the way back leads to what else waits
      await page.locator('main header a[href^="/cases"]').click();
      await page.waitForURL((url) => url.pathname === '/cases' && url.searchParams.get('kind') === 'decisions');
      await row.waitFor();
    },
  },
];
