import { strict as assert } from 'node:assert';
import { printsWhole } from './case/on-paper.mjs';

const CONTACT = {
  channel: 'PHONE',
  value: '012 345 678',
  safe: true,
  whenSafe: 'after 17:00',
  whoMayAnswer: 'the aunt',
};

/** A girl in aftercare, with something in each part that the ten questions ask about. */
const someone = async (visitor) => {
  const survivorId = await visitor.receives({
    familyName: 'File (SYNTHETIC)',
    givenName: 'Sreymom',
    localFamilyName: 'សុខ',
    localGivenName: 'ស្រីមុំ',
    birthDate: '2001-02-01',
    contact: CONTACT,
  });
  const record = (mutation, input) => visitor.records(mutation, { survivorId, ...input });
  await record('giveConsent', {
    scopes: ['INTERVIEW', 'SERVICES'],
    givenBy: 'SURVIVOR',
    language: 'khm',
    witnessRole: 'SOCIAL_WORKER',
    on: '2020-03-03',
  });
  await record('recordHouseholdMember', {
    memberId: crypto.randomUUID(),
    relation: 'IN_LAW',
    safe: 'NO',
    name: 'Chan (SYNTHETIC)',
    note: 'Brought the recruiter into the house.',
  });
  for (const name of ['Bopha (SYNTHETIC)', 'Dara (SYNTHETIC)'])
    await record('recordHouseholdMember', { memberId: crypto.randomUUID(), relation: 'SIBLING', safe: 'YES', name });
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
        control: ['DEBT_BONDAGE'],
      },
    ],
  });
  await record('enterAftercare', {
    on: '2020-03-05',
    housing: 'INDEPENDENT_LIVING',
    programme: 'COMMUNITY_BASED',
    office: 'SiemReapCac',
    address: 'House 12 (SYNTHETIC), Siem Reap',
    safetyPlan: 'Calls the office when the brother-in-law comes.',
  });
  await record('assessRisk', {
    on: '2020-03-06',
    level: 'HIGH',
    retraffickingIndicators: ['DEBT'],
    note: 'The broker asks for the debt.',
  });
  await record('deliverService', {
    on: '2020-03-07',
    type: 'MEDICAL',
    provider: 'The clinic',
    mode: 'IN_PERSON',
    quantity: 1,
    unit: 'SESSION',
    emergency: true,
    cost: { amount: 1850, currency: 'USD' },
  });
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
  return { id: survivorId, planId };
};

