import { strict as assert } from 'node:assert';

/** A survivor of the demonstration whose case is in court. */
const IN_COURT = 'a3fb9f33-7a3b-4998-a1a4-d86eacd6be05';

/** Some of those who recorded something in it, as each language names their role. */
const ROLES = {
  en: ['Case worker', 'Supervisor', 'Legal officer', 'Policy of the service'],
  km: ['អ្នកកាន់ករណី', 'អ្នកគ្រប់គ្រងករណី', 'មន្ត្រីច្បាប់', 'គោលនយោបាយរបស់សេវា'],
};

/** Loads the page again, with a service that says its lists lack something, and that the views are behind. */
const reloadWithLoss = async (page) => {
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch();
    const body = (await response.text())
      .replaceAll('"complete":true', '"complete":false')
      .replaceAll('"complete":false,"stale":false', '"complete":false,"stale":true');
    await route.fulfill({ response, body });
  });
  await page.reload();
};

export const replay = [
  {
    name: 'an auditor replays a history without seeing the survivor’s identity',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('vuthy');
      await page.locator('nav a[href="/figures"]').click();
      await page.locator('select').first().selectOption('2020');
      const behind = page.locator('article').first().locator('[aria-expanded="false"]').last();
      await behind.click();
      const journey = await page.locator('article li a').first().getAttribute('href');
      const survivorId = /journey\/([\w-]+)/.exec(journey)[1];
      await page.locator('nav a[href="/replay"]').click();
      await page.getByRole('textbox').fill(survivorId);
      await page.keyboard.press('Enter');
      await page.locator('main button:focus').waitFor();
      await page.keyboard.press('Enter');
      const slider = page.getByRole('slider');
      await slider.waitFor();
      await page.locator('section:has(> #looked) details').first().waitFor();
      assert.equal(await page.getByText('homeward verify').count(), 0);
      await visitor.isAccessible();
      await visitor.picture('replay-last');
      // where the system chooses the colours, the day of the chosen entry can be read on them
      await page.emulateMedia({ forcedColors: 'active' });
      const current = page.locator('main button[aria-current="true"]');
      const colourOf = (element) => getComputedStyle(element).color;
      assert.equal(await current.locator('span').first().evaluate(colourOf), await current.evaluate(colourOf));
      await page.emulateMedia({ forcedColors: 'none' });
      // the hint of a day fits into its field, also on half a phone
      const hint = page.locator('section:has(> #looked) input').first();
      const [room, length] = await hint.evaluate((input) => {
        const { paddingLeft, paddingRight, font } = getComputedStyle(input);
        const pen = document.createElement('canvas').getContext('2d');
        pen.font = font;
        return [
          input.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight),
          pen.measureText(input.placeholder).width,
        ];
      });
      assert.ok(length <= room, `${length} px in ${room} px`);
      // who looked stands below all entries: a link leads there, and the list is saved as a file
      await page.locator('main a[href="#looked"]').click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('section:has(> #looked) [role=group]').last().locator('button').first().click(),
      ]);
      assert.match(file.suggestedFilename(), /^who-looked-.*\.csv$/);
      // of days before the record nobody is shown, and without the choice everybody again
      const untilDay = page.locator('section:has(> #looked) [role=group] input').last();
      await untilDay.fill(visitor.name.startsWith('km') ? '០២/០១/២០១០' : '02/01/2010');
      await untilDay.press('Enter');
      await page.locator('section:has(> #looked) details').first().waitFor({ state: 'detached' });
      await page.locator('section:has(> #looked) > p').waitFor();
      await visitor.isAccessible();
      await visitor.picture('replay-no-look-in-days');
      await page.locator('section:has(> #looked) [role=group]').first().getByRole('button').last().click();
      await page.locator('section:has(> #looked) details').first().waitFor();
      await slider.focus();
      await page.keyboard.press('Home');
      assert.equal(await slider.inputValue(), '0');
      await page.keyboard.press('ArrowRight');
      assert.equal(await slider.inputValue(), '1');
      // the list shows the same entry, and chooses one as the slider does
      const chosen = page.locator('main ol button[aria-current]');
      assert.equal(await page.locator('main ol button').nth(1).getAttribute('aria-current'), 'true');
      await page.locator('main ol button').first().click();
      assert.equal(await slider.inputValue(), '0');
      assert.equal(await chosen.count(), 1);
      await page.locator('#stand').waitFor();
      assert.ok((await page.locator('main section:has(> #stand) li').count()) > 0);
      await visitor.isAccessible();
      await visitor.picture('replay-first');
      assert.doesNotMatch(await page.locator('main').innerText(), /SYNTHETIC\)/);

      // what somebody removed from the views is missed, and the page says so
      await reloadWithLoss(page);
      await page.locator('section:has(> #looked) [role="alert"]').getByText('homeward verify').waitFor();
      await page.locator('section:has(> #looked) > p[role="status"]').waitFor();
      await visitor.picture('replay-incomplete');
    },
  },
  {
    name: 'an auditor sees who attempted what and was refused',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('vuthy');
      await page.locator('nav a[href="/replay"]').click();
      await page.getByRole('textbox').fill('00000000-0000-4000-8000-000000000009');
      await page.keyboard.press('Enter');
      await page.locator('main button:focus').waitFor();
      await Promise.all([
        page.waitForResponse((response) => response.request().postData()?.includes('history(')),
        page.keyboard.press('Enter'),
      ]);
      await page.locator('nav a[href="/replay"]').click();
      await page.locator('section[aria-labelledby="attempts"] li').first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('refused-attempts');
      assert.match(await page.locator('section[aria-labelledby="attempts"]').innerText(), /vuthy/);

      // what somebody removed from the views is missed here, too
      await reloadWithLoss(page);
      for (const part of ['attempts', 'reasons']) {
        await page.locator(`section[aria-labelledby="${part}"] [role="alert"]`).getByText('homeward verify').waitFor();
        await page.locator(`section[aria-labelledby="${part}"] > p[role="status"]`).waitFor();
      }
      await visitor.picture('attempts-incomplete');
    },
  },
  {
    name: 'each entry of a replay names the role of who recorded it, also of a policy',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sophea');
      await visitor.movesTo(`/replay?survivorId=${IN_COURT}&purpose=SUPERVISION`);
      await page.locator('section:has(> #looked) details').first().waitFor();
      const slider = page.getByRole('slider');
      const last = Number(await slider.getAttribute('max'));
      await slider.focus();
      await page.keyboard.press('Home');
      const named = new Set();
      for (let at = 0; at <= last; at++) {
        await page.waitForFunction(
          (now) => document.querySelector('main input[type="range"]').value === String(now),
          at,
        );
        const text = await page.locator('main article').first().innerText();
        assert.doesNotMatch(text, /\b(CASE_WORKER|SUPERVISOR|LEGAL_OFFICER|POLICY)\b/);
        for (const role of ROLES[visitor.name.slice(0, 2)]) if (text.includes(role)) named.add(role);
        await page.keyboard.press('ArrowRight');
      }
      assert.deepEqual([...named].toSorted(), [...ROLES[visitor.name.slice(0, 2)]].toSorted());
      await visitor.picture('replay-roles');
      assert.doesNotMatch(await page.locator('section:has(> #looked)').innerText(), /\b[A-Z]+_[A-Z]+\b/);
    },
  },
];
