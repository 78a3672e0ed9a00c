import { strict as assert } from 'node:assert';

const LIVES = { en: 'Dependant', km: 'អ្នកក្នុងបន្ទុក' };
const RETURNED = { en: 'Survivor returned', km: 'បានត្រឡប់មកវិញ' };
const COUNTRIES = { en: ['Thailand', 'Laos'], km: ['ថៃ', 'ឡាវ'] };

/** Sends the open form and waits for the record. */
const send = async (page) => {
  await page.locator('main button[type="submit"]').click();
  await page.locator('#actions').waitFor();
};

export const family = [
  {
    name: 'a relative, a child left abroad and a way home stand in the record in words',
    walk: async (visitor) => {
      const { page } = visitor;
      const language = visitor.name.slice(0, 2);
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const brother = await visitor.receives({ familyName: 'Chea (SYNTHETIC)', givenName: 'Dara', sex: 'MALE' });
      const id = await visitor.receives({ familyName: 'Chea (SYNTHETIC)', givenName: 'Bopha' });
      const open = async (mutation) => {
        await visitor.movesTo(`/record/${mutation}?survivorId=${id}&purpose=CARE`);
        await page.locator('main button[type="submit"]').waitFor();
      };
      const choose = (path, value) => page.locator(`[id="${path}"]`).selectOption(value);

      await open('linkRelative');
      await page.locator('#otherSurvivorId').fill(brother);
      await choose('relation', 'SIBLING');
      await page.locator('main input[type="radio"][value="true"]').check();
      await visitor.picture('link-relative');
      await send(page);

      await open('recordDependant');
      await choose('relation', 'CHILD');
      await choose('livesWith', 'ABUSER');
      await choose('country', 'TH');
      await page.locator('#on').fill('2020-01-05');
      await visitor.picture('dependant');
      await send(page);

      await open('recordReturn');
      await choose('manner', 'OWN_MEANS');
      await page.locator('#on').fill('2020-02-20');
      await choose('from', 'TH');
      await choose('transit', 'LA');
      await choose('transit.1', 'VN');
      // an emptied box removes its country
      await choose('transit.1', '');
      await visitor.isAccessible();
      await visitor.picture('return');
      await send(page);

      await open('recordPregnancy');
      const due = page.locator('#dueMonth');
      await due.fill('31/2020');
      await due.blur();
      await page.locator('[id="dueMonth-error"]').waitFor();
      await visitor.isAccessible();
      await visitor.picture('month', { whole: false });
      await due.fill({ en: '9/2020', km: 'កញ្ញា ២០២០' }[language]);
      await due.blur();
      assert.equal(await due.inputValue(), { en: 'September 2020', km: 'កញ្ញា 2020' }[language]);
      await page.locator('#on').fill('2020-03-05');
      const sent = page.waitForRequest((request) =>
        /mutation Record.*recordPregnancy\(/s.test(request.postData() ?? ''),
      );
      await send(page);
      assert.equal(JSON.parse((await sent).postData()).variables.input.dueMonth, '2020-09');

      const entry = (kind) => page.locator('main article').filter({ hasText: kind[language] });
      await entry(LIVES).waitFor();
      const [thailand, laos] = COUNTRIES[language];
      assert.match(await entry(LIVES).textContent(), new RegExp(thailand));
      assert.match(await entry(RETURNED).textContent(), new RegExp(`${thailand} · ${laos}`));
      assert.doesNotMatch(await page.locator('#way').textContent(), /\b(TH|LA|ABUSER|OWN_MEANS)\b/);
      // the link says whose file it opens
      await page
        .locator('#family a', { hasText: { en: 'Case file: Brother or sister', km: 'សំណុំឯកសារ៖ បងប្អូន' }[language] })
        .waitFor();
      await visitor.isAccessible();
      await visitor.picture('family');
    },
  },
  {
    name: 'a duplicate is linked by a case number that is typed, and its replay names the other record by it',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea');
      await page.locator('main h1').waitFor();
      const kept = await visitor.receives({ familyName: 'Chea (SYNTHETIC)', givenName: 'Kolab' });
      const duplicate = await visitor.receives({ familyName: 'Chea (SYNTHETIC)', givenName: 'Kulap' });
      const numberOf = async (id) => {
        const query = 'query ($id: UUID!) { survivor(id: $id, purpose: SUPERVISION) { caseNumber } }';
        return (await visitor.asks(query, { id })).data.survivor.caseNumber;
      };
      const keptNumber = await numberOf(kept);
      await visitor.movesTo(`/record/linkPerson?survivorId=${duplicate}&purpose=SUPERVISION`);
      // as somebody types it who heard it
      await page.locator('#keptSurvivorId').fill(keptNumber.toLowerCase().replaceAll('-', ' '));
      await page.keyboard.press('Tab');
      await page.getByText(/^(The record was found\.|រកឃើញសំណុំឯកសារ។)$/).waitFor();
      await visitor.isAccessible();
      await visitor.picture('link-person', { whole: false });
      await send(page);
      await page.locator(`main a[href*="/journey/${kept}"]`, { hasText: keptNumber }).first().waitFor();

      await visitor.movesTo(`/replay?survivorId=${duplicate}&purpose=SUPERVISION`);
      await page.getByRole('slider').waitFor();
      const entry = page.locator('main article');
      await entry.getByText(keptNumber).first().waitFor();
      assert.equal(await entry.getByText(/^(This entry|កំណត់\u2060?ត្រានេះ)$/).count(), 0, 'another record is no entry');
      await visitor.picture('replay-linked', { whole: false });
    },
  },
  {
    name: 'somebody of the household who was recorded is changed and not added again',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const survivorId = await visitor.receives({ familyName: 'Chea (SYNTHETIC)', givenName: 'Sreyneang' });
      const { position } = await visitor.records('recordHouseholdMember', {
        survivorId,
        relation: 'SIBLING',
        safe: 'UNKNOWN',
        name: 'Vuthy (SYNTHETIC)',
        note: 'Works at the market.',
      });
      const of = `survivorId=${survivorId}&purpose=CARE&at=${position}`;
      await visitor.movesTo(`/record/recordHouseholdMember?${of}`);
      await page.locator('#memberId').waitFor();
      // asked first, so that nobody records the same person twice
      assert.equal(await page.locator('main form select').first().getAttribute('id'), 'memberId');
      await page.locator('#memberId').selectOption({ index: 1 });
      assert.match(await page.locator('#memberId option:checked').textContent(), /Vuthy/);
      await visitor.isAccessible();
      // what the new entry replaces is carried over
      assert.equal(await page.locator('#relation').inputValue(), 'SIBLING');
      assert.equal(await page.locator('#name').inputValue(), 'Vuthy (SYNTHETIC)');
      assert.equal(await page.locator('#note').inputValue(), 'Works at the market.');
      await page.locator('[id="safe"]').selectOption('NO');
      await visitor.picture('household-member');
      await send(page);
      // who is in the household, and what was noted about them
      const household = page.locator('#safety dd').filter({ hasText: 'Vuthy' });
      await household.first().waitFor();
      assert.equal(await household.first().locator('li').count(), 1);
    },
  },
];
