import { strict as assert } from 'node:assert';

/** Answers a search as if the index of the service were being filled, until it is over. */
const ofIndexBeingFilled = async (page) => {
  const filling = { isOver: false, leftOutCount: 0 };
  const searchSurvivors = { edges: [], pageInfo: { hasNextPage: false, endCursor: null }, stale: true };
  await page.route('**/graphql', (route, request) =>
    !filling.isOver && request.postData()?.includes('query FindByName')
      ? route.fulfill({
          json: { data: { searchSurvivors: { ...searchSurvivors, leftOutCount: filling.leftOutCount } } },
        })
      : route.fallback(),
  );
  return filling;
};

export const belatedSearch = [
  {
    name: 'a search that is not up to date says so, and asks again for the same name',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha', '/cases');
      await visitor.receives({ familyName: 'Belated (SYNTHETIC)', givenName: 'Devi' });
      const filling = await ofIndexBeingFilled(page);
      await page.locator('form[role="search"] input').fill('Belated');
      await page.keyboard.press('Enter');
      const notice = page.locator('main [role="status"]').filter({ hasText: /not up to date|មិនទាន់គ្រប់/ });
      await notice.waitFor();
      await visitor.isAccessible();
      await visitor.picture('search-not-up-to-date', { whole: false });
      // no repeated search finds a case with an event that is parked
      filling.leftOutCount = 2;
      await page.locator('form[role="search"] button[type="submit"]').click();
      await page
        .locator('main [role="status"]')
        .filter({ hasText: /^\D*2 / })
        .getByText(/no search|មិនអាចរកឃើញ/)
        .waitFor();
      filling.isOver = true;
      await page.locator('form[role="search"] button[type="submit"]').click();
      await page.locator('main li a').filter({ hasText: 'Belated (SYNTHETIC)' }).first().waitFor();
      assert.equal(await notice.count(), 0);
    },
  },
];
