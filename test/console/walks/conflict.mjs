import { strict as assert } from 'node:assert';
import { Visitor } from '../browser.mjs';

export const conflict = [
  {
    name: 'two people change one record, and the second sees the newer entries and chooses',
    languages: ['en'],
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main').getByRole('heading', { level: 1 }).waitFor();
      const id = await visitor.receives({ familyName: 'Both (SYNTHETIC)', givenName: 'Kunthea' });
      const form = `/record/assessRisk?survivorId=${id}&purpose=CARE`;
      await visitor.movesTo(form);
      await page.locator('[id="level"]').selectOption('HIGH');

      const other = await Visitor.at(visitor.context.browser(), origin);
      await other.signIn('sophea');
      await other.movesTo(form);
      await other.page.locator('[id="level"]').selectOption('MEDIUM');
      await other.page.getByRole('button', { name: 'Record', exact: true }).click();
      await other.page.locator('#actions').waitFor();
      await other.leave();

      await page.getByRole('button', { name: 'Record', exact: true }).click();
      const meanwhile = page.getByRole('alert');
      await meanwhile.getByRole('heading').waitFor();
      await meanwhile.getByText('sophea').waitFor();
      assert.match(await meanwhile.innerText(), /^Someone else .*risk assessed/is);
      await visitor.isAccessible();
      await visitor.picture('conflict');

      // looking at the record keeps the typed values
      await meanwhile.getByRole('button').first().click();
      await page.locator('main article').nth(1).waitFor();
      await page.locator('main article').getByText('by sophea').first().waitFor();
      await page.goBack();
      assert.equal(await page.locator('[id="level"]').inputValue(), 'HIGH');

      // the second user has seen the new entry, and records theirs
      const sent = [];
      page.on('request', (request) => request.postData()?.includes('mutation Record') && sent.push(request.postData()));
      await page.getByRole('button', { name: 'Record', exact: true }).dblclick();
      await page.locator('main article').nth(2).waitFor();
      assert.equal(sent.length, 1, 'a double click is one intention');
      await page.locator('main article').getByText('by sokha').first().waitFor();
    },
  },
  {
    name: 'a user who insists records over a newer entry, once',
    languages: ['km'],
    widths: ['phone'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main').getByRole('heading', { level: 1 }).waitFor();
      const id = await visitor.receives({ familyName: 'Both (SYNTHETIC)', givenName: 'Maly' });
      await visitor.movesTo(`/record/assessRisk?survivorId=${id}&purpose=CARE`);
      await page.locator('[id="level"]').selectOption('HIGH');
      await visitor.records('assessRisk', {
        survivorId: id,
        on: '2020-05-01',
        level: 'LOW',
        retraffickingIndicators: [],
      });
      await page.locator('form button[type="submit"]').click();
      const meanwhile = page.getByRole('alert');
      await meanwhile.getByRole('heading').waitFor();
      await visitor.isAccessible();
      // the newer entry is of the same person, as from another tab
      assert.match(await meanwhile.getByRole('heading').innerText(), /^អ្នកបាន/);
      await visitor.picture('conflict-anyway');
      await meanwhile.getByRole('button').last().click();
      await page.locator('#actions').waitFor();
      await page.waitForFunction(() => document.querySelectorAll('main article').length === 3);
    },
  },
  {
    name: 'an entry that a colleague recorded, and that the user may not read, is not called their own',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.actsAs('sokha');
      const survivorId = await visitor.receives({ familyName: 'Both (SYNTHETIC)', givenName: 'Chantrea' });
      await visitor.actsAs('sophea');
      const assigned = { as: 'LEGAL_OFFICER', worker: 'veasna', office: 'SiemReapCac', on: '2020-03-18' };
      const { position } = await visitor.records('assignCaseWorker', { survivorId, ...assigned });
      await visitor.hasReached(survivorId, position);
      await visitor.signIn('veasna');
      await visitor.movesTo(`/record/recordNote?survivorId=${survivorId}&purpose=COURT`);
      await page.locator('[id="kind"]').selectOption('CALL');
      await page.locator('[id="text"]').fill('The court called.');
      await visitor.actsAs('sophea');
      await visitor.records('recordNote', { survivorId, on: '2020-05-01', kind: 'CALL', text: 'The aunt called.' });
      await page.getByRole('button', { name: 'Record', exact: true }).click();
      const meanwhile = page.getByRole('alert');
      await meanwhile.getByRole('heading').waitFor();
      assert.match(await meanwhile.getByRole('heading').innerText(), /^Something has changed/);
      assert.equal(await meanwhile.locator('ul').count(), 0);
      await visitor.isAccessible();
      await visitor.picture('conflict-hidden');
    },
  },
  {
    name: 'a draft that was left does not overwrite what others corrected before it is taken up again',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main').getByRole('heading', { level: 1 }).waitFor();
      const id = await visitor.receives({ familyName: 'Both (SYNTHETIC)', givenName: 'Sreyneang' });
      const noted = { on: '2020-05-01', kind: 'CALL', text: 'The aunt called.' };
      const { eventIds } = await visitor.records('recordNote', { survivorId: id, ...noted });
      const [eventId] = eventIds;
      await visitor.movesTo(`/record/correctEntry?survivorId=${id}&purpose=CARE&eventId=${eventId}`);
      await page.locator('[id="replacement.recordNote.text"]').fill('The uncle called.');
      await page.locator('[id="reason"]').fill('It was the uncle.');
      await page.locator('main form').getByRole('button', { name: 'Back', exact: true }).click();
      await page.getByRole('button', { name: /draft/ }).click();
      await page.locator('main form').waitFor({ state: 'detached' });
      await visitor.records('correctEntry', {
        survivorId: id,
        eventId,
        reason: 'The aunt came by.',
        replacement: { recordNote: { ...noted, kind: 'VISIT' } },
      });
      await page.goBack();
      await page.locator('[id="replacement.recordNote.text"]').waitFor();
      assert.equal(await page.locator('[id="replacement.recordNote.text"]').inputValue(), 'The uncle called.');
      await page.getByRole('button', { name: 'Record', exact: true }).click();
      const meanwhile = page.getByRole('alert');
      await meanwhile.getByRole('heading').waitFor();
      assert.match(await meanwhile.innerText(), /correct/i);
      await meanwhile.getByRole('button').last().click();
      await page.locator('main form').waitFor({ state: 'detached' });
    },
  },
];
