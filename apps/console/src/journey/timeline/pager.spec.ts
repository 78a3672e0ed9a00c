import { pagerOf } from './pager.js';
import { fromFirst, withPage, type LoadedTimeline } from './pages.js';
import { entryOf, pageOf } from './testing.js';

/** A timeline of three pages with one entry each, whose pages are answered one by one. */
const timeline = () => {
  const pageAfter = (cursor?: string) => {
    const number = cursor === undefined ? 3 : Number(cursor) - 1;
    const pageInfo = { hasNextPage: number > 1, endCursor: String(number) };
    return pageOf([entryOf(String(number), `2020-0${number}-01`)], { totalCount: 3, pageInfo });
  };
  let loaded: LoadedTimeline | undefined = fromFirst(pageAfter());
  const asked: string[] = [];
  const waiting: ((isRead: boolean) => void)[] = [];
  const readPage = async (cursor: string) => {
    asked.push(cursor);
    const isRead = await new Promise<boolean>((resolve) => waiting.push(resolve));
    if (isRead && loaded) loaded = withPage(loaded, cursor, pageAfter(cursor));
    return isRead;
  };
  /** Answers what was asked, until nothing more is asked. */
  const answer = async (isRead = true) => {
    for (;;) {
      await settle();
      if (waiting.length === 0) return;
      waiting.shift()!(isRead);
    }
  };
  return { asked, waiting, answer, count: () => loaded?.entries.length, pager: pagerOf(() => loaded, readPage) };
};

/** After all that waits for promises only. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the pager of a timeline', () => {
  it('asks for each page once, no matter how many want it', async () => {
    const { pager, asked, answer, count } = timeline();
    const wanted = [pager.loadUntil(() => false), pager.loadUntil(() => false), pager.loadUntil(() => false)];
    await answer();
    await Promise.all(wanted);
    expect([asked, count()]).toEqual([['3', '2'], 3]);
  });

  it('stops at what is enough', async () => {
    const { pager, asked, answer } = timeline();
    const wanted = [
      pager.loadUntil(({ entries }) => entries.length > 1),
      pager.loadUntil(({ entries }) => entries.length > 1),
    ];
    await answer();
    await Promise.all(wanted);
    expect(asked).toEqual(['3']);
  });

  it('gives up for everybody when a page does not come, and asks again when that is wanted again', async () => {
    const { pager, asked, answer } = timeline();
    const wanted = [pager.loadUntil(() => false), pager.loadUntil(() => false)];
    await answer(false);
    await Promise.all(wanted);
    expect(asked).toEqual(['3']);
    const again = pager.loadUntil(() => false);
    await answer();
    await again;
    expect(asked).toEqual(['3', '3', '2']);
  });

  it('lets another reading wait for the page', async () => {
    const { pager, waiting, answer } = timeline();
    const order: string[] = [];
    const page = pager.loadUntil(({ entries }) => entries.length > 1).then(() => order.push('page'));
    const news = pager.inTurn(() => Promise.resolve(order.push('news') > 0));
    await settle();
    expect([waiting.length, order]).toEqual([1, []]);
    await answer();
    await Promise.all([page, news]);
    expect(order).toContain('news');
  });
});
