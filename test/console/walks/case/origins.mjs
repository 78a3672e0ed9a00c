import { strict as assert } from 'node:assert';

/** A child of the demonstration whose court case ended with a sentence, and with many services. */
const IN_COURT = '6e43dfc9-7ef5-4c32-a6fa-caec7ad26bca';

/** A survivor of whose home one entry says where it is, and an earlier one the rest. */
const movedHome = async (visitor) => {
  const survivorId = await visitor.receives({ familyName: 'Origin (SYNTHETIC)', givenName: 'Sreynich' });
  const record = async (mutation, input) => (await visitor.records(mutation, { survivorId, ...input })).eventIds[0];
  await record('giveConsent', {
    scopes: ['INTERVIEW', 'SERVICES'],
    givenBy: 'SURVIVOR',
    language: 'khm',
    witnessRole: 'SOCIAL_WORKER',
    on: '2020-03-03',
  });
  await record('identifySurvivor', {
    on: '2020-03-04',
    decidedBy: 'POLICE',
    level: 'FORMAL',
    exploitation: [
      {
        country: 'TH',
        types: ['FORCED_LABOUR'],
        recruiterRelation: 'BROKER',
        recruitment: 'FALSE_JOB_OFFER',
        control: [],
      },
    ],
  });
  const entered = await record('enterAftercare', {
    on: '2020-03-05',
    housing: 'SHELTER',
    programme: 'COMMUNITY_BASED',
    office: 'SiemReapCac',
  });
  const house = { address: 'House 12 (SYNTHETIC), Siem Reap' };
  const moved = await record('changeHousing', { ...house, on: '2020-03-06', arrangement: 'INDEPENDENT_LIVING' });
  const planId = crypto.randomUUID();
  const goal = {
    goalId: crypto.randomUUID(),
    domain: 'EDUCATION_AND_WORK',
    aim: 'A job.',
    services: ['VOCATIONAL_TRAINING'],
  };
  const drafted = await record('draftCasePlan', {
    planId,
    on: '2020-03-07',
    goals: [{ ...goal, dueOn: '2020-09-01' }],
  });
  await record('submitCasePlan', { planId, on: '2020-03-08' });
  const revised = await record('revisePersonDetails', { givenName: 'Sreynich Chan', birthDate: '1991-02-01' });
  return { survivorId, entered, moved, drafted, revised };
};

const factOf = (page, part, label) =>
  page
    .locator(`#${part} dl > div`)
    .filter({ has: page.locator('dt', { hasText: label }) })
    .first();

export const origins = [
  {
    name: 'each value of a case file leads to the entry that said it, not to the last one about its row',
    walk: async (visitor) => {
      const { page, name } = visitor;
      const isEnglish = name.startsWith('en');
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const { survivorId, entered, moved, drafted, revised } = await movedHome(visitor);
      const asked = [];
      page.on('request', (request) => asked.push(/CaseFileOrigins/.test(request.postData() ?? '') && 1));
      await visitor.movesTo(`/journey/${survivorId}?purpose=CARE`);
      await page.locator('#way article').first().waitFor();
      assert.equal(asked.filter(Boolean).length, 0, 'nobody wanted to go to an entry yet');

      const home = factOf(page, 'safety', isEnglish ? 'Home' : 'ទីស្នាក់នៅ');
      const first = home.locator('dd a').first();
      await first.hover();
      await first.focus();
      await home.locator('dt').hover();
      assert.equal(asked.filter(Boolean).length, 0, 'to pass by is no reading');

      // in a tab of its own, it leads to the same entry, and this page stays where it is
      const opened = visitor.context.waitForEvent('page');
      await first.click({ modifiers: ['ControlOrMeta'] });
      const tab = await opened;
      await tab.waitForURL((url) => url.hash === `#entry-${moved}`);
      assert.equal(new URL(page.url()).hash, '');
      await tab.close();
      // and so does a middle click, which is no click
      await page.reload();
      await page.locator('#way article').first().waitFor();
      const another = visitor.context.waitForEvent('page');
      await first.click({ button: 'middle' });
      const middle = await another;
      await middle.waitForURL((url) => url.hash === `#entry-${moved}`);
      assert.equal(new URL(page.url()).hash, '');
      await middle.close();
      await page.reload();
      await page.locator('#way article').first().waitFor();
      await first.focus();
      asked.length = 0;

      // from the keyboard: the first link asks for all of them, and leads to the entry that set the home
      await page.keyboard.press('Enter');
      await page.locator(`[id="entry-${moved}"][data-target]`).waitFor();
      const [toMove, toEntry] = await home
        .locator('dd a')
        .evaluateAll((all) => all.map((one) => [one.getAttribute('href'), one.getAttribute('aria-label')]));
      assert.equal(toMove[0], `#entry-${moved}`);
      assert.equal(toEntry[0], `#entry-${entered}`, 'the office and the programme');
      assert.match(toMove[1], isEnglish ? /: Home: Housing changed, 6 Mar 2020$/ : /6 មីនា 2020$/);

      // a goal, to the draft of its plan
      await page.locator(`#plan a[href="#entry-${drafted}"]`).last().click();
      await page.locator(`[id="entry-${drafted}"][data-target]`).waitFor();
      assert.equal(asked.filter(Boolean).length, 1, 'asked for once');

      // what is opened with a press, to the entry in which it is sealed
      await page.locator('#safety button', { hasText: isEnglish ? 'Address' : 'អាសយដ្ឋាន' }).click();
      await page.getByText('House 12 (SYNTHETIC), Siem Reap').first().waitFor();
      await page.locator(`#safety [aria-live] a[href="#entry-${moved}"]`).first().waitFor();

      // each part of the name and the birth date, to the entry that said it last
      const header = page.locator('main header');
      const hrefsIn = (place) => place.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
      const ofName = await hrefsIn(header.locator('h1 + span'));
      assert.equal(ofName.length, 2, 'the family name comes from the referral');
      assert.equal(ofName[1], `#entry-${revised}`);
      const ofPerson = await hrefsIn(header.locator('h1').locator('xpath=ancestor::header/p[1]'));
      assert.equal(ofPerson[0], `#entry-${revised}`, 'the birth date');
      assert.ok(ofPerson.includes(ofName[0]), 'the sex');
      await header.locator('h1 + span a').last().click();
      await page.locator(`[id="entry-${revised}"][data-target]`).waitFor();

      // nothing leads to nowhere, and no two links say the same
      const names = await page
        .locator('#safety a[href^="#entry-"], #plan a[href^="#entry-"], #consents a[href^="#entry-"]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent));
      assert.deepEqual(
        names.filter((one) => !one.endsWith('2020')),
        [],
        'each names its entry',
      );
      await visitor.isAccessible();
      await visitor.picture('origins');
    },
  },
  {
    name: 'what a court decided leads to its entry in the court case',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await visitor.movesTo(`/journey/${IN_COURT}?purpose=COURT`);
      await page.locator('#court').waitFor();
      await page.locator('#court button[aria-expanded="false"]').first().click();
      const entries = page.locator('#court ol li[id^="court-"]');
      await entries.first().waitFor();
      const sentence = entries.filter({ hasText: visitor.name.startsWith('en') ? 'Sentence imposed' : 'ទោស' }).last();
      const id = await sentence.getAttribute('id');
      const link = page.locator(`#court dd a[href="#${id}"]`).first();
      assert.match(await link.locator('xpath=ancestor::p').innerText(), /15|180/);
      await link.click();
      await page.waitForFunction((anchor) => document.querySelector(':target')?.id === anchor, id);
      await visitor.isAccessible();
      await visitor.picture('origins-court');
    },
  },
];
