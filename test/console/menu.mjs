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
