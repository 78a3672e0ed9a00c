import { strict as assert } from 'node:assert';

/** Opens what waits for the reader in the list of tasks, and reads the review before it is decided. */
export const readsReview = async (visitor, path, name) => {
  const { page } = visitor;
  await page.locator(`main a[href*="${path}"]`).last().waitFor();
  await visitor.isAccessible();
  await visitor.picture(`${name}-waits`, { whole: false });
  await page.locator(`main a[href*="${path}"]`).last().click();
  const review = page.locator('#approvals > div').last();
  assert.equal(await review.locator('a[href*="/record/"]').count(), 0, 'nothing is decided unread');
  await review.locator('button').click();
  await review.locator('a[href*="/record/"]').first().waitFor();
  await visitor.isAccessible();
  await visitor.picture(`${name}-review`);
  return review;
};

const decides = async (visitor, review, name, { upheld, note }) => {
  const { page } = visitor;
  await review.locator('a[href*="/record/reviewEntry"]').click();
  await page.locator('[id="upheld"]').first().waitFor();
  await visitor.isAccessible();
  await visitor.picture(`${name}-form`);
  await page.locator(`[id="upheld"] input[value="${upheld}"]`).check();
  if (note) await page.locator('[id="note"]').fill(note);
  await page.locator('main form button[type="submit"]').click();
  await page.waitForURL(/\/(court|activity)\//);
};

export const approves = (visitor, review, name) => decides(visitor, review, name, { upheld: true });

/** The decision undoes nothing by itself: somebody has to put the entry right. */
export const sendsBack = (visitor, review, name, note) => decides(visitor, review, name, { upheld: false, note });

/** Follows the way from what was not upheld to its form, which holds what the entry says now. */
export const putsRight = async (visitor, review, name, { from, to }) => {
  const { page } = visitor;
  await review.locator('a[href*="/record/correctEntry"]').click();
  await page.locator('[id="reason"]').fill('As the review says.');
  const fields = page.locator('main form [id^="replacement."]');
  await fields.first().waitFor();
  const held = page.locator('main form :is(input, textarea)');
  const values = await held.evaluateAll((all) => all.map(({ value }) => value));
  const at = values.findIndex((value) => value.includes(from));
  assert.notEqual(at, -1, `${from} is filled in: ${values}`);
  await visitor.isAccessible();
  await visitor.picture(`${name}-to-put-right`);
  await held.nth(at).fill(to);
  await page.locator('main form button[type="submit"]').click();
  await page.waitForURL(/\/(court|activity)\//);
};
