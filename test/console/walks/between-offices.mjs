import { strict as assert } from 'node:assert';

const ASSIGNED = { worker: 'sokha', as: 'CASE_WORKER', office: 'SiemReapCac' };
const WAITS = 'section:has(button)';

const CONSENT = { scopes: ['PROSECUTION'], givenBy: 'SURVIVOR', language: 'khm', witnessRole: 'SOCIAL_WORKER' };

/** A survivor who agrees to a prosecution, with the legal officer of their office. */
const receivesWith = async (visitor, { caseWorker, supervisor, legalOfficer, office }) => {
  await visitor.signsInAs(caseWorker);
  const survivorId = await visitor.receives({ office });
  await visitor.records('giveConsent', { survivorId, on: '2020-03-02', ...CONSENT });
  await visitor.signsInAs(supervisor);
  const assigned = { worker: legalOfficer, as: 'LEGAL_OFFICER', office, on: '2020-03-03' };
  await visitor.records('assignCaseWorker', { survivorId, ...assigned });
  await visitor.signsInAs(legalOfficer);
  return survivorId;
};

/** Until a policy has done what the command rests on. */
const recordsAtLast = async (visitor, mutation, input) => {
  for (let tries = 0; ; tries += 1)
    try {
      return await visitor.records(mutation, input);
    } catch (error) {
      if (tries === 50 || !/NOT_FOUND/.test(error.message)) throw error;
      await visitor.page.waitForTimeout(200);
    }
};

export const betweenOffices = [
  {
    name: 'what another office asks is asked, read and answered',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      const familyName = `Office${Date.now()} (SYNTHETIC)`;
      const survivorId = await visitor.receives({ familyName });
      await visitor.signsInAs('makara');
      const reason = `A brother of theirs is with us (${Date.now()}).`;
      await visitor.records('askOffice', { kind: 'OPEN_IN_EMERGENCY', otherSurvivorId: survivorId, reason });

      // what is asked about an operation is chosen, and not typed
      await page.locator('nav a[href="/offices"]').click();
      await page.locator('a[href="/record/askOffice"]').click();
      await page.locator('#kind').selectOption('AMEND_OPERATION');
      await page.locator('#operationId option').nth(1).waitFor({ state: 'attached' });
      await page.locator('#operationId').selectOption({ index: 1 });
      await page.locator('#eventId option').nth(1).waitFor({ state: 'attached' });
      await page.locator('#eventId').selectOption({ index: 1 });
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
      await request.getByRole('button').first().click();
      await request.getByRole('button').first().waitFor({ state: 'detached' });
      assert.equal(await request.locator('[role="alert"]').count(), 0);

      // the person who asked sees the answer, and goes on from it
      await visitor.signsInAs('makara');
      await page.locator('nav a[href="/offices"]').click();
      await request.locator(`a[href*="openBreakGlass"][href*="${survivorId}"]`).waitFor();
      assert.match(await request.innerText(), /sophea/);
      await visitor.isAccessible();
      await visitor.picture('request-answered');
    },
  },
  {
    name: 'a consent to join a court case leads to the form with that case',
    languages: ['en'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      const theirs = { caseWorker: 'sokha', supervisor: 'sophea', legalOfficer: 'veasna', office: 'SiemReapCac' };
      const inCase = await receivesWith(visitor, theirs);
      const prosecutionId = crypto.randomUUID();
      const opening = { prosecutionId, on: '2020-04-01', court: 'Siem Reap', article: '10', role: 'COMPLAINANT' };
      await visitor.records('openProsecution', { survivorId: inCase, ...opening });
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
      await visitor.signsInAs('sophea');
      await page.locator('nav a[href="/offices"]').click();
      await request.getByRole('button').first().click();
      await request.getByRole('button').first().waitFor({ state: 'detached' });
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
    name: 'two linked records lead to each other, and one page shows both timelines',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('sokha');
      const familyName = `Twice${Date.now()} (SYNTHETIC)`;
      const kept = await visitor.receives({ familyName });
      const duplicate = await visitor.receives({ familyName, on: '2020-03-05' });
      await visitor.signsInAs('sophea');
      for (const survivorId of [kept, duplicate])
        await visitor.records('assignCaseWorker', { survivorId, on: '2020-03-06', ...ASSIGNED });
      await visitor.records('linkPerson', { survivorId: duplicate, keptSurvivorId: kept });
      await visitor.signsInAs('sokha');
      await page.goto(`${origin}/journey/${duplicate}?purpose=CARE`);
      await visitor.picture('linked-duplicate');
      await page.locator(`header a[href*="${kept}"][href*="purpose=CARE"]`).click();
      // no question for the purpose comes between
      await page.locator(`header a[href*="${duplicate}"][href*="purpose=CARE"]`).waitFor();
      await page.locator('#way ~ button').click();
      const others = page.locator(`#way ~ section li[id^="${duplicate}-entry-"]`);
      await others.nth(2).waitFor();
      // a link to an entry is followed in its own timeline alone
      const own = page.locator('#way li[id^="entry-"]').first();
      for (const entry of [own, others.first()]) {
        await page.goto(`${page.url().replace(/#.*/, '')}#${await entry.getAttribute('id')}`);
        await page.locator(`[id="${await entry.getAttribute('id')}"][data-target] article > div`).waitFor();
        if (entry === own) assert.equal(await page.locator('#way ~ section [data-target]').count(), 0);
      }
      // what is recorded here belongs to the record of the page: an entry of the other one takes no document
      await own.locator('a[href*="attachDocument"]').waitFor();
      assert.equal(await others.locator('a[href*="attachDocument"]').count(), 0);
      await visitor.isAccessible();
      await visitor.picture('linked-kept');
    },
  },
  {
    name: 'a deputy acts in the place of a supervisor, and for themselves again',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('sophea');
      const from = new Date().toISOString().slice(0, 10);
      await visitor.records('nameDeputy', { worker: 'sophea', deputy: 'sokha', from });
      await page.goto(`${origin}/registers?register=staff&find=sophea`);
      await page.locator('main li a[href*="/record/withdrawDeputy"][href*="deputy=sokha"]').waitFor();
      await visitor.isAccessible();
      await visitor.picture('deputy-in-register');

      await visitor.signsInAs('sokha');
      await page.locator('nav a[href="/offices"]').click();
      await page.locator(WAITS).first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('deputy-offered');
      await page.locator(WAITS).first().getByRole('button').first().click();
      const banner = page.locator('main > [role="note"]');
      await banner.waitFor();
      await page.locator('main li a').first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('deputy-acts');
      await page.locator('nav a[href="/offices"]').click();
      await page.locator('main section').nth(2).waitFor();
      await visitor.picture('deputy-between-offices');
      await banner.getByRole('button').click();
      await page.locator('nav a[href="/offices"]').waitFor();
      await banner.waitFor({ state: 'detached' });
    },
  },
];
