import { strict as assert } from 'node:assert';

/** Clicks, choices and typed fields from a referral to the first service of a child: the straight way. */
const INTERACTIONS_MAX = 35;

/** Counts what a person does. */
class Hands {
  count = 0;

  constructor(page) {
    this.page = page;
  }

  async click(locator) {
    this.count++;
    await locator.click();
  }

  async choose(path, value) {
    this.count++;
    await this.page.locator(`[id="${path}"]`).selectOption(value);
  }

  async type(path, value) {
    this.count++;
    await this.page.locator(`[id="${path}"]`).fill(value);
  }

  async check(label) {
    this.count++;
    await this.page.getByLabel(label, { exact: true }).check();
  }

  async record() {
    await this.click(this.page.getByRole('button', { name: 'Record', exact: true }));
  }
}

export const firstService = [
  {
    name: 'a child is led from the referral to the first service without a refusal',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      await page.locator('main li a').first().waitFor();
      let refusals = 0;
      page.on('response', async (response) => {
        const isRecord = response.request().postData()?.includes('mutation Record');
        if (isRecord && (await response.json()).errors) refusals++;
      });
      const hands = new Hands(page);
      const next = (mutation) => page.locator(`section[aria-labelledby="next"] a[href*="/record/${mutation}?"]`).last();
      const recorded = async () => {
        await hands.record();
        await page.locator('#actions').waitFor();
      };

      await hands.click(page.getByRole('link', { name: 'New referral' }));
      await hands.type('familyName', 'First (SYNTHETIC)');
      await hands.type('givenName', 'Sreyneang');
      await hands.choose('sex', 'FEMALE');
      await hands.type('birthDate', '2012-04-02');
      await hands.choose('nationality', 'KH');
      await hands.choose('languages', 'khm');
      await hands.choose('source', 'HOTLINE');
      await hands.choose('province', '17');
      await hands.choose('urgency', { index: 1 });
      await recorded();

      await hands.click(next('giveConsent'));
      await hands.check('Interview');
      await hands.check('Services');
      await hands.choose('givenBy', 'GUARDIAN');
      await hands.choose('guardianKin', 'GRANDPARENT');
      await hands.check('Yes');
      await hands.choose('witnessRole', 'SOCIAL_WORKER');
      await recorded();

      await hands.click(next('identifySurvivor'));
      await hands.choose('level', 'PRELIMINARY');
      await hands.choose('decidedBy', 'POLICE');
      await hands.check('Forced labour');
      await hands.choose('exploitation.0.country', 'TH');
      await hands.choose('exploitation.0.recruitment', 'FALSE_JOB_OFFER');
      await hands.choose('exploitation.0.recruiterRelation', 'BROKER');
      await recorded();

      await hands.click(next('enterAftercare'));
      await hands.choose('programme', 'COMMUNITY_BASED');
      await hands.choose('housing', 'PARENTS');
      await recorded();

      await hands.click(next('deliverService'));
      await hands.choose('type', 'MEDICAL');
      await hands.type('provider', 'Health centre');
      await recorded();
      await page.getByText('Recorded', { exact: true }).first().waitFor();
      // what was recorded is marked in the timeline, and one press leads to what comes next
      const marked = page.locator('#way [data-target]');
      await marked.waitFor();
      assert.match(await marked.innerText(), /Service delivered/);
      await page.locator('main a[href="#next"]').click();
      await page.waitForFunction(() => {
        const { top } = document.getElementById('next').getBoundingClientRect();
        return top >= 0 && top < innerHeight;
      });

      visitor.says(`${hands.count} interactions, ${refusals} refusals`);
      assert.equal(refusals, 0);
      assert.ok(hands.count <= INTERACTIONS_MAX, `${hands.count} interactions`);
    },
  },
];
