import { strict as assert } from 'node:assert';

/** Opens the menu of what can be recorded. */
export const openMenu = async (page) => {
  await page.locator('#actions').click();
  await page.locator('dialog[open] li').first().waitFor();
};

/** Opens a form of a record from its menu. */
export const openForm = async (page, mutation) => {
  await openMenu(page);
  await page.locator(`dialog[open] a[href*="/record/${mutation}?"]`).last().click();
  await page.locator('main form, main li').first().waitFor();
};

/** Opens the filters of a list, which are folded on a phone. */
export const openFilters = async (page) => {
  const filters = page.locator('main [role="group"]:has(> button[aria-controls])');
  await filters.waitFor();
  const fold = filters.locator('> button[aria-expanded="false"]');
  if (await fold.isVisible()) await fold.click();
};

/** Where the focus is in the menu, among the field and the links: from the top, and from the bottom. */
const placeInMenu = (page) =>
  page.evaluate(() => {
    const stops = [...document.querySelectorAll('dialog[open] :is(input, p a, li a)')];
    const at = stops.indexOf(document.activeElement);
    return [at, stops.length - 1 - at];
  });

/** The arrow keys move from the field to the first link and back, and from either end to the other. */
export const arrowsMove = async (page) => {
  assert.equal((await placeInMenu(page))[0], 0);
  await page.keyboard.press('ArrowUp');
  assert.equal((await placeInMenu(page))[1], 0);
  await page.keyboard.press('ArrowDown');
  assert.equal((await placeInMenu(page))[0], 0);
  await page.keyboard.press('ArrowDown');
  assert.equal((await placeInMenu(page))[0], 1);
  await page.keyboard.press('ArrowUp');
  assert.equal((await placeInMenu(page))[0], 0);
};
