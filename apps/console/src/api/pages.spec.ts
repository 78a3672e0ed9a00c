import { joinNodes, loadAllPages, loadPagesFrom, readNextCursor, rowsAgain, toPage, type Connection } from './pages.js';

const pageOf = (node: string, endCursor: string | null): Connection<string> => ({
  edges: [{ node }],
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
});

describe('a list of several pages', () => {
  const pages = new Map<string | null, Connection<string>>([
    [null, pageOf('Battambang', 'a')],
    ['a', pageOf('Poipet', 'b')],
    ['b', pageOf('Siem Reap', null)],
  ]);

  it('is loaded from the first page to the last, in their order', async () => {
    const nodes = await loadAllPages(async (after) => pages.get(after));
    expect(nodes).toEqual(['Battambang', 'Poipet', 'Siem Reap']);
  });

  it('is not there at all when the service does not answer for one of its pages', async () => {
    expect(await loadAllPages(async (after) => (after === 'b' ? undefined : pages.get(after)))).toBeUndefined();
  });

  it('goes on behind the end of a page only where another one follows', () => {
    expect(readNextCursor(pageOf('Poipet', 'b'))).toBe('b');
    expect(readNextCursor({ pageInfo: { hasNextPage: false, endCursor: 'b' } })).toBeNull();
  });

  it('is loaded from a place on until so many rows are there, and says where it goes on', async () => {
    const loaded = async (after: string | null, rows: number) => {
      const asked: number[] = [];
      const { pages: some, next } = await loadPagesFrom(after, rows, async (at, missing) => {
        asked.push(missing);
        return pages.get(at);
      });
      return [some.flatMap(({ edges }) => edges.map(({ node }) => node)), next, asked];
    };
    expect(await loaded(null, 2)).toEqual([['Battambang', 'Poipet'], 'b', [2, 1]]);
    expect(await loaded('a', 1)).toEqual([['Poipet'], 'b', [1]]);
    expect(await loaded(null, Infinity)).toEqual([
      ['Battambang', 'Poipet', 'Siem Reap'],
      null,
      [Infinity, Infinity, Infinity],
    ]);
  });

  it('is asked for again as far as it was shown, and no further than its rows may be opened at once', () => {
    expect([rowsAgain(70, false, Infinity), rowsAgain(70, true, Infinity)]).toEqual([70, Infinity]);
    expect([rowsAgain(70, false, 50), rowsAgain(70, true, 50), rowsAgain(20, false, 50)]).toEqual([50, 50, 20]);
    expect(rowsAgain(4, true, 50)).toBe(4);
  });

  it('goes on at the page that did not come', async () => {
    const { pages: some, next } = await loadPagesFrom(null, 3, async (at) => (at === 'a' ? undefined : pages.get(at)));
    expect([some.length, next]).toEqual([1, 'a']);
  });

  it('goes on where one row more comes than a page shows', () => {
    const rows = ['a', 'b', 'c'].map((cursor) => ({ cursor }));
    expect(toPage(rows, 2)).toMatchObject({ edges: [{}, {}], pageInfo: { hasNextPage: true, endCursor: 'b' } });
    expect(toPage(rows, 3).pageInfo.hasNextPage).toBe(false);
    expect(toPage([], 3)).toEqual({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });

  it('has a node once, as the later page has it, where it moved between two pages', () => {
    const [waiting, other, agreed] = [{ id: 'one' }, { id: 'other' }, { id: 'one', state: 'AGREED' }];
    expect(joinNodes([waiting, other], [agreed], ({ id }) => id)).toEqual([agreed, other]);
    expect(joinNodes([waiting, other], [agreed])).toEqual([waiting, other, agreed]);
  });
});
