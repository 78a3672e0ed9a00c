import { strict as assert } from 'node:assert';
import { arrowsMove, openMenu } from '../menu.mjs';

/** The focused element, and whether its focus is visible. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
      id: element.id,
      tag: element.tagName,
      type: element.type,
      name: (element.labels?.[0]?.innerText ?? element.getAttribute('aria-label') ?? element.innerText ?? '').trim(),
      within: element.closest('fieldset, [role="group"], [role="radiogroup"]')?.innerText.trim() ?? '',
      isSeen:
        (style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.borderColor.includes('15, 95, 92')) &&
        box.bottom > 0 &&
        box.top < innerHeight,
    };
  });

/** Presses Tab until the wanted element has the focus; each focus on the way must be visible. */
const tabTo = async (page, what, key = 'Tab') => {
  for (let step = 0; step < 150; step++) {
    const now = await focused(page);
    if (now.tag !== 'BODY' && now.tag !== 'MAIN')
      assert.ok(now.isSeen, `the focus is not visible on ${now.tag} #${now.id} “${now.name.slice(0, 60)}”`);
    if (await what(now)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The focus never reaches ${what}.`);
};

const named = (name) => (now) => now.name.split('\n')[0].trim() === name;

/** Skips the header. */
const skip = async (page) => {
  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, named('Skip to the content'));
  await page.keyboard.press('Enter');
  assert.equal((await focused(page)).tag, 'MAIN');
};

/** Moves down in a list to the value, or to the first value when none is given. */
const choose = async (page, id, value) => {
  for (let step = 0; step < 300; step++) {
    const at = await page.locator(`[id="${id}"]`).evaluate((select) => select.value);
    if (value ? at === value : at !== '') return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`${id} has no ${value}.`);
};

/** Goes through the form once, from the first field to the button, and answers each field that gets the focus. */
const fill = async (page, answers) => {
  await skip(page);
  const left = new Map(Object.entries(answers));
  await tabTo(page, async (now) => {
    const key = [now.id, now.name.split('\n')[0].replace(' *', '').trim()].find((one) => left.has(one));
    if (key !== undefined) {
      const answer = left.get(key);
      left.delete(key);
      if (now.tag === 'SELECT') await choose(page, now.id, answer);
      else if (/checkbox|radio/.test(now.type)) await page.keyboard.press('Space');
      else await page.keyboard.type(answer);
    }
    return now.type === 'submit' && now.name === 'Record';
  });
  assert.deepEqual([...left.keys()], [], 'the focus never reached these');
  await page.keyboard.press('Enter');
};

const open = async (page, name) => {
  await page.locator('#actions').waitFor();
  await page.keyboard.press('Control+k');
  await page.locator('dialog[open] li').first().waitFor();
  await page.keyboard.type(name);
  await tabTo(page, (now) => now.tag === 'A' && now.name === name, 'ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await page.locator('form').waitFor();
};

const record = async (page, answers) => {
  await fill(page, answers);
  await page.locator('#actions').waitFor();
};

/** The errors that come nearer than two pixels to the ring around their field, with the pixels between. */
const errorsInRings = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main form [id$="-error"]')].flatMap((error) => {
      const control = [...error.parentElement.querySelectorAll('input, select, textarea')].at(-1);
      control.focus();
      const ring = getComputedStyle(control);
      const [width, offset, padding] = [ring.outlineWidth, ring.outlineOffset, getComputedStyle(error).paddingTop].map(
        (pixels) => Number.parseFloat(pixels),
      );
      const end = control.getBoundingClientRect().bottom + width + offset;
      const between = error.getBoundingClientRect().top + padding - end;
      return ring.outlineStyle === 'solid' && between >= 2 ? [] : [`${error.id}: ${ring.outlineStyle}, ${between} px`];
    }),
  );

/** Also in the colours of the system, where nothing but the ring shows which field has the focus. */
const errorsAreClear = async (visitor, name) => {
  const { page } = visitor;
  await page.keyboard.press('Tab');
  for (const forcedColors of ['active', 'none']) {
    await page.emulateMedia({ forcedColors });
    assert.deepEqual(await errorsInRings(page), []);
    await visitor.picture(`${name}-${forcedColors}`, { whole: false });
  }
};

export const keyboard = [
  {
    name: 'the keyboard alone suffices from a referral to a service',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await page.goto(origin);
      await page.getByRole('button', { name: /^sokha/ }).waitFor();
      await tabTo(page, named('sokha'));
      await page.keyboard.press('Enter');
      await page.locator('main li a').first().waitFor();
      await tabTo(page, named('New referral'));
      await page.keyboard.press('Enter');
      await page.locator('[id="familyName"]').waitFor();
      await skip(page);

      // the first missing field gets the focus
      await fill(page, {});
      await page.getByText('Required', { exact: true }).first().waitFor();
      assert.equal((await focused(page)).tag, 'SELECT');
      await fill(page, {
        familyName: 'Keys (SYNTHETIC)',
        givenName: 'Bopha',
        sex: 'FEMALE',
        birthDate: '02041999',
        nationality: 'KH',
        languages: 'khm',
        province: '17',
        source: 'HOTLINE',
        urgency: '',
      });
      await page.getByText('Recorded', { exact: true }).waitFor();
      await visitor.picture('keyboard-recorded', { whole: false });

      await open(page, 'Record consent');
      await record(page, { Interview: '', Services: '', givenBy: 'SURVIVOR', language: 'khm', witnessRole: '' });
      await open(page, 'Identify as a victim');
      await record(page, {
        decidedBy: 'POLICE',
        level: 'PRELIMINARY',
        'exploitation.0.country': 'TH',
        'exploitation.0.recruiterRelation': 'BROKER',
        'exploitation.0.recruitment': 'FALSE_JOB_OFFER',
        'Forced labour': '',
      });
      await open(page, 'Enter aftercare');
      await record(page, { housing: '', programme: '' });
      await page.getByText('Aftercare entered').first().waitFor();
      await open(page, 'Record a service');
      await visitor.picture('keyboard-service');
      await record(page, { Yes: '', type: '', provider: 'Health centre', mode: '', unit: '', quantity: '1' });
      await page.getByText('Service delivered').first().waitFor();
      await visitor.picture('keyboard-done', { whole: false });
    },
  },
  {
    name: 'what is missing in a form is reached, also where there is nothing to type',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha', '/refer');
      await page.locator('[id="familyName"]').waitFor();
      await page.locator('main form button[type="submit"]').click();
      await page.locator('main form [id$="-error"]').nth(2).waitFor();
      await errorsAreClear(visitor, 'error-below-a-field');
      const id = await visitor.receives({ familyName: 'Missing (SYNTHETIC)' });
      await visitor.movesTo(`/record/conductScreeningInterview?survivorId=${id}&purpose=CARE`);
      await page.locator('[id="setting"]').selectOption('OFFICE');
      await page.locator('main form button[type="submit"]').click();
      // the only answer that is missing is a yes or a no, far above the button
      const summary = page.locator('main form a[href="#authorityPresent"]');
      await summary.waitFor();
      const isThere = () => document.activeElement.matches('[id="authorityPresent"] [role="radiogroup"] input');
      await page.waitForFunction(isThere);
      // the title of the tab says it
      await page.waitForFunction(() => /^(Error: |មានបញ្ហា៖ )/.test(document.title));
      assert.match(
        await page.locator('[id="authorityPresent"] [role="radiogroup"]').getAttribute('aria-describedby'),
        /error/,
      );
      await page.locator('main form button[type="submit"]').focus();
      await summary.click();
      await page.waitForFunction(isThere);
      await visitor.isAccessible();
      await visitor.picture('what-is-missing');
      await errorsAreClear(visitor, 'error-below-a-group');
      await page.locator('[id="authorityPresent"] [role="radiogroup"] input').last().check();
      await page.locator('main form button[type="submit"]').click();
      // what follows is another error, of a consent that is missing, which the title says as well
      await summary.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'the menu of a case is searched, says what must come first, and leaves the focus where it was',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const id = await visitor.receives({ familyName: 'Menu (SYNTHETIC)', givenName: 'Sophal' });
      await visitor.movesTo(`/journey/${id}?purpose=CARE`);
      await openMenu(page);
      await visitor.isAccessible();
      await visitor.picture('menu-all', { whole: false });
      await arrowsMove(page);
      await page.keyboard.type('aftercare');
      await page.waitForFunction(() => document.querySelectorAll('dialog[open] li').length < 6);
      await visitor.picture('menu-found', { whole: false });
      assert.ok(
        (await page.locator('dialog a[href*="/record/identifySurvivor?"]').count()) > 0,
        'what must come first',
      );
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      assert.equal(await page.evaluate(() => document.activeElement.id), 'actions');
    },
  },
];
