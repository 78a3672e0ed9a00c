import { strict as assert } from 'node:assert';

const daysAway = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const HOUSEHOLD = [
  ['IN_LAW', 'NO', 'Chan (SYNTHETIC)'],
  ['FATHER', 'NO', 'Sok (SYNTHETIC)'],
  ['SIBLING', 'NO', 'Vuth (SYNTHETIC)'],
  ['MOTHER', 'YES', 'Bopha (SYNTHETIC)'],
  ['SIBLING', 'YES', 'Dara (SYNTHETIC)'],
  ['SIBLING', 'YES', 'Mony (SYNTHETIC)'],
];

/** With a household of six, half of them unsafe, and several alerts: more than that, few cases have. */
const someone = async (visitor) => {
  const survivorId = await visitor.receives({
    familyName: 'Asked (SYNTHETIC)',
    givenName: 'Sreyleak',
    localFamilyName: 'សុខ',
    localGivenName: 'ស្រីលក្ខណ៍',
    contact: { channel: 'PHONE', value: '012 345 678', safe: true, whenSafe: 'after 17:00', whoMayAnswer: 'the aunt' },
  });
  const record = (mutation, input) => visitor.records(mutation, { survivorId, ...input });
  const { eventIds } = await record('giveConsent', {
    scopes: ['INTERVIEW', 'SERVICES'],
    givenBy: 'SURVIVOR',
    language: 'khm',
    witnessRole: 'SOCIAL_WORKER',
    on: daysAway(-30),
    expiresOn: daysAway(6),
  });
  for (const [relation, safe, name] of HOUSEHOLD)
    await record('recordHouseholdMember', { memberId: crypto.randomUUID(), relation, safe, name });
  await record('identifySurvivor', {
    on: daysAway(-29),
    decidedBy: 'POLICE',
    level: 'FORMAL',
    exploitation: [
      {
        country: 'TH',
        types: ['FORCED_LABOUR'],
        recruiterRelation: 'BROKER',
        recruitment: 'FALSE_JOB_OFFER',
        control: ['DEBT_BONDAGE'],
      },
    ],
  });
  await record('enterAftercare', {
    on: daysAway(-28),
    housing: 'INDEPENDENT_LIVING',
    programme: 'COMMUNITY_BASED',
    office: 'SiemReapCac',
    address: 'House 12 (SYNTHETIC), Siem Reap',
  });
  await record('assessRisk', { on: daysAway(-27), level: 'HIGH', retraffickingIndicators: ['DEBT'] });
  await record('draftCasePlan', {
    planId: crypto.randomUUID(),
    on: daysAway(-26),
    goals: [
      {
        goalId: crypto.randomUUID(),
        domain: 'EDUCATION_AND_WORK',
        aim: 'A job in the town.',
        services: ['VOCATIONAL_TRAINING'],
        dueOn: daysAway(300),
      },
    ],
  });
  await record('disputeEntry', { eventId: eventIds[0], reason: 'The day is wrong.' });
  await record('requestErasure', { askedBy: 'SURVIVOR', on: daysAway(-1), note: 'Wants nothing kept.' });
  return survivorId;
};

/** What a screen shows without scrolling; a phone needs a second one. */
const REACH = { desktop: 800, phone: 2 * 844 };

/** The words with which the page says who identified the survivor. */
const BY_POLICE = { en: 'Police', km: 'នគរបាល' };

export const tenQuestions = [
  {
    name: 'the first seven of the ten questions are answered without scrolling, on a phone on two screens',
    walk: async (visitor) => {
      const { page, name } = visitor;
      const [language, width] = name.split('-');
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const survivorId = await someone(visitor);
      if (width === 'desktop') await page.setViewportSize({ width: 1280, height: 800 });
      await visitor.movesTo(`/journey/${survivorId}?purpose=CARE`);
      await page.locator('#actions').waitFor();
      await page.locator('#next').waitFor();
      await visitor.picture('ten-questions', { whole: width === 'phone' });
      const answers = {
        'who and how old': 'main h1',
        'whether to call': 'main header [aria-expanded]',
        'who is unsafe': '#safety li:has-text("Vuth (SYNTHETIC)")',
        'where they live': '#safety dl:last-of-type > div',
        'the address': '#safety [aria-expanded="false"]',
        'which consents are live, and until when': '#consents dl > div',
        'who identified them, and as what': `main header p span:has-text("${BY_POLICE[language]}")`,
        'the risk': '#safety dl > div',
      };
      const household = await page.locator('#safety li:has-text("Vuth (SYNTHETIC)")').first().innerText();
      assert.match(household, /(as of|គិតត្រឹម) \d+ /);
      const ends = [];
      for (const [question, answer] of Object.entries(answers)) {
        const { y, height } = await page.locator(answer).first().boundingBox();
        ends.push([question, Math.round(y + height)]);
      }
      visitor.says(ends.map((one) => one.join(' ')).join(', '));
      assert.deepEqual(
        ends.filter(([, end]) => end > REACH[width]),
        [],
      );
      // what somebody who does not know the case took for something else: a day that a goal was reached, an office that
      // was the home, and a name half below the banner
      assert.match(await page.locator('#plan').innerText(), /(due|ដល់កំណត់) \d+ [^·]+ · /);
      assert.match(await page.locator('main header').innerText(), /(speaks |ភាសា៖ )\S+/);
      const home = await page.locator('#safety dl:last-of-type > div').last().innerText();
      assert.match(home, /programme: |កម្មវិធី៖ /);
      assert.match(home, /(since|តាំងពី) \d+ \S+ \d{4}/);
      if (width === 'desktop') {
        await page.locator('#closing').scrollIntoViewIfNeeded();
        const { y } = await page.locator('main h1').boundingBox();
        const banner = await page.locator('[role="note"]').first().boundingBox();
        assert.ok(y >= banner.y + banner.height, `the name at ${y} below the banner`);
        await page.evaluate(() => scrollTo(0, 0));
      }
      // the button that records lies over the right edge of a phone, and over no day on which something is due
      const button = await page.locator('#actions').boundingBox();
      for (const due of await page.locator('section[aria-labelledby="next"] time').all()) {
        const { x, width: wide } = await due.boundingBox();
        assert.ok(width === 'desktop' || x + wide <= button.x, `${x + wide} of ${button.x}`);
      }
      await visitor.isAccessible();
    },
  },
];