/** The classes of each recorded look at the record, the latest first. */
const looksAt = async (visitor, survivorId) => {
  const answer = await fetch(`${visitor.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: visitor.bearer },
    body: JSON.stringify({
      query: `query ($survivorId: UUID!) { whoLooked(survivorId: $survivorId, purpose: SUPERVISION) {
        edges { node { who classes } } } }`,
      variables: { survivorId },
    }),
  });
  const { data } = await answer.json();
  return data.whoLooked.edges.map(({ node }) => `${node.who}: ${node.classes.join(' ')}`);
};

export const caseFile = [
  {
    name: 'the case file answers ten questions, and the access log names only what was shown',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const { id } = await someone(visitor);
      await visitor.movesTo(`/journey/${id}?purpose=CARE`);
      await page.locator('#safety').waitFor();
      await page.locator('#actions').waitFor();
      await visitor.isAccessible();
      await visitor.picture('case-file');
      await visitor.picture('case-file-top', { whole: false });
      const text = async (selector) => (await page.locator(selector).innerText()).replaceAll(/\s+/g, ' ');

      // who, how old, and the status
      assert.match(await text('main header'), /File \(SYNTHETIC\) Sreymom សុខ ស្រីមុំ/);
      const age = new Date().getFullYear() - 2001;
      assert.match(await text('main header'), new RegExp(`\\b(${age - 1}|${age})\\b`));
      // whether, when and who may answer, before the number
      assert.doesNotMatch(await text('main'), /012 345 678/);
      await page.locator('main header [aria-expanded]').first().click();
      await page.getByText('012 345 678').waitFor();
      assert.match(await text('main header'), /after 17:00.*the aunt.*012 345 678/);
      await visitor.isAccessible();
      await visitor.picture('case-file-phone', { whole: false });
      // the entry that gave the number
      assert.equal(await page.locator('main header dd a[href^="#entry-"]').count(), 1);
      // the last contact, and what the services cost in a year
      assert.match(await text('#agenda'), /2020/);
      assert.match(await text('#services'), /2020.*(USD.18\.50|18\.50.USD)/);
      // who is unsafe, and the risk
      const unsafe = page.locator('main ul[aria-label]').first();
      assert.equal(await unsafe.locator('li').count(), 1);
      assert.match(await text('#safety'), /Chan \(SYNTHETIC\)/);
      // where the survivor lives, and the safety plan: each on its own press
      const closed = page.locator('#safety [aria-expanded="false"]');
      for (const words of ['House 12 (SYNTHETIC)', 'Calls the office', 'The broker asks for the debt.'])
        assert.equal(await page.locator('#safety').getByText(words).count(), 0, words);
      while ((await closed.count()) > 0) await closed.first().click();
      for (const words of ['House 12 (SYNTHETIC)', 'Calls the office', 'The broker asks for the debt.'])
        await page.locator('#safety').getByText(words).waitFor();
      // consents in force, exploitation and who identified it
      assert.equal(await page.locator('#consents dl > div').count(), 1);
      // since when, on which grounds and whether for the first time
      assert.match(await text('#closing'), /5 (Mar|មីនា) 2020 · (Formal|ការកំណត់អត្តសញ្ញាណជាផ្លូវការ).* · (New|ករណីថ្មី)/);
      assert.match(await text('#identification'), /2020/);
      assert.match(await text('#identification'), /Thailand|ថៃ/);
      // a value leads to the entry that said it
      await page.locator('#consents a[href^="#entry-"]').click();
      await page.waitForFunction(() => {
        const entry = document.getElementById(location.hash.slice(1))?.getBoundingClientRect();
        // on a phone an opened entry is longer than the page
        return entry && entry.top >= 0 && entry.top < innerHeight - 100;
      });
      await visitor.picture('case-file-entry', { whole: false });
      // goals, and the survivor’s wish on a press
      await page.locator('#plan [aria-expanded="false"]').click();
      await page.getByText('To sew.').waitFor();
      await visitor.isAccessible();
      await visitor.picture('case-file-open');

      await printsWhole(visitor);

      // the number leads to the case
      const number = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]/.exec(await text('main header'))[0];
      await visitor.movesAwayTo('/cases');
      await page.getByRole('textbox').fill(number.toLowerCase().replaceAll('-', ' '));
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname === `/journey/${id}`);

      // the case as it was before the consent: nothing can be recorded there
      await visitor.movesTo(`/journey/${id}?purpose=CARE&asOf=2020-03-02`);
      await page.locator('main header [role="status"]').filter({ hasText: '2020' }).waitFor();
      assert.equal(await page.locator('#actions').count(), 0);
      assert.equal(await page.locator('main ul[aria-label] li').count(), 1);
      await visitor.isAccessible();
      await visitor.picture('case-file-past', { whole: false });

      // who opened the file, straight from it
      await visitor.signsInAs('sophea');
      await visitor.movesTo(`/journey/${id}?purpose=SUPERVISION`);
      await page.locator('main header a[href$="#looked"]').click();
      await page.waitForFunction(() => {
        const part = document.getElementById('looked')?.getBoundingClientRect();
        return part && part.top >= 0 && part.top < innerHeight;
      });
      const looks = await looksAt(visitor, id);
      for (const one of ['CONTACT', 'LOCATION', 'HEALTH', 'IDENTITY', 'TESTIMONY'])
        assert.ok(looks.includes(`sokha: ${one}`), `${one} alone in\n${looks.join('\n')}`);
      // the number opens a history, and a case of another office in an emergency
      await visitor.movesAwayTo('/replay');
      await page.getByRole('textbox').fill(number);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.searchParams.get('survivorId') === id);
      await visitor.signsInAs('bopha');
      await visitor.movesAwayTo('/record/openBreakGlass');
      await page.getByRole('textbox').fill(`${number.slice(0, -1)}${number.endsWith('0') ? '1' : '0'}`);
      await page.keyboard.press('Enter');
      await page.locator('main [role="alert"], main .mantine-InputWrapper-error').first().waitFor();
      await page.getByRole('textbox').fill(number);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.searchParams.get('survivorId') === id);
    },
  },
  {
    name: 'an approval shows the plan that it approves, beside the ways to decide',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const { id, planId } = await someone(visitor);
      await visitor.records('submitCasePlan', { survivorId: id, planId, on: '2020-03-08' });
      await visitor.movesTo(`/journey/${id}?purpose=CARE`);
      await page.locator('#actions').waitFor();
      assert.equal(await page.locator('#approvals').count(), 0, 'not for the colleague who wrote it');
      await visitor.signsInAs('sophea');
      await visitor.movesTo(`/journey/${id}?purpose=SUPERVISION`);
      const approvals = page.locator('#approvals');
      await approvals.waitFor();
      assert.equal(await approvals.locator('a[href*="/record/"]').count(), 0, 'nothing is approved unread');
      await approvals.locator('[aria-expanded="false"]').click();
      await approvals.locator('a[href*="/record/approveCasePlan?"]').waitFor();
      await approvals.locator('a[href*="/record/returnCasePlan?"]').waitFor();
      await approvals.getByText('A job in the town.').waitFor();
      await approvals.getByText('To sew.').waitFor();
      await visitor.isAccessible();
      await visitor.picture('approval', { whole: false });
    },
  },
];
