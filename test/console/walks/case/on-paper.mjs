import { strict as assert } from 'node:assert';

/** Paper says who printed the file and for what, shows what is folded, and leaves out what only a screen can do. */
export const printsWhole = async (visitor) => {
  const { page } = visitor;
  const printed = page.getByText(/Printed by sokha|បោះពុម្ពដោយ sokha/);
  assert.equal(await printed.isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await printed.isVisible(), true);
  // a fold cannot be opened on paper
  const folded = page.locator('#safety li').getByText('Dara (SYNTHETIC)');
  assert.equal(await folded.isVisible(), false);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  assert.equal(await folded.isVisible(), true);
  await visitor.picture('case-file-printed');
  assert.equal(await page.locator('#plan button:visible, #safety button:visible, #actions:visible').count(), 0);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  assert.equal(await folded.isVisible(), false);
};
