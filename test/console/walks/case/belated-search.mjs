import { strict as assert } from 'node:assert';

/** Answers a search as if the index of the service were being filled, until it is over. */
const ofIndexBeingFilled = async (page) => {
  const filling = { isOver: false, stale: true, leftOutCount: 0 };
  const nobody = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
  await page.route('**/graphql', (route, request) =>
    !filling.isOver && request.postData()?.includes('query FindByName')
      ? route.fulfill({
          json: {
            data: { searchSurvivors: { ...nobody, stale: filling.stale, leftOutCount: filling.leftOutCount } },
          },
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
      const searchAgain = () => page.locator('form[role="search"] button[type="submit"]').click();
      const notice = page.locator('main [role="status"]').filter({ hasText: /not up to date|មិនទាន់គ្រប់/ });
      const leftOut = page.locator('main [role="status"] p').filter({ hasText: /^\D*2 .*(former name|ឈ្មោះចាស់)/ });
      await notice.waitFor();
      await visitor.isAccessible();
      await visitor.picture('search-not-up-to-date', { whole: false });
      // a repeated search helps where the index is late, and not where an event is parked
      filling.leftOutCount = 2;
      await searchAgain();
      await leftOut.waitFor();
      assert.equal(await notice.count(), 1);
      await visitor.picture('search-late-and-left-out', { whole: false });
      filling.stale = false;
      await searchAgain();
      await notice.waitFor({ state: 'detached' });
      await leftOut.waitFor();
      filling.isOver = true;
      await searchAgain();
      await page.locator('main li a').filter({ hasText: 'Belated (SYNTHETIC)' }).first().waitFor();
      assert.equal(await notice.count(), 0);
      assert.equal(await leftOut.count(), 0);
    },
  },
];
