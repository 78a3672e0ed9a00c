import { strict as assert } from 'node:assert';

/** A child of the demonstration with many services and visits. */
const OFTEN_VISITED = '6e43dfc9-7ef5-4c32-a6fa-caec7ad26bca';

const lineOf = (page, eventId) => page.locator(`[id="entry-${eventId}"] > article > button`);

const referral = { familyName: 'Time (SYNTHETIC)', givenName: 'Sreymom' };

export const timeline = [
  {
    name: 'the timeline folds repeated services, filters by strand and finds words',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('sokha');
      await page.goto(`${origin}/journey/${OFTEN_VISITED}?purpose=CARE`);
      await page.locator('#way h3').first().waitFor();
      await page.locator('#way').scrollIntoViewIfNeeded();
      await visitor.isAccessible();
      await visitor.picture('timeline');
      // each month is counted, whether it is loaded or not
      const months = await page.locator('#way select option').allInnerTexts();
      assert.ok(months.length > 6, months.join());
      await page.locator('#way select').selectOption({ index: months.length - 1 });
      await page.locator('#way [data-month]').nth(6).waitFor();
      const lanes = page.locator('#way [role="search"] button');
      await lanes.last().click();
      await page.locator('#way[aria-busy="false"]').waitFor();
      await page.locator('#way article').first().waitFor();
      const [shown, all] = (await page.locator('#way [role="status"]').first().innerText()).match(/\d+/g).map(Number);
      assert.ok(shown > 0 && shown < all, `${shown} of ${all}`);
      await visitor.isAccessible();
      await visitor.picture('timeline-strand', { whole: false });
    },
  },
  {
    name: 'an entry shows what was recorded, its personal values on a press, and its correction beneath',
    walk: async (visitor) => {
      const { page, origin, name } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const id = await visitor.receives(referral);
      const consent = { givenBy: 'SURVIVOR', language: 'khm', witnessRole: 'SOCIAL_WORKER', on: '2020-03-03' };
      await visitor.records('giveConsent', { survivorId: id, scopes: ['INTERVIEW', 'SERVICES'], ...consent });
      const noted = { survivorId: id, on: '2020-03-04', kind: 'VISIT', text: 'An aunt came along.' };
      const [eventId] = (await visitor.records('recordNote', noted)).eventIds;
      const replacement = { recordNote: { ...noted, survivorId: undefined, on: '2020-03-05' } };
      const [correction] = (
        await visitor.records('correctEntry', { survivorId: id, eventId, reason: 'A day later.', replacement })
      ).eventIds;

      await page.goto(`${origin}/journey/${id}?purpose=CARE#entry-${correction}`);
      // the address names the correction: its entry is open, and the correction in sight
      const line = lineOf(page, eventId);
      await line.waitFor();
      await page.locator(`[id="entry-${eventId}"][data-target]`).waitFor();
      assert.equal(await line.getAttribute('aria-expanded'), 'true');
      assert.match(await line.innerText(), name.startsWith('en') ? /Corrected since/ : /កែតម្រូវ/);
      assert.doesNotMatch(await page.locator('#way').textContent(), /aunt/);
      const before = await page.locator(`[id="entry-${correction}"]`).innerText();
      assert.match(before, name.startsWith('en') ? /5 Mar 2020[^]*4 Mar 2020/ : /5 មីនា 2020[^]*4 មីនា 2020/);
      await visitor.picture('timeline-entry');
      await page.locator(`[id="entry-${eventId}"] article > div button`).click();
      await page.getByText('An aunt came along.').first().waitFor();
      assert.match(await page.locator(`[id="entry-${correction}"]`).innerText(), /A day later\./);
      await visitor.isAccessible();
      await visitor.picture('timeline-opened');
      // closing the entry forgets what was opened
      await line.click();
      await line.click();
      assert.equal(await page.getByText('An aunt came along.').count(), 0);
    },
  },
];
