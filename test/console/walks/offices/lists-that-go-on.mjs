import { strict as assert } from 'node:assert';

const ADDED = 3;

const MORE = /^(Show more|បង្ហាញបន្ថែម)$/;

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

const operationReview = () => {
  const { prosecutionId: operationId, court: _, ...one } = review();
  return { ...one, operationId, operation: 'CAC_OUTREACH', prevention: null };
};

const pair = () => ({
  duplicateId: crypto.randomUUID(),
  state: 'WAITING',
  reasons: [],
  since: '2021-05-03T09:00:00.000Z',
  keptSurvivorId: null,
  offices: [],
  judgements: [],
  records: [],
});

/** Changes what the service answers: nobody records as much as these lists have. */
const answers = (page, change) =>
  page.route('**/graphql', async (route, request) => {
    const asked = request.postDataJSON();
    if (!Object.keys(change).some((field) => asked?.query?.includes(field))) return route.fallback();
    const response = await route.fetch();
    const answer = await response.json();
    for (const [field, changed] of Object.entries(change))
      if (answer.data?.[field] !== undefined)
        answer.data[field] = changed(answer.data[field], asked.variables, asked.query);
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
        recordAlarmCount: () => all.length,
      });
      await visitor.signIn('sophea', '/offices');
      const section = page.locator('main section').filter({ hasText: 'colleague0' });
      const title = section.getByRole('heading');
      await title.waitFor();
      assert.equal(await title.locator('span').innerText(), '53');
      await visitor.isAccessible();
      await section.getByRole('button', { name: MORE }).press('Enter');
      await section.getByText(`colleague${50 + ADDED - 1}`, { exact: true }).waitFor();
      assert.equal(await title.locator('span').innerText(), '53');
      // the button has left with the last page, and the place of the keyboard is still there
      assert.ok(await section.evaluate((all) => all.contains(document.activeElement)));
      assert.equal(await section.locator('li').count(), 50 + ADDED);
      assert.equal(await section.getByRole('button', { name: MORE }).count(), 0);
      await visitor.isAccessible();
    },
  },
  {
    name: 'the list of tasks says how many reviews and requests wait, also beyond those that it shows',
    walk: async (visitor) => {
      const { page } = visitor;
      const all = Array.from({ length: 130 }, review);
      const ofOperations = Array.from({ length: 120 }, operationReview);
      // without its socket, the console asks once
      await page.routeWebSocket(/graphql/, (socket) => socket.close());
      await answers(page, {
        otherReviews: (_, { first }, query) => {
          if (query.includes('ReviewCounts'))
            return {
              __typename: 'OtherReviews',
              courtReviewCount: all.length,
              operationReviewCount: ofOperations.length,
            };
          const rows = query.includes('courtReviews') ? all : ofOperations;
          return { __typename: 'OtherReviews', count: rows.length, rows: rows.slice(0, first) };
        },
        dueWork: (work) => ({ ...work, ...(work.edges && { requestCount: 130 }) }),
      });
      await visitor.signIn('sophea', '/cases');
      const inCourt = page.locator('main section[aria-labelledby="inCourt"]');
      const inOperations = page.locator('main section[aria-labelledby="inOperations"]');
      const rows = inCourt.locator('li');
      await rows.first().waitFor();
      await page.locator('main a[href="/offices"]').filter({ hasText: '130' }).waitFor();
      assert.deepEqual([await rows.count(), await inOperations.locator('li').count()], [100, 100]);
      assert.equal(await page.locator('#inCourt span').innerText(), '130');
      assert.equal(await page.locator('#inOperations span').innerText(), '120');
      await visitor.isAccessible();
      // what does not come takes nothing away
      let isRefused = true;
      await page.route('**/graphql', (route, request) =>
        isRefused &&
        request.postData()?.includes('query OperationReviews') &&
        request.postDataJSON().variables.first > 100
          ? route.fulfill({ json: { errors: [{ message: 'not now', extensions: { code: 'INTERNAL' } }] } })
          : route.fallback(),
      );
      const moreOperations = inOperations.getByRole('button', { name: MORE });
      await moreOperations.press('Enter');
      await inOperations.getByRole('alert').waitFor();
      assert.deepEqual([await rows.count(), await inOperations.locator('li').count()], [100, 100]);
      isRefused = false;
      // while what is shown is asked for again, the button takes no press
      await moreOperations.and(page.locator(':not([aria-disabled])')).waitFor();
      // more of the one list moves nothing of the other, which stands above it
      await moreOperations.press('Enter');
      await inOperations.locator('li').nth(119).waitFor();
      assert.equal(await rows.count(), 100);
      await inCourt.getByRole('button', { name: MORE }).press('Enter');
      await rows.nth(129).waitFor();
      assert.equal(await page.locator('main section > button').count(), 0);
      await page.setViewportSize({ width: 320, height: 640 });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
      await visitor.picture('reviews-go-on', { whole: false });
    },
  },
  {
    name: 'a judgement on two records asks for no more pairs again than one page has: each of them opens records',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      const all = Array.from({ length: 70 }, pair);
      const asked = [];
      await page.route('**/graphql', (route, request) => {
        if (!request.postData()?.includes('query SuspectedDuplicates')) return route.fallback();
        const { after, first = 50 } = request.postDataJSON().variables;
        asked.push(first);
        const begin = all.findIndex(({ duplicateId }) => duplicateId === after) + 1;
        const shown = all.slice(begin, begin + first);
        const suspectedDuplicates = {
          edges: shown.map((node) => ({ node })),
          pageInfo: { hasNextPage: begin + first < all.length, endCursor: shown.at(-1)?.duplicateId ?? null },
          totalCount: all.length,
          stale: false,
        };
        return route.fulfill({ json: { data: { suspectedDuplicates } } });
      });
      await page.route('**/graphql', (route, request) =>
        request.postData()?.includes('mutation JudgeDuplicate')
          ? route.fulfill({ json: { data: { judgeDuplicate: { position: '1' } } } })
          : route.fallback(),
      );
      await visitor.signIn('sophea', '/offices');
      const section = page.locator('main section').filter({ has: page.getByRole('button', { name: 'Two people' }) });
      await section.getByRole('button', { name: MORE }).press('Enter');
      await section.locator('ul > li').nth(69).waitFor();
      await section.getByRole('button', { name: 'Two people' }).first().press('Enter');
      await section.getByRole('button', { name: MORE }).waitFor();
      assert.equal(await section.locator('h2 span').innerText(), '70');
      assert.deepEqual(asked, [50, 50, 50]);
    },
  },
];
