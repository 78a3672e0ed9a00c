import { strict as assert } from 'node:assert';
import { openForm } from '../menu.mjs';

const journeyOf = async ({ page }) => {
  await page.locator('main li a[href^="/journey/"]').first().click();
  await page.locator('main button:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('#actions').waitFor();
};

const linkTo = (page, mutation, more = '') => page.locator(`a[href*="/record/${mutation}"]${more}`);

const recorded = async (page) => {
  await page.locator('main form button[type="submit"]').click();
  await page.locator('#actions').waitFor();
};

/** A child of the demonstration with many visits by sokha; survivors of other walks come first in the list. */
const OFTEN_VISITED = '6e43dfc9-7ef5-4c32-a6fa-caec7ad26bca';

/** A survivor of the demonstration whose case is in court. */
const IN_COURT = 'a3fb9f33-7a3b-4998-a1a4-d86eacd6be05';

/** One entry of each type on the timeline, by its title. */
const kindsIn = (page) =>
  page
    .locator('#way li[id^="entry-"]:has(> article)')
    .evaluateAll((all) => Object.fromEntries(all.map((one) => [one.querySelector('strong').textContent, one.id])));

/**
 * Entries that policies record, or that amend others, are corrected at their source. One that says only which appointment
 * was kept, or which task was done, has nothing to fill in: it is struck out.
 */
const NOT_CORRECTED = /criminal case concluded|hearing noted|appointment kept|task done/i;

const opened = async ({ page, origin }, survivorId) => {
  await page.goto(`${origin}/journey/${survivorId}`);
  await page.locator('main button:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('#actions').waitFor();
};

export const puttingRight = [
  {
    name: 'each kind of entry on the timeline has a link to its correction form that takes the focus, one is pressed, and back leads to the record',
    languages: ['en'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await opened(visitor, OFTEN_VISITED);
      await page.locator('#way article').first().waitFor();
      const all = page.getByRole('button', { name: 'Show all' });
      if (await all.isVisible()) await all.click();
      await all.waitFor({ state: 'hidden' }); // the last entry is there
      await visitor.isAccessible();
      const kinds = Object.entries(await kindsIn(page)).filter(([kind]) => !NOT_CORRECTED.test(kind));
      assert.ok(kinds.length > 5, kinds.join());
      const links = [];
      for (const [kind, id] of kinds) {
        // the address names the entry, which is shown open
        await page.evaluate((hash) => (location.hash = hash), id);
        const link = linkTo(page.locator(`[id="${id}"]`), 'correctEntry');
        await link.focus();
        assert.ok(await link.evaluate((one) => one === document.activeElement), `${kind}: its link takes the focus`);
        links.push({ kind, eventId: id.replace('entry-', ''), href: await link.getAttribute('href') });
      }
      await page.keyboard.press('Enter');
      const withheld = [];
      // back once, then from form to form: back after each, the long record would be drawn as often
      for (const [at, { kind, eventId, href }] of links.toReversed().entries()) {
        if (at > 0) await visitor.movesTo(href);
        // the other ways to correct are offered, too
        await linkTo(page, 'disputeEntry', `[href*="${eventId}"]`).waitFor();
        // the form waits for the parts of the record from which it offers choices
        await page.waitForFunction(() => !document.querySelector('main [role="status"][aria-label]'));
        if (await page.locator('[id="reason"]').isVisible())
          assert.ok((await page.locator('main form [id^="replacement."]').count()) > 0, `${kind} is filled in`);
        else withheld.push(kind);
        if (at > 0) continue;
        await page.goBack();
        await page.locator('#actions').waitFor();
      }
      assert.deepEqual(
        withheld,
        ['Forensic interview conducted'],
        'the testimony of a child is withheld from the case worker',
      );
      visitor.says(`${kinds.length} kinds`);
    },
  },
  {
    name: 'an entry of a court case in the replay leads to its correction form',
    languages: ['en'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea');
      await opened(visitor, IN_COURT);
      await page.locator('main a[href^="/replay"]').first().click();
      const slider = page.getByRole('slider');
      await page.locator('#looked').waitFor();
      await slider.focus();
      const ofCourt = linkTo(page, 'correctEntry', '[href*="stream=prosecution-"]');
      while ((await ofCourt.count()) === 0) {
        const before = await slider.inputValue();
        await page.keyboard.press('ArrowLeft');
        assert.notEqual(await slider.inputValue(), before, 'there is an entry of a court case');
      }
      await visitor.isAccessible();
      await visitor.picture('replay-court');
      await ofCourt.click();
      await page.locator('[id="reason"]').fill('The court decided so later.');
      await page.locator('[id^="replacement."]').first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('correct-court');
      await recorded(page);
    },
  },
  {
    name: 'the correction form of an entry is filled in with its recorded values',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await opened(visitor, OFTEN_VISITED);
      await openForm(page, 'correctEntry');
      await linkTo(page, 'correctEntry', '[href*="eventId"]').first().waitFor();
      await page.locator('main summary').first().click();
      await visitor.isAccessible();
      await visitor.picture('which-entry', { whole: false });
      // a visit that sokha recorded, and may correct
      while ((await page.locator('main li[data-command="CompleteFollowUp"]').count()) === 0)
        await page.locator('main section > button').click();
      await linkTo(page.locator('main li[data-command="CompleteFollowUp"]').first(), 'correctEntry').click();
      const day = page.locator('[id="replacement.completeFollowUp.on"]');
      await day.waitFor();
      assert.match(await day.inputValue(), /^\d{1,2} \S+ 20\d\d$/, 'the day is filled in, as people write it');
      assert.equal(await page.locator('[id="eventId"]').count(), 0, 'its id is not asked for');
      const mode = page.locator('[id="replacement.completeFollowUp.mode"]');
      assert.notEqual(await mode.inputValue(), '');
      await mode.selectOption({ index: (await mode.inputValue()) === 'PHONE' ? 1 : 2 });
      await page.locator('[id="reason"]').fill('Another person reported it.');
      await visitor.isAccessible();
      await visitor.picture('correct-entry');
      await recorded(page);
    },
  },
  {
    name: 'the replay leads to the form that disputes an entry',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea');
      await journeyOf(visitor);
      await page.locator('main a[href^="/replay"]').first().click();
      await page.getByRole('slider').waitFor();
      await page.getByRole('slider').focus();
      await page.keyboard.press('Home');
      await linkTo(page, 'disputeEntry').click();
      await page.locator('[id="reason"]').fill('The survivor disagrees.');
      await visitor.isAccessible();
      await visitor.picture('dispute-entry');
      await recorded(page);
    },
  },
  {
    name: 'a correction in a court case is disputed from the replay, and not the entry that it corrects',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.actsAs('veasna');
      const listed = await visitor.asks(
        'query ($id: UUID!) { survivor(id: $id, purpose: COURT) { prosecutions { prosecutionId } } }',
        { id: IN_COURT },
      );
      const [{ prosecutionId }] = listed.data.survivor.prosecutions;
      const complaint = { agency: 'Harbour police (SYNTHETIC)', on: '2020-02-04' };
      const { eventIds } = await visitor.records('fileComplaint', { prosecutionId, ...complaint });
      const correction = await visitor.records('correctEntry', {
        prosecutionId,
        eventId: eventIds[0],
        reason: 'It was another police station.',
        replacement: { fileComplaint: { ...complaint, agency: 'Railway police (SYNTHETIC)' } },
      });
      await visitor.signIn('sophea');
      await opened(visitor, IN_COURT);
      await page.locator('main a[href^="/replay"]').first().click();
      const slider = page.getByRole('slider');
      await page.locator('#looked').waitFor();
      await slider.focus();
      const toDispute = linkTo(page, 'disputeEntry', `[href*="${correction.eventIds[0]}"]`);
      while ((await toDispute.count()) === 0) {
        const before = await slider.inputValue();
        await page.keyboard.press('ArrowLeft');
        assert.notEqual(await slider.inputValue(), before, 'the replay has the correction');
      }
      await toDispute.click();
      const read = await page.locator(`main [id$="${correction.eventIds[0]}"]`).innerText();
      for (const words of ['Railway', 'Harbour', 'another police station.', 'You dispute this'])
        assert.ok(read.includes(words), read);
      await page.locator('[id="reason"]').fill('The letter names the harbour.');
      await visitor.isAccessible();
      await visitor.picture('dispute-correction');
      const sent = page.waitForRequest((request) => /disputeEntry/.test(request.postData() ?? ''));
      await page.locator('main form button[type="submit"]').click();
      assert.equal(JSON.parse((await sent).postData()).variables.input.eventId, correction.eventIds[0]);
      await page.locator('#actions').waitFor();
    },
  },
  {
    name: 'an operation and a prevention activity are recorded from the menu',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea');
      await page.locator('nav a[href="/other"]').click();
      await linkTo(page, 'conductOperation').waitFor();
      await visitor.isAccessible();
      await visitor.picture('other');
      await linkTo(page, 'holdPreventionActivity').click();
      await page.locator('[id="attendees"]').waitFor();
      await visitor.isAccessible();
      await visitor.picture('prevention');
      await page.goBack();
      await linkTo(page, 'conductOperation').click();
      await page.locator('[id="kind"]').selectOption('CAC_OUTREACH');
      await page.locator('[id="province"]').selectOption('17');
      await visitor.isAccessible();
      await visitor.picture('operation');
      await page.locator('main form button[type="submit"]').click();
      await page.locator('main [role="status"]').filter({ hasText: /\S/ }).first().waitFor();
    },
  },
];
