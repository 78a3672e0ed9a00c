import { strict as assert } from 'node:assert';

const ON = '2020-03-05';

/** A child who was recruited by their mother, and whose father is unsafe. */
const endangered = async (visitor) => {
  const survivorId = await visitor.receives({ familyName: 'Choice (SYNTHETIC)', birthDate: '2015-05-01' });
  const record = (mutation, input) => visitor.records(mutation, { survivorId, on: ON, ...input });
  await visitor.records('recordHouseholdMember', { survivorId, relation: 'FATHER', safe: 'NO' });
  await record('giveConsent', {
    scopes: ['INTERVIEW', 'SERVICES'],
    givenBy: 'AUTHORITY',
    childAssent: true,
    language: 'khm',
    witnessRole: 'SOCIAL_WORKER',
  });
  await record('identifySurvivor', {
    level: 'PRELIMINARY',
    decidedBy: 'NGO',
    exploitation: [
      {
        types: ['FORCED_BEGGING'],
        recruitment: 'FAMILY_MEMBER',
        recruiterRelation: 'FAMILY',
        recruiterKin: ['MOTHER'],
        control: ['DEBT_BONDAGE'],
        country: 'TH',
      },
    ],
  });
  return survivorId;
};

export const choices = [
  {
    name: 'a choice that the rules refuse is shown with its reason, and cannot be made',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const id = await endangered(visitor);
      const isBarred = (field, code) =>
        page.locator(`[id="${field}"] option[value="${code}"]`).evaluate(({ disabled }) => disabled);
      const form = (mutation) => visitor.movesTo(`/record/${mutation}?survivorId=${id}&purpose=CARE`);

      await form('enterAftercare');
      await page.locator('[data-barred="housing"]').waitFor();
      const barred = await Promise.all(
        ['PARENTS', 'KINSHIP', 'FOSTER', 'SHELTER', 'INDEPENDENT_LIVING'].map((code) => isBarred('housing', code)),
      );
      assert.deepEqual(barred, [true, false, true, false, false]);
      const reasons = page.locator('[data-barred="housing"]');
      await reasons.locator('a[href*="/record/determineBestInterest?"]').first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('barred-homes');

      await form('giveConsent');
      await page.locator('[data-barred="givenBy"]').waitFor();
      assert.deepEqual(
        await Promise.all(['SURVIVOR', 'GUARDIAN', 'AUTHORITY'].map((code) => isBarred('givenBy', code))),
        [true, false, false],
      );
      assert.deepEqual(
        await Promise.all(['MOTHER', 'FATHER', 'GRANDPARENT', 'NONE'].map((code) => isBarred('guardianKin', code))),
        [true, true, false, false],
      );
      await visitor.isAccessible();
      await visitor.picture('barred-guardians');
      // a former day, on which nothing of that was known of the mother and the father yet
      await page.locator('[id="on"]').fill('1/3/2020');
      await page.locator('[data-barred="guardianKin"]').waitFor({ state: 'detached' });
      assert.equal(await isBarred('guardianKin', 'MOTHER'), false);
      assert.equal(await isBarred('givenBy', 'SURVIVOR'), true);
    },
  },
  {
    name: 'an answer bars the choices that do not go with it, and is no reading of its own',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('rachana');
      await page.locator('main h1').waitFor();
      const [clinic, lawyers] = ['Clinic', 'Lawyers'].map((name) => `${name} ${crypto.randomUUID().slice(0, 8)}`);
      for (const [name, service] of [
        [clinic, 'MEDICAL'],
        [lawyers, 'LEGAL_AID'],
      ])
        await visitor.records('registerOrganisation', {
          organisationId: crypto.randomUUID(),
          name,
          kind: 'NGO',
          on: '2018-01-01',
          province: '17',
          districts: ['1710'],
          services: [service],
        });
      await visitor.signsInAs('sokha');
      await page.locator('main h1').waitFor();
      const survivorId = await visitor.receives({ familyName: 'Services (SYNTHETIC)' });
      await visitor.records('giveConsent', {
        survivorId,
        on: ON,
        scopes: ['SERVICES', 'SHARING'],
        recipients: [lawyers],
        givenBy: 'SURVIVOR',
        language: 'khm',
        witnessRole: 'SOCIAL_WORKER',
      });
      const [legal, medical] = [crypto.randomUUID(), crypto.randomUUID()];
      const deliver = (serviceId, type, provider) =>
        visitor.records('deliverService', {
          survivorId,
          serviceId,
          type,
          provider,
          on: ON,
          emergency: true,
          mode: 'IN_PERSON',
          quantity: 1,
          unit: 'SESSION',
        });
      await deliver(legal, 'LEGAL_AID', lawyers);
      await deliver(medical, 'MEDICAL', clinic);

      let readings = 0;
      page.on('request', (request) => {
        if (request.postData()?.includes('RefusedChoices')) readings++;
      });
      const form = (mutation) => `/record/${mutation}?survivorId=${survivorId}&purpose=CARE`;
      const isBarred = (field, code) =>
        page.locator(`[id="${field}"] option[value="${code}"]`).evaluate(({ disabled }) => disabled);
      const suggested = async () => {
        const list = await page.locator('#provider, #toOrganisation').getAttribute('list');
        return page.locator(`[id="${list}"] option`).evaluateAll((all) => all.map(({ value }) => value));
      };

      const answered = page.waitForResponse((response) => response.request().postData()?.includes('RefusedChoices'));
      await visitor.movesTo(form('deliverService'));
      await page.locator('#type').waitFor();
      await answered;
      await page
        .getByRole('button', { name: /^(Add more details|បន្ថែមព័ត៌មានលម្អិត)/ })
        .first()
        .click();
      await page.locator('#serviceId').waitFor();
      assert.deepEqual([await isBarred('serviceId', legal), await isBarred('serviceId', medical)], [false, false]);
      await page.locator('#type').selectOption('MEDICAL');
      await page.locator('[data-barred="serviceId"]').waitFor();
      assert.deepEqual([await isBarred('serviceId', legal), await isBarred('serviceId', medical)], [true, false]);
      assert.deepEqual(
        (await suggested()).filter((name) => [clinic, lawyers].includes(name)),
        [clinic],
      );
      // who does not see it hears it, and finds the reason from the field
      const reasons = await page.locator('#serviceId').getAttribute('aria-details');
      await page.locator(`[id="${reasons}"][aria-live="polite"] [data-barred]`).waitFor();
      await visitor.isAccessible();
      await visitor.picture('barred-services');
      await page.locator('#type').selectOption('LEGAL_AID');
      assert.deepEqual([await isBarred('serviceId', legal), await isBarred('serviceId', medical)], [false, true]);
      // half a day is no question
      await page.locator('[id="on"]').fill('5/3');
      assert.equal(readings, 1);

      const answeredAgain = page.waitForResponse((response) =>
        response.request().postData()?.includes('RefusedChoices'),
      );
      await page.goto(origin + form('makeReferral'));
      await page.locator('#toOrganisation').waitFor();
      await answeredAgain;
      await page.locator('#toOrganisation').fill(clinic);
      await page.locator('[data-barred="toOrganisation"]').waitFor();
      assert.deepEqual(
        (await suggested()).filter((name) => [clinic, lawyers].includes(name)),
        [lawyers],
      );
      await visitor.isAccessible();
      await visitor.picture('barred-recipient');
      await page.locator('#toOrganisation').fill(lawyers);
      await page.locator('[data-barred="toOrganisation"]').waitFor({ state: 'detached' });
      assert.equal(readings, 2);
    },
  },
];
