import { strict as assert } from 'node:assert';

/** A day so many years ago, as a birth date. */
const yearsAgo = (years) => {
  const day = new Date();
  day.setUTCFullYear(day.getUTCFullYear() - years);
  return day.toISOString().slice(0, 10);
};

const CONSENT = {
  scopes: ['INTERVIEW', 'SERVICES'],
  language: 'khm',
  witnessRole: 'SOCIAL_WORKER',
  on: '2020-03-03',
};

export const overTime = [
  {
    name: 'the file shows who is at home before aftercare, the plan of the present home, and a case that was reopened',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const id = await visitor.receives({ familyName: 'Over time (SYNTHETIC)', givenName: 'Sophal' });
      const record = (mutation, input) => visitor.records(mutation, { survivorId: id, ...input });
      await record('giveConsent', { ...CONSENT, givenBy: 'SURVIVOR' });
      await record('recordHouseholdMember', {
        memberId: crypto.randomUUID(),
        relation: 'FATHER',
        safe: 'NO',
        name: 'Vanna (SYNTHETIC)',
        note: 'Hits when drunk.',
      });
      const look = async () => {
        await page.goto(`${origin}/journey/${id}?purpose=CARE`);
        await page.locator('#actions').waitFor();
      };
      const open = async (name) => page.locator('#safety').getByRole('button', { name }).click();
      await look();
      assert.equal(await page.getByText('Hits when drunk.').count(), 0);
      await open(/^(About the household|អំពីសមាជិកគ្រួសារ)/);
      await page.locator('#safety').getByText('Hits when drunk.').waitFor();
      // beside their name, since two of them may be siblings
      await page
        .locator('#safety dt')
        .getByText(/Vanna \(SYNTHETIC\)/)
        .waitFor();
      await visitor.picture('household-words', { whole: false });

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
        housing: 'SHELTER',
        programme: 'SHELTER_BASED',
        office: 'SiemReapCac',
        safetyPlan: 'Plan of the shelter.',
      });
      await record('assessRisk', { on: '2020-03-06', level: 'LOW', retraffickingIndicators: [] });
      await record('completeReintegration', {
        on: '2020-04-01',
        arrangement: 'KINSHIP',
        place: 'House 3 (SYNTHETIC)',
        safetyPlan: 'Plan with the aunt.',
      });
      await record('changeHousing', {
        on: '2020-05-01',
        arrangement: 'INDEPENDENT_LIVING',
        safetyPlan: 'Plan of the own room.',
      });
      await look();
      await open(/^(Safety plan|ផែនការសុវត្ថិភាព)/);
      const plans = page.locator('#safety dl > div').filter({ hasText: /Plan (of|with)/ });
      await plans.first().waitFor();
      const shown = await plans.allInnerTexts();
      assert.equal(shown.length, 2);
      assert.match(shown[0], /Plan of the own room/);
      assert.match(shown[1], /2020[^]*Plan with the aunt/);
      await visitor.isAccessible();
      await visitor.picture('safety-plans', { whole: false });

      await record('requestClosure', { on: '2020-06-01', reason: 'LOST_CONTACT', finalAssessment: 'Nobody answers.' });
      await look();
      const closing = page.locator('#closing');
      await closing.getByRole('button', { name: /^(Final assessment|ការប៉ាន់ប្រមាណចុងក្រោយ)$/ }).click();
      await closing.getByText('Nobody answers.').waitFor();
      // its reason is a code, and a reopening there is none
      assert.doesNotMatch(await closing.innerText(), /Not recorded|មិនបានកត់\u2060?ត្រា/);
      await visitor.actsAs('sophea');
      await record('closeCase', { on: '2020-06-02' });
      await record('reopenCase', { on: '2020-07-01', retrafficking: true, why: 'Found at the border.' });
      await visitor.actsAs('sokha');
      await look();
      const header = await page.locator('main header').innerText();
      assert.match(header, /Reopened|បើកឡើងវិញ/);
      assert.doesNotMatch(header, /In aftercare/);
      assert.match(await closing.innerText(), /Trafficked again|ជួញដូរម្តងទៀត/);
      await closing.getByRole('button', { name: /[Ww]hy reopened$|មូលហេតុនៃការបើកករណីឡើងវិញ$/ }).click();
      await closing.getByText('Found at the border.').waitFor();
      assert.doesNotMatch(await closing.innerText(), /Not recorded|មិនបានកត់\u2060?ត្រា/);
      await page.locator('[aria-labelledby="next"] a[href*="/record/enterAftercare?"]').waitFor();
      await visitor.isAccessible();
      await visitor.picture('reopened', { whole: false });

      // the next request says nothing of the reopening, whose day stays
      await record('requestClosure', { on: '2020-08-01', reason: 'LOST_CONTACT', finalAssessment: 'Gone again.' });
      await look();
      await closing.getByRole('button', { name: /^(Final assessment|ការប៉ាន់ប្រមាណចុងក្រោយ)$/ }).click();
      await closing.getByText('Gone again.').waitFor();
      assert.doesNotMatch(await closing.innerText(), /Not recorded|មិនបានកត់\u2060?ត្រា/);
    },
  },
  {
    name: 'a guardian’s consent that ended with the 18th birthday is no consent',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const id = await visitor.receives({ familyName: 'Grown (SYNTHETIC)', birthDate: yearsAgo(18) });
      const guardian = { givenBy: 'GUARDIAN', guardianKin: 'MOTHER', guardianName: 'Mother', childAssent: true };
      await visitor.records('giveConsent', { survivorId: id, ...CONSENT, ...guardian });
      await visitor.movesTo(`/journey/${id}?purpose=CARE`);
      await page.locator('#actions').waitFor();
      const alerts = page.locator('main ul[aria-label]').first();
      assert.match(await alerts.innerText(), /not valid.*now an adult|គ្មានសុពលភាព.*ពេញវ័យ/);
      assert.match(await page.locator('#consents').innerText(), /not valid|គ្មានសុពលភាព/);
      await page.locator('[aria-labelledby="next"] a[href*="/record/giveConsent?"]').waitFor();
      await visitor.isAccessible();
      await visitor.picture('grown-up', { whole: false });
      // on a day as a child it counted
      await visitor.movesTo(`/journey/${id}?purpose=CARE&asOf=2020-06-01`);
      await page.locator('main header [role="status"]').filter({ hasText: '2020' }).waitFor();
      await page.locator('#consents').waitFor();
      assert.doesNotMatch(await page.locator('#consents').innerText(), /not valid|គ្មានសុពលភាព/);
      // and a day to come is none that anybody knows
      await visitor.movesTo(`/journey/${id}?purpose=CARE&asOf=2999-01-01`);
      await page.locator('#actions').waitFor();
      assert.equal(await page.locator('main header [role="status"]').filter({ hasText: '2999' }).count(), 0);
    },
  },
];
