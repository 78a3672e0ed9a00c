import { joinNodes, loadAllPages, readNextCursor, type Connection } from './pages.js';

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

  it('has a node once, as the later page has it, where it moved between two pages', () => {
    const [waiting, other, agreed] = [{ id: 'one' }, { id: 'other' }, { id: 'one', state: 'AGREED' }];
    expect(joinNodes([waiting, other], [agreed], ({ id }) => id)).toEqual([agreed, other]);
    expect(joinNodes([waiting, other], [agreed])).toEqual([waiting, other, agreed]);
  });
});
