import { strict as assert } from 'node:assert';
import { correctsActivity } from '../../corrected-activity.mjs';
import { opensCourtCase, recordsAtLast } from '../../court-case.mjs';
import { approves, putsRight, readsReview } from './reading-reviews.mjs';

/** A survivor of the demonstration whose case is in court. */
const IN_COURT = 'a3fb9f33-7a3b-4998-a1a4-d86eacd6be05';

export const courtReviews = [
  {
    name: 'a correction in a court case waits for the supervisor, who reads both values and approves it',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.actsAs('veasna');
      const listed = await visitor.asks(
        'query ($id: UUID!) { survivor(id: $id, purpose: COURT) { prosecutions { prosecutionId } } }',
        { id: IN_COURT },
      );
      const [{ prosecutionId }] = listed.data.survivor.prosecutions;
      const agency = `Provincial police ${crypto.randomUUID().slice(0, 4)} (SYNTHETIC)`;
      const complaint = { agency: 'Comune police (SYNTHETIC)', on: '2020-02-01' };
      const { eventIds } = await visitor.records('fileComplaint', { prosecutionId, ...complaint });
      await visitor.records('correctEntry', {
        prosecutionId,
        eventId: eventIds[0],
        reason: 'Another police station received it.',
        replacement: { fileComplaint: { ...complaint, agency } },
      });
      const asked = [];
      page.on('request', (request) => asked.push(/CourtOrigins/.test(request.postData() ?? '') && 1));
      await visitor.signIn('sophea', '/cases?kind=decisions');
      const review = await readsReview(visitor, `/court/${prosecutionId}`, 'court');
      for (const said of [complaint.agency, agency, 'Another police station received it.', 'veasna'])
        assert.ok((await review.innerText()).includes(said), said);
      await approves(visitor, review, 'court');
      const value = page.locator('dd p').filter({ hasText: agency });
      const upheld = visitor.name.startsWith('en') ? 'Corrected · upheld' : 'បានកែតម្រូវ · បានពិនិត្យថាត្រឹមត្រូវ';
      await value.getByText(upheld).waitFor();
      await page.waitForLoadState('networkidle');
      assert.equal(asked.filter(Boolean).length, 0, 'the entries are a reading of each survivor: on a press');
      await page.locator('main section button[aria-expanded="false"]').last().click();
      await page.locator('main section > h2 + ol li').first().waitFor();
      assert.equal(asked.filter(Boolean).length, 1);
      await value.locator('a[href^="#court-"]').click();
      await page.waitForFunction(() => document.querySelector(':target')?.id.startsWith('court-'));
      await visitor.isAccessible();
      await visitor.picture('court-corrected');
    },
  },
  {
    name: 'what was not upheld in a court case is sent back to the legal officer, who puts it right',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.actsAs('veasna');
      const listed = await visitor.asks(
        'query ($id: UUID!) { survivor(id: $id, purpose: COURT) { prosecutions { prosecutionId } } }',
        { id: IN_COURT },
      );
      const [{ prosecutionId }] = listed.data.survivor.prosecutions;
      const [said, meant] = ['Border', 'District'].map((name) => `${name} police ${crypto.randomUUID().slice(0, 4)}`);
      const complaint = { agency: 'Port police (SYNTHETIC)', on: '2020-02-03' };
      const { eventIds } = await visitor.records('fileComplaint', { prosecutionId, ...complaint });
      const correction = await visitor.records('correctEntry', {
        prosecutionId,
        eventId: eventIds[0],
        reason: 'I misread the letter.',
        replacement: { fileComplaint: { ...complaint, agency: said } },
      });
      await visitor.actsAs('sophea');
      const note = 'The letter names the district.';
      const decided = { prosecutionId, eventId: correction.eventIds[0], on: '2020-06-04', upheld: false, note };
      await visitor.records('reviewEntry', decided);
      await visitor.signIn('veasna');
      const review = await readsReview(visitor, `/court/${prosecutionId}`, 'court-sent-back');
      for (const one of [said, note, 'sophea']) assert.ok((await review.innerText()).includes(one), one);
      await putsRight(visitor, review, 'court-sent-back', { from: said, to: meant });
      const waits = visitor.name.startsWith('en') ? 'waits for a review' : 'រង់ចាំការពិនិត្យ';
      await page.locator('dd p').filter({ hasText: meant }).getByText(waits).waitFor();
      await page.locator('#approvals').waitFor({ state: 'detached' });
      await visitor.isAccessible();
      await visitor.picture('court-put-right');
    },
  },
  {
    name: 'a hearing whose day was corrected is put right from the page of its court case, and no id is typed',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      // a case of its own: in one that another attempt has left behind, the court has sat on that day already
      const prosecutionId = await opensCourtCase(visitor);
      const { eventIds } = await recordsAtLast(visitor, 'recordHearing', { prosecutionId, on: '2020-11-24' });
      const correction = await visitor.records('correctEntry', {
        prosecutionId,
        eventId: eventIds[0],
        reason: 'I took the wrong day from the letter.',
        replacement: { recordHearing: { on: '2020-11-25' } },
      });
      await visitor.asks(
        'query ($id: UUID!, $atLeast: String) { prosecution(id: $id, purpose: COURT, atLeast: $atLeast) { __typename } }',
        { id: prosecutionId, atLeast: correction.position },
      );
      await visitor.signIn('sophea');
      await visitor.movesTo(`/court/${prosecutionId}?purpose=COURT`);
      const review = page.locator('#approvals > div').last();
      await review.locator('button').click();
      await review.locator('a[href*="/record/reviewEntry"][href*="purpose=COURT"]').waitFor();
      await page.locator('main section button[aria-expanded="false"]').last().click();
      // the correction is behind the only value, and the hearing behind none
      await page.locator(`[id="court-${correction.eventIds[0]}"] a[href*="/record/correctEntry"]`).click();
      const day = page.locator('[id="replacement.recordHearing.on"]');
      await day.waitFor();
      assert.match(await day.inputValue(), /^25 /);
      assert.equal(await page.locator('[id$="hearingId"]').count(), 0, 'nobody types the id of a planned hearing');
      await visitor.isAccessible();
      await visitor.picture('correct-hearing');
      await page.locator('[id="reason"]').fill('It was the day before.');
      await day.fill('24 Nov 2020');
      await page.locator('main form button[type="submit"]').click();
      await page.waitForURL(/\/court\//);
    },
  },
  {
    name: 'a correction of an operation waits for the supervisor, who reads both values and approves it',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.actsAs('sokha');
      const operationId = await correctsActivity(visitor);
      await visitor.signIn('sophea', '/cases?kind=CORRECTION_REVIEW');
      const review = await readsReview(visitor, operationId, 'activity');
      for (const said of ['21', '43', 'Two sheets stuck together.', 'sokha'])
        assert.ok((await review.innerText()).includes(said), said);
      await approves(visitor, review, 'activity');
      await page.locator('dd a[href^="#entry-"]').first().waitFor();
      await page.locator('dd').filter({ hasText: '43' }).first().waitFor();
      await page.locator('#approvals').waitFor({ state: 'detached' });
      await visitor.isAccessible();
      await visitor.picture('activity-corrected');
    },
  },
  {
    name: 'the case file of a past day shows the court case as it stood',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea');
      const { data } = await visitor.asks(
        `query ($id: UUID!) { survivor(id: $id, purpose: COURT) { prosecutions { prosecutionId openedOn } } }`,
        { id: IN_COURT },
      );
      const [{ prosecutionId }] = data.survivor.prosecutions;
      const read = await visitor.asks(
        'query ($id: UUID!) { prosecution(id: $id, purpose: COURT) { charges { on } sentences { on } } }',
        { id: prosecutionId },
      );
      const { charges, sentences } = read.data.prosecution;
      const [charged, sentenced] = [charges[0].on, sentences[0].on];
      assert.ok(charged < sentenced);
      await visitor.movesTo(`/journey/${IN_COURT}?purpose=COURT&asOf=${charged}`);
      await page.locator('#court button[aria-expanded="false"]').first().click();
      const fact = (name) =>
        page
          .locator('#court dl > div')
          .filter({ has: page.locator('dt', { hasText: name }) })
          .first()
          .locator('dd');
      const [ofCharges, ofSentences] = visitor.name.startsWith('en') ? ['Charges', 'Sentences'] : ['បទចោទប្រកាន់', 'ទោស'];
      await fact(ofCharges).locator('p').first().waitFor();
      assert.equal(await fact(ofSentences).locator('p').count(), 0, 'the sentence came later');
      await visitor.isAccessible();
      await visitor.picture('court-past');

      // another day is another reading: what was open is closed, and nothing is read without a press
      const readings = [];
      page.on('request', (request) => readings.push(/CaseFileCourt/.test(request.postData() ?? '') && 1));
      const day = page.locator('main header input').first();
      await day.fill(sentenced.split('-').toReversed().map(Number).join('/'));
      await day.press('Enter');
      await page.waitForURL((url) => url.searchParams.get('asOf') === sentenced);
      await page.locator('#court button[aria-expanded]').first().waitFor();
      await page.waitForLoadState('networkidle');
      assert.equal(await page.locator('#court button[aria-expanded="true"]').count(), 0);
      assert.equal(readings.filter(Boolean).length, 0);
      await page.locator('#court button[aria-expanded="false"]').first().click();
      await fact(ofSentences).locator('p').first().waitFor();
      assert.equal(readings.filter(Boolean).length, 1);
    },
  },
];
