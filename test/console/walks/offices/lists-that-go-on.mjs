import { strict as assert } from 'node:assert';

const ADDED = 3;

const alarm = (at) => {
  const eventId = crypto.randomUUID();
  return {
    cursor: `2020-03-05T06:00:00.000Z/${eventId}`,
    eventId,
    who: `colleague${at}`,
    at: '2020-03-05T06:00:00.000Z',
    records: 40,
  };
};

const review = () => ({
  eventId: crypto.randomUUID(),
  prosecutionId: crypto.randomUUID(),
  court: 'Siem Reap',
  kind: 'CORRECTED',
  recordedAt: '2021-05-03T09:00:00.000Z',
  recordedBy: 'veasna',
  dueOn: '2021-05-06',
  overdue: true,
  rejected: false,
});

/** Changes what the service answers: nobody records as much as these lists have. */
const answers = (page, change) =>
  page.route('**/graphql', async (route, request) => {
    const asked = request.postDataJSON();
    if (!Object.keys(change).some((field) => asked?.query?.includes(field))) return route.fallback();
    const response = await route.fetch();
    const answer = await response.json();
    for (const [field, changed] of Object.entries(change))
      if (answer.data?.[field]) answer.data[field] = changed(answer.data[field], asked.variables);
    return route.fulfill({ response, json: answer });
  });

export const listsThatGoOn = [
  {
    name: 'a list of alarms that goes on says so, and shows the rest on demand',
    walk: async (visitor) => {
      const { page } = visitor;
      const all = Array.from({ length: 50 + ADDED }, (_, at) => alarm(at));
      await answers(page, {
        recordAlarms: (_, { after, first }) => {
          const begin = all.findIndex(({ cursor }) => cursor === after) + 1;
          return all.slice(begin, begin + first);
        },
      });
      await visitor.signIn('sophea', '/offices');
      const section = page.locator('main section').filter({ hasText: 'colleague0' });
      const title = section.getByRole('heading');
      await title.waitFor();
      assert.match(await title.innerText(), /(more than|ច្រើនជាង) 50$/);
      await visitor.isAccessible();
      await section.getByRole('button', { name: /^(Show more|បង្ហាញបន្ថែម)$/ }).press('Enter');
      await section.getByText(`colleague${50 + ADDED - 1}`, { exact: true }).waitFor();
      assert.match(await title.innerText(), / ?53$/);
      assert.equal(await section.locator('li').count(), 50 + ADDED);
      assert.equal(await section.getByRole('button', { name: /^(Show more|បង្ហាញបន្ថែម)$/ }).count(), 0);
      await visitor.isAccessible();
    },
  },
  {
    name: 'the list of tasks says how many reviews and requests wait, also beyond those that it shows',
    walk: async (visitor) => {
      const { page } = visitor;
      const all = Array.from({ length: 130 }, review);
      // without its socket, the console asks once
      await page.routeWebSocket(/graphql/, (socket) => socket.close());
      await answers(page, {
        otherReviews: (reviews, { first }) => ({
          ...reviews,
          courtReviewCount: all.length,
          courtReviews: all.slice(0, first),
          operationReviewCount: 0,
          operationReviews: [],
        }),
        dueWork: (work) => ({ ...work, ...(work.edges && { requestCount: 130 }) }),
      });
      await visitor.signIn('sophea', '/cases');
      const rows = page.locator('main section[aria-labelledby="other-reviews"] li');
      await rows.first().waitFor();
      await page.locator('main a[href="/offices"]').filter({ hasText: '130' }).waitFor();
      assert.equal(await rows.count(), 100);
      assert.match(await page.locator('#other-reviews').innerText(), /130$/);
      await visitor.isAccessible();
      await page
        .locator('main section[aria-labelledby="other-reviews"]')
        .getByRole('button', { name: /^(Show more|បង្ហាញបន្ថែម)$/ })
        .press('Enter');
      await rows.nth(129).waitFor();
      assert.equal(await page.locator('main section[aria-labelledby="other-reviews"] > button').count(), 0);
      await page.setViewportSize({ width: 320, height: 640 });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
      await visitor.picture('reviews-go-on', { whole: false });
    },
  },
];
