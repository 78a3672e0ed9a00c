import { strict as assert } from 'node:assert';
import { openForm } from '../../menu.mjs';
import { upload } from '../documents.mjs';

const ASSIGNED = { worker: 'sokha', as: 'CASE_WORKER', office: 'SiemReapCac' };
const WAITS = 'section:has(button)';

/** Two referrals in two offices that look like one person; both supervisors say that it may be. */
const receivesTwice = async (visitor) => {
  const person = {
    familyName: `Pair${Date.now()} (SYNTHETIC)`,
    givenName: 'Sreyneath'.repeat(9),
    birthDate: '1994-05-20',
  };
  await visitor.signIn('sokha');
  const one = await visitor.receives(person);
  await visitor.actsAs('bopha');
  const other = await visitor.receives({ ...person, sex: 'MALE', office: 'Poipet', province: '01', on: '2020-03-09' });
  return { person, ids: [one, other] };
};

/** Opens the page until the pair stands on it, among the last: a policy suspects it some time after the referral. */
const findPair = async ({ page, origin }, { familyName }) => {
  const pair = page.locator('main section li').filter({ hasText: familyName });
  for (let tries = 0; tries < 50; tries += 1) {
    await page.goto(`${origin}/offices`);
    await page.locator('main section li details').first().waitFor();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const more = page.locator('main section > button');
    while ((await pair.count()) === 0 && (await more.count()) > 0) {
      await more.last().click();
      // the next page stands there, or there is none
      await page.locator('main section > button[data-loading]').waitFor({ state: 'detached' });
    }
    if ((await pair.count()) > 0) return { pair, height };
    await page.waitForTimeout(200);
  }
  throw new Error('nobody suspects the pair');
};

