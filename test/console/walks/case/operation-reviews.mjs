import { strict as assert } from 'node:assert';
import { Visitor } from '../../browser.mjs';
import { approves, putsRight, readsReview, sendsBack } from './reading-reviews.mjs';

const HELD = {
  kind: 'CAC_OUTREACH',
  office: 'SiemReapCac',
  province: '17',
  on: '2020-06-03',
};

/** @returns the operation with its only entry, recorded by the signed-in user */
const conducts = async (visitor, said) => {
  const operationId = crypto.randomUUID();
  const { eventIds } = await visitor.records('conductOperation', { operationId, ...HELD, ...said });
  return { operationId, eventId: eventIds[0] };
};

export const operationReviews = [
  {
    name: 'an operation that a colleague struck out waits for the supervisor, who reads what it said and approves that',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      const agency = `Provincial police ${crypto.randomUUID().slice(0, 4)} (SYNTHETIC)`;
      const reason = 'It was planned, and never took place.';
      await visitor.actsAs('sokha');
      const { operationId, eventId } = await conducts(visitor, { withAuthorities: [agency] });
      await visitor.actsAs('chenda');
      await visitor.records('strikeOutEntry', { operationId, eventId, reason });
      await visitor.signIn('sophea', '/cases?kind=decisions');
      const review = await readsReview(visitor, operationId, 'struck-out');
      for (const said of [agency, reason, 'sokha', 'chenda'])
        assert.ok((await review.innerText()).includes(said), said);
      await approves(visitor, review, 'struck-out');
      await page.locator('main h1').waitFor();
      await page.locator('#approvals').waitFor({ state: 'detached' });
      await page.locator('main [role="status"]:not([aria-label])').filter({ hasText: /\S/ }).waitFor();
      await visitor.isAccessible();
      await visitor.picture('struck-out-approved');
      await page.goto(`${origin}/cases?kind=decisions`);
      await page.locator('main h1').waitFor();
      await page.locator('main [role="status"][aria-label]').waitFor({ state: 'detached' });
      assert.equal(await page.locator(`main a[href*="${operationId}"]`).count(), 0, 'nothing waits any more');
    },
  },
  {
    name: 'a correction of an operation that is not upheld stays in the list until somebody puts it right',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      const [met, said] = ['Commune police (SYNTHETIC)', 'District police (SYNTHETIC)'];
      await visitor.actsAs('sokha');
      const { operationId, eventId } = await conducts(visitor, { withAuthorities: [met] });
      await visitor.actsAs('chenda');
      await visitor.records('correctEntry', {
        operationId,
        eventId,
        reason: 'I remember it otherwise.',
        replacement: { conductOperation: { ...HELD, withAuthorities: [said] } },
      });
      await visitor.signIn('sophea', '/cases?kind=CORRECTION_REVIEW');
      const review = await readsReview(visitor, operationId, 'sent-back');
      for (const one of [met, said, 'I remember it otherwise.', 'sokha', 'chenda'])
        assert.ok((await review.innerText()).includes(one), one);
      const note = 'The report names the commune police.';
      await sendsBack(visitor, review, 'sent-back', note);
      const notUpheld = visitor.name.startsWith('en') ? 'not upheld' : 'មិនត្រឹមត្រូវ';
      await page.locator('#approvals').getByText(notUpheld).waitFor();
      await page.locator('dd').filter({ hasText: said }).getByText(notUpheld).waitFor();
      await visitor.isAccessible();
      await visitor.picture('sent-back-page');
      await page.goto(`${origin}/cases?kind=CORRECTION_REVIEW`);
      await page.locator(`main a[href*="${operationId}"]`).getByText(notUpheld).waitFor();
      await visitor.picture('sent-back-list', { whole: false });

      // it is sent back to who recorded it, with the reason, and leaves their list once they put it right
      await visitor.signsInAs('chenda');
      const toRead = await readsReview(visitor, operationId, 'sent-back-to-author');
      assert.ok((await toRead.innerText()).includes(note), note);
      await putsRight(visitor, toRead, 'sent-back', { from: said, to: met });
      await page.locator('dd').filter({ hasText: met }).first().waitFor();
      await page.locator('#approvals').waitFor({ state: 'detached' });
      await visitor.picture('sent-back-put-right');
    },
  },
  {
    name: 'an operation is struck out from its page',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      const { operationId, eventId } = await conducts(visitor, { withAuthorities: ['Commune police (SYNTHETIC)'] });
      await visitor.movesTo(`/activity/operation/${operationId}`);
      await page.locator(`#entry-${eventId} a[href*="/record/correctEntry"]`).click();
      await page.locator('main a[href*="/record/strikeOutEntry"]').waitFor();
      await visitor.isAccessible();
      await visitor.picture('operation-correct');
      await page.locator('main a[href*="/record/strikeOutEntry"]').click();
      await page.locator('[id="reason"]').fill('It was recorded twice.');
      await visitor.isAccessible();
      await visitor.picture('operation-strike-out');
      await page.locator('main form button[type="submit"]').click();
      await page.waitForURL(/\/activity\//);
      await page.locator('main h1').waitFor();
      assert.equal(await page.locator('main dl').count(), 0, 'nothing of it is shown any more');
      await visitor.isAccessible();
      await visitor.picture('operation-struck-out');
    },
  },
  {
    name: 'two colleagues record in one operation, and the second one sees what the first one has disputed',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('sokha');
      const { operationId, eventId } = await conducts(visitor, { withAuthorities: ['Commune police (SYNTHETIC)'] });
      const begun = page.waitForResponse((answer) => /OperationRevision/.test(answer.request().postData() ?? ''));
      await visitor.movesTo(`/record/recordOperationResult?operationId=${operationId}`);
      await page.locator('[id="materials"] button').waitFor();
      // nothing was handed out: no group of the form is in the way
      assert.equal(await page.locator('[id="materials.0"]').count(), 0);
      await page.locator('[id="materials"] button').click();
      await page.locator('[id="materials.0.count"]').fill('1');
      await page.locator('[id="materials.0.title"]').fill('Safe work (SYNTHETIC)');
      await page.locator('[id="materials.0.language"]').selectOption({ index: 1 });
      for (const count of ['met', 'screened', 'referred']) await page.locator(`[id="${count}"]`).fill('1');
      await begun;
      // people know an operation by its day and its office, and nobody by its id
      const named = await page.locator('[id="operationId"] option:checked').innerText();
      assert.match(named, /^3 \S+ 2020 · /);

      const other = await Visitor.at(visitor.context.browser(), origin);
      await other.signIn('sophea');
      await other.records('disputeEntry', { operationId, eventId, reason: 'The province is another one.' });
      await other.leave();

      await page.locator('main form button[type="submit"]').click();
      const meanwhile = page.getByRole('alert');
      await meanwhile.getByText('sophea').waitFor();
      await visitor.isAccessible();
      await visitor.picture('operation-conflict');
      await meanwhile.getByRole('button').last().click();
      await page.locator('main [role="status"]').filter({ hasText: /\S/ }).first().waitFor();

      // the dispute stands at each value that it is about, and at none of the result
      await page.goto(`${origin}/activity/operation/${operationId}`);
      const disputed = page.locator('main dd').filter({ hasText: /Disputed|បានបញ្ជាក់ថាមិនត្រឹមត្រូវ/ });
      await disputed.first().waitFor();
      assert.equal(await disputed.filter({ hasText: 'Commune police' }).count(), 1);
      assert.equal(await disputed.count(), 5);
      await visitor.isAccessible();
      await visitor.picture('operation-disputed');
    },
  },
  {
    name: 'what a colleague decided leaves the page, the list and the number without a reload',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, origin, context } = visitor;
      await visitor.actsAs('sokha');
      const { operationId, eventId } = await conducts(visitor, { withAuthorities: [] });
      const { eventIds } = await visitor.records('strikeOutEntry', { operationId, eventId, reason: 'Nobody went.' });
      await visitor.signIn('pheakdey');
      const other = await Visitor.at(context.browser(), origin);
      const { page: list } = other;
      const watched = [];
      list.on('websocket', (socket) =>
        socket.on('framesent', ({ payload }) => watched.push(...String(payload).matchAll(/subscription (\w+)/g))),
      );
      await other.signIn('sophea', '/cases?kind=decisions');
      const count = list.locator('nav a[href*="kind=decisions"] span span');
      await count.waitFor();
      const before = Number(await count.innerText());
      await list.locator(`main a[href*="${operationId}"]`).waitFor();
      const live = watched.map(([, name]) => name).filter((name) => name.endsWith('Reviews'));
      const each = ['LiveCourtReviews', 'LiveOperationReviews'];
      assert.deepEqual(live.toSorted(), each, 'the lists and the number share their live queries');
      await visitor.movesTo(`/activity/operation/${operationId}`);
      await page.locator('#approvals button').click();
      await page.locator('#approvals a[href*="/record/reviewEntry"]').focus();
      const decided = { operationId, eventId: eventIds[0], on: '2020-06-04', upheld: true };
      await other.records('reviewEntry', decided);
      await page.locator('#approvals').waitFor({ state: 'detached' });
      await page.locator('main [role="status"]').filter({ hasText: 'A colleague has decided' }).waitFor();
      const hasFocus = await page.evaluate(() => document.activeElement !== document.body);
      assert.ok(hasFocus, 'the focus stays where the review was');
      await visitor.isAccessible();
      await visitor.picture('decided-meanwhile');
      await list.locator(`main a[href*="${operationId}"]`).waitFor({ state: 'detached' });
      await list.waitForFunction(
        (was) =>
          Number(document.querySelector('nav a[href*="kind=decisions"] span span')?.textContent ?? 0) === was - 1,
        before,
      );
      await other.leave();
    },
  },
  {
    name: 'where the list of reviews does not load, the page says so and asks again',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, origin, context } = visitor;
      await visitor.actsAs('sokha');
      const { operationId, eventId } = await conducts(visitor, { withAuthorities: [] });
      await visitor.records('strikeOutEntry', { operationId, eventId, reason: 'Nobody went.' });
      await visitor.signIn('sophea');
      // a live query that nobody answers, so that the page asks without it
      await context.routeWebSocket(/graphql/, () => undefined);
      const failed = { errors: [{ message: 'The database is not there.', extensions: { code: 'INTERNAL' } }] };
      await page.route('**/graphql', (route, request) =>
        /query OperationReviews/.test(request.postData() ?? '') ? route.fulfill({ json: failed }) : route.fallback(),
      );
      await page.goto(`${origin}/activity/operation/${operationId}`);
      const alert = page.locator('main [role="alert"]').filter({ hasText: 'The database is not there.' });
      await alert.waitFor();
      await visitor.isAccessible();
      await visitor.picture('reviews-not-loaded');
      await page.unroute('**/graphql');
      await alert.getByRole('button').click();
      await page.locator('#approvals button').waitFor();
      assert.equal(await alert.count(), 0);
      visitor.complaints = visitor.complaints.filter((one) => !/WebSocket/.test(one));
    },
  },
];
