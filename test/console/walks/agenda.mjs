import { strict as assert } from 'node:assert';
import { openForm } from '../menu.mjs';

const open = async (page, mutation) => {
  await openForm(page, mutation);
  await page.locator('main form').waitFor();
};

const record = async (page) => {
  await page.locator('main form button[type="submit"]').click();
  await page.locator('#actions').waitFor();
};

export const agenda = [
  {
    name: 'an appointment and a task are made, stand in what is due, and are kept and done',
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      const id = await visitor.receives({ familyName: 'Agenda (SYNTHETIC)', givenName: 'Sophal' });
      await visitor.movesTo(`/journey/${id}?purpose=CARE`);

      await open(page, 'makeAppointment');
      await visitor.isAccessible();
      await page.locator('[id="kind"]').selectOption({ index: 1 });
      await page.locator('[id="on"]').fill('2020-03-05');
      await page.locator('[id="at"]').fill('2020-03-12T09:30');
      await page.locator('[id="place"]').fill('Court of Siem Reap');
      await page.locator('[id="withWhom"]').fill('the judge');
      await visitor.picture('appointment');
      await record(page);

      await open(page, 'setTask');
      await page.locator('[id="title"]').fill('Ask the commune for the birth certificate.');
      await page.locator('[id="on"]').fill('2020-03-05');
      await page.locator('[id="dueOn"]').fill('2020-03-20');
      await visitor.picture('task');
      await record(page);

      await open(page, 'recordNote');
      await page.locator('[id="kind"]').selectOption({ index: 2 });
      await page.locator('[id="text"]').fill('School begins on Monday.');
      await visitor.picture('note');
      await record(page);

      const due = page.locator('section[aria-labelledby="next"] li');
      await due.nth(1).waitFor();
      await visitor.isAccessible();
      await visitor.picture('agenda');
      assert.equal(await due.locator('a[href*="completeAppointment"], a[href*="completeTask"]').count(), 2);

      // its day has passed, so the file says what is missing
      await page.locator('#agenda a[href*="completeAppointment"][href*="appointmentId="]').waitFor();
      assert.equal(await page.locator('#agenda a[href*="recordMissedAppointment"]').count(), 1);

      // the only appointment is chosen already, with its time of day in Cambodia
      await due.locator('a[href*="completeAppointment"]').click();
      await page.locator('main form').waitFor();
      assert.match(await page.locator('[id="appointmentId"] option:checked').innerText(), /09:30.*the judge/);
      await visitor.picture('kept');
      await record(page);
      await due.locator('a[href*="completeTask"]').click();
      await page.locator('main form').waitFor();
      assert.match(await page.locator('[id="taskId"] option:checked').innerText(), /birth certificate/);
      await record(page);
      await page.locator('a[href*="completeTask"]').waitFor({ state: 'detached' });
    },
  },
];
