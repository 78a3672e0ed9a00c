import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';

export const noCaseWorker = [
  {
    name: 'a supervisor finds a case that has no case worker, and assigns one',
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.actsAs('sokha');
      // before all others of this office, so that it stands on the first page
      const id = await visitor.receives({ familyName: 'Nobody (SYNTHETIC)', givenName: 'Sophal', on: '2019-12-09' });
      await visitor.signIn('sophea', '/cases?kind=NO_CASE_WORKER');
      const missing = /^(No case worker since 9 Dec 2019|គ្មានអ្នកកាន់ករណី តាំងពី)/;
      const row = page.locator(`main li a[href*="/journey/${id}"]`);
      await row.getByText(missing).waitFor();
      await visitor.isAccessible();
      await visitor.picture('no-case-worker', { whole: false });
      await row.click();
      await page.locator('main button:focus').waitFor();
      await page.keyboard.press('Enter');

      const due = page.locator('section[aria-labelledby="next"] li').filter({ hasText: missing });
      await due.waitFor();
      await visitor.isAccessible();
      await visitor.picture('no-case-worker-file', { whole: false });
      await due.locator('a[href*="/record/assignCaseWorker"]').click();
      await page.locator('main form').waitFor();
      await page.locator('[id="on"]').fill('2019-12-10');
      await page.locator('[id="worker"]').selectOption('sokha');
      await page.locator('[id="as"]').selectOption('CASE_WORKER');
      await page.locator('main form button[type="submit"]').click();
      await page.locator('#actions').waitFor();
      await due.waitFor({ state: 'detached' });
      assert.equal(await page.locator('section[aria-labelledby="next"] a[href*="assignCaseWorker"]').count(), 0);
    },
  },
  {
    name: 'a case whose case worker has left says so, and leads to the form that hands it over',
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.actsAs('sokha');
      const survivorId = await visitor.receives({
        familyName: 'Left (SYNTHETIC)',
        givenName: 'Sophal',
        on: '2019-12-09',
      });
      const [worker, office] = [`left${Date.now()}`, 'SiemReapCac'];
      await visitor.actsAs('rachana');
      await visitor.records('registerWorker', { worker, roles: ['CASE_WORKER'], office, on: '2019-12-05' });
      await visitor.actsAs('sophea');
      const assignmentId = randomUUID();
      const assigned = { survivorId, assignmentId, worker, as: 'CASE_WORKER', office, on: '2019-12-10' };
      const { position } = await visitor.records('assignCaseWorker', assigned);
      await visitor.hasReached(survivorId, position, 'SUPERVISION');
      await visitor.actsAs('rachana');
      await visitor.records('recordDeparture', { worker, on: '2020-01-31' });
      await visitor.signIn('sophea');
      await visitor.movesTo(`/journey/${survivorId}?purpose=SUPERVISION`);
      const due = page.locator('section[aria-labelledby="next"] li').first();
      await due.getByText(/^(No case worker since 31 Jan 2020|គ្មានអ្នកកាន់ករណី តាំងពី)/).waitFor();
      const header = page.locator('header');
      await header.getByText(new RegExp(`${worker}(, who has left| ដែលបានឈប់ធ្វើការ)`)).waitFor();
      await visitor.isAccessible();
      await visitor.picture('case-worker-left', { whole: false });
      await due.locator(`a[href*="/record/handOverCase"][href*="${assignmentId}"]`).click();
      await page.locator('main form').waitFor();
      await page.locator('[id="to"]').selectOption('sokha');
      await page.locator('main form button[type="submit"]').click();
      await page.locator('#actions').waitFor();
      await header.getByText(/sokha(?!, who| ដែល)/).waitFor();
      assert.equal(await page.locator('section[aria-labelledby="next"] a[href*="handOverCase"]').count(), 0);
    },
  },
];
