import { strict as assert } from 'node:assert';

const submit = (page) => page.locator('main form button[type="submit"]').click();

/** Fails where the places at the foot of a phone, or the edge of the window, cover an element. */
const isInSight = async (page, element) => {
  const [box, places] = await Promise.all([element.boundingBox(), page.locator('nav').first().boundingBox()]);
  assert.ok(box.y >= 0, `begins at ${box.y}`);
  assert.ok(box.y + box.height <= places.y, `ends at ${box.y + box.height}, the places begin at ${places.y}`);
};

const opensForm = async (visitor, mutation, survivorId) => {
  await visitor.movesTo(`/record/${mutation}?survivorId=${survivorId}&purpose=CARE`);
  await visitor.page.locator(`main form [id="on"]`).waitFor();
};

export const refusedDays = [
  {
    name: 'a day that a rule refuses is marked, with what it must not precede in the language of the reader',
    languages: ['km', 'en'],
    widths: ['phone'],
    walk: async (visitor) => {
      const { page } = visitor;
      const isKhmer = visitor.name.startsWith('km');
      await visitor.signIn('sokha');
      await page.locator('main').getByRole('heading', { level: 1 }).waitFor();
      const id = await visitor.receives({ familyName: 'Days (SYNTHETIC)', givenName: 'Sothy' });
      await opensForm(visitor, 'recordNote', id);
      await page.locator('[id="kind"]').selectOption('CALL');
      await page.locator('[id="text"]').fill('The aunt called.');
      // a day that has not come is said before it is sent
      await page.locator('[id="on"]').fill('1.3.2090');
      const ahead = page.locator('[id="on-error"]');
      await ahead.waitFor();
      assert.match(await ahead.innerText(), isKhmer ? /^ថ្ងៃ 1 មីនា 2090 មិនទាន់មកដល់ទេ/ : /^1 Mar 2090 lies in the future/);
      await visitor.isAccessible();
      await visitor.picture('day-ahead', { whole: false });
      await page.locator('[id="on"]').fill('1.3.2020');
      await ahead.waitFor({ state: 'detached' });
      await submit(page);
      const wrong = page.locator('[aria-invalid="true"]');
      await wrong.first().waitFor();
      assert.deepEqual(await wrong.evaluateAll((all) => all.map(({ id: field }) => field)), ['on']);
      assert.equal(await page.evaluate(() => document.activeElement.id), 'on');
      const problem = await page.locator('[id="on-error"]').innerText();
      assert.match(
        problem,
        isKhmer ? /^ថ្ងៃ 1 មីនា 2020 នៅមុនការបញ្ជូន \(2 មីនា 2020\)/ : /^1 Mar 2020 is before the referral/,
      );
      if (isKhmer) assert.doesNotMatch(await page.locator('main form').innerText(), /must come first|correct one/);
      // it stands at its field and beside the button, and not a third time
      assert.equal(await page.getByRole('alert').count(), 0);
      await visitor.isAccessible();
      await visitor.picture('refused-day', { whole: false });
      await page.locator('[id="on"]').fill('2.3.2020');
      await page.locator('[id="on"]').blur();
      await page.locator('[aria-invalid="true"]').waitFor({ state: 'detached' });
      await submit(page);
      await page.locator('#actions').waitFor();

      // the day of a task lies ahead, and in a field of its own
      await opensForm(visitor, 'setTask', id);
      await page.locator('[id="title"]').fill('Visit the family');
      await page.locator('[id="dueOn"]').fill('1.4.2090');
      await page.locator('[id="dueOn"]').blur();
      assert.equal(await page.locator('[id="dueOn-error"]').count(), 0);
      await page.locator('[id="dueOn"]').fill('1.4.2020');
      // colleagues who cannot be chosen are counted: the list shows which they are
      await page.locator('[data-barred="worker"] li').first().waitFor();
      const barred = await page.locator('[data-barred="worker"] li').allInnerTexts();
      assert.equal(barred.length, 1);
      assert.doesNotMatch(barred[0], /rithy.*veasna/s);
      await submit(page);
      await page.locator('[id="dueOn"][aria-invalid="true"]').waitFor();
      await isInSight(page, page.locator('[id="dueOn"]'));
      // what a rule refuses may be mended in another field than the one that is marked
      await page.locator('[id="title"]').fill('Visit the aunt');
      await page.locator('[aria-invalid="true"]').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'what a service without a network answers stands in sight above the places of a phone',
    languages: ['km'],
    widths: ['phone'],
    walk: async (visitor) => {
      const { page, context } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main').getByRole('heading', { level: 1 }).waitFor();
      const id = await visitor.receives({ familyName: 'Days (SYNTHETIC)', givenName: 'Sophal' });
      await opensForm(visitor, 'recordNote', id);
      await page.locator('[id="kind"]').selectOption('CALL');
      await page.locator('[id="text"]').fill('The aunt called.');
      await context.setOffline(true);
      await submit(page);
      const notice = page.getByRole('alert');
      await notice.waitFor();
      await isInSight(page, notice);
      await visitor.picture('unsent', { whole: false });

      // a place that was not opened before waits for the network, keeps what stands there, and says so
      await page.locator('nav a[href="/other"]').click();
      await page.locator('dialog[open] button').nth(1).click();
      const opening = page.locator('[data-opening]');
      await opening.getByText(/គ្មានបណ្តាញទេ/).waitFor();
      await visitor.picture('no-network', { whole: false });
      // somebody who goes on typing meanwhile stays there
      await page.locator('[id="text"]').fill('The aunt called twice.');
      await opening.locator('div').waitFor({ state: 'detached' });
      assert.match(page.url(), /\/record\/recordNote/);
      assert.equal(await page.locator('dialog[open]').count(), 0);
      await page.locator('nav a[href="/other"]').click();
      await page.locator('dialog[open] button').nth(1).click();
      await opening.getByText(/គ្មានបណ្តាញទេ/).waitFor();
      await context.setOffline(false);
      await page.locator('main a[href*="/record/conductOperation"]').waitFor();
      visitor.complaints = visitor.complaints.filter((one) => !/WebSocket|DISCONNECTED|Failed to load/.test(one));
    },
  },
];
