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
      const { page, origin } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const id = await endangered(visitor);
      const isBarred = (field, code) =>
        page.locator(`[id="${field}"] option[value="${code}"]`).evaluate(({ disabled }) => disabled);
      const form = (mutation) => page.goto(`${origin}/record/${mutation}?survivorId=${id}&purpose=CARE`);

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
];