export const betweenOffices = [
  {
    name: 'two records that may be of one person say once what they have in common, and their entries on demand',
    walk: async (visitor) => {
      const { person, ids } = await receivesTwice(visitor);
      let pair;
      for (const supervisor of ['sophea', 'makara']) {
        await visitor.signsInAs(supervisor);
        const found = await findPair(visitor, person);
        pair = found.pair;
        // what waits is a page that somebody can read
        visitor.says(`${found.height} px high for ${supervisor}`);
        assert.ok(found.height < 8_000, `${found.height} px high`);
        await pair.locator('button').first().click();
        await pair.getByText(`(${supervisor})`).waitFor();
      }
      for (const id of ids) await pair.locator(`a[href*="${id}"]`).waitFor();
      const text = await pair.innerText();
      assert.equal(text.split(person.familyName).length, 2, `the name stands once in\n${text}`);
      assert.match(text, /Female|ស្រី/);
      assert.match(text, /Male|ប្រុស/);
      assert.equal(await pair.locator('ol:visible').count(), 0);
      // a name that has no space in it breaks, and makes the page no wider
      assert.ok(await visitor.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await visitor.picture('offices-compared');
      await pair.locator('summary').click();
      // those of each, and once a policy has assigned both on one day, those that they have in common
      assert.ok((await pair.locator('ol:visible').count()) >= 2);
      await visitor.isAccessible();
      await visitor.picture('offices-compared-entries');
    },
  },
  {
    name: 'two records of one office wait for its second supervisor, and say so',
    languages: ['en', 'km'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const person = { familyName: `Own${Date.now()} (SYNTHETIC)`, givenName: 'Sreyneath', birthDate: '1994-05-20' };
      await visitor.actsAs('bopha');
      for (const on of ['2020-03-02', '2020-03-09'])
        await visitor.receives({ ...person, office: 'Poipet', province: '01', on });
      await visitor.signIn('makara');
      const { pair } = await findPair(visitor, person);
      await pair.locator('button').first().click();
      await pair.getByText('(makara)').waitFor();
      await pair.getByText(/^(Waits for another supervisor of Poipet|រង់ចាំអ្នកគ្រប់គ្រងករណីម្នាក់ទៀត)/).waitFor();
      assert.equal(await visitor.page.getByText(/both offices|ការិយាល័យទាំងពីរ/i).count(), 0);
      await visitor.picture('offices-own-pair');
      await visitor.signsInAs('chanthy');
      const { pair: second } = await findPair(visitor, person);
      await second.locator('button').first().click();
      await second.getByText('(chanthy)').waitFor();
      await second.locator('a[href*="/journey/"]').nth(1).waitFor();
    },
  },
  {
    name: 'two linked records lead to each other, and one page shows what is true in both, and both timelines',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.actsAs('sokha');
      const familyName = `Twice${Date.now()} (SYNTHETIC)`;
      const kept = await visitor.receives({ familyName });
      const duplicate = await visitor.receives({ familyName, on: '2020-03-05' });
      await visitor.records('recordHouseholdMember', {
        survivorId: duplicate,
        memberId: crypto.randomUUID(),
        relation: 'IN_LAW',
        safe: 'NO',
        name: 'Chan (SYNTHETIC)',
      });
      await visitor.actsAs('sophea');
      for (const survivorId of [kept, duplicate])
        await visitor.records('assignCaseWorker', { survivorId, on: '2020-03-06', ...ASSIGNED });
      await visitor.records('linkPerson', { survivorId: duplicate, keptSurvivorId: kept });
      await visitor.signIn('sokha');
      await visitor.movesTo(`/journey/${duplicate}?purpose=CARE`);
      await page.locator(`header a[href*="${kept}"][href*="purpose=CARE"]`).waitFor();
      await visitor.picture('linked-duplicate');
      await page.locator(`header a[href*="${kept}"][href*="purpose=CARE"]`).click();
      // no question for the purpose comes between
      await page.locator(`header a[href*="${duplicate}"][href*="purpose=CARE"]`).waitFor();
      // what is true in the other record, on a press, and nothing can be recorded there
      assert.equal(await page.locator(`[id^="${duplicate}-"]`).count(), 0);
      await page.getByRole('button', { name: /^(What is true in|ស្ថានភាពក្នុង)/ }).click();
      const other = page.locator(`section:has(> [id="${duplicate}-safety"])`);
      await other.locator('ul li').first().waitFor();
      await other.locator(`[id="${duplicate}-safety"] button[aria-expanded="false"]`).first().click();
      await other.getByText('Chan (SYNTHETIC)').first().waitFor();
      assert.equal(await page.locator('#safety').getByText('Chan (SYNTHETIC)').count(), 0);
      assert.equal(await other.locator('a[href*="/record/"]').count(), 0);
      await visitor.isAccessible();
      await visitor.picture('linked-facts');
      await page.locator('#way ~ button').click();
      const others = page.locator(`#way ~ section li[id^="${duplicate}-entry-"]`);
      await others.nth(2).waitFor();
      // a link to an entry is followed in its own timeline alone
      const own = page.locator('#way li[id^="entry-"]').first();
      for (const entry of [own, others.first()]) {
        await page.goto(`${page.url().replace(/#.*/, '')}#${await entry.getAttribute('id')}`);
        await page.locator(`[id="${await entry.getAttribute('id')}"][data-target] article > div`).waitFor();
        if (entry === own) assert.equal(await page.locator('#way ~ section [data-target]').count(), 0);
      }
      // what is recorded here belongs to the record of the page: an entry of the other one takes no document
      await own.locator('a[href*="attachDocument"]').waitFor();
      assert.equal(await others.locator('a[href*="attachDocument"]').count(), 0);
      await visitor.isAccessible();
      await visitor.picture('linked-kept');
    },
  },
  {
    name: 'a deputy acts in the place of a supervisor, and for themselves again',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.signIn('sophea');
      const from = new Date().toISOString().slice(0, 10);
      const survivorId = await visitor.receives({ givenName: 'Chan (SYNTHETIC)' });
      await visitor.records('nameDeputy', { worker: 'sophea', deputy: 'sokha', from });
      await visitor.movesTo('/registers?register=staff&find=sophea');
      await page.locator('main li a[href*="/record/withdrawDeputy"][href*="deputy=sokha"]').waitFor();
      await visitor.isAccessible();
      await visitor.picture('deputy-in-register');

      await visitor.signsInAs('sokha');
      await page.locator('nav a[href="/offices"]').click();
      await page.locator(WAITS).first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('deputy-offered');
      await page.locator(WAITS).first().getByRole('button').first().click();
      const banner = page.locator('main > [role="note"]');
      await banner.waitFor();
      await page.locator('main li a').first().waitFor();
      await visitor.isAccessible();
      await visitor.picture('deputy-acts');
      await page.locator('nav a[href="/offices"]').click();
      await page.locator('main section').nth(2).waitFor();
      await visitor.picture('deputy-between-offices');

      // a case that is not their own takes a document, as it does from their supervisor
      await page.goto(`${origin}/journey/${survivorId}?purpose=SUPERVISION`);
      await page.locator('#actions').waitFor();
      await openForm(page, 'attachDocument');
      await upload(page);
      await visitor.picture('deputy-attaches');
      await banner.getByRole('button').click();
      await page.locator('nav a[href="/offices"]').waitFor();
      await banner.waitFor({ state: 'detached' });
    },
  },
];
