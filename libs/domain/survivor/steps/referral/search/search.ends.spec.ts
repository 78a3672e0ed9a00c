import type { Actor } from '#kernel/decider';
import { WAYS, searchFixture, type SearchFixture } from '../../../testing/search-fixture.js';

let at: SearchFixture;
beforeEach(async () => {
  at = await searchFixture();
});
afterEach(() => at.drop());

const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };
const sophea: Actor = { ...sokha, id: 'sophea', role: 'SUPERVISOR' };
const NOBODY = { givenName: 'Bopha', familyName: 'Sok' };

describe.each(WAYS)('a search of a reader with $subjects subjects', ({ max }) => {
  beforeEach(() => {
    at.search.subjects.max = max;
  });

  it('ends a page that takes long, and the next one goes on, until everybody was found once', async () => {
    const others = ['Chan', 'Chen', 'Chin', 'Chon', 'Chun'];
    await Promise.all(
      Array.from({ length: 70 }, (_, n) => at.receive(sokha, { givenName: 'Dara', familyName: others[n % 5]! })),
    );
    await at.project();
    const all = await at.page(sophea, { name: 'Chan Dara', first: 500 });
    const seen: string[] = [];
    const sizes: number[] = [];
    let after: string | undefined;
    for (;;) {
      const before = at.reads.length;
      const sought = { name: 'Chan Dara', first: 12, ...(after && { after }) };
      const { edges, pageInfo } = await at.page(sophea, sought, 'CARE', { pageMs: -1 });
      expect(at.reads.length - before).toBeLessThanOrEqual(13);
      expect(pageInfo.hasNextPage).toBe(true);
      after = pageInfo.endCursor!;
      if (at.reads.length === before) break;
      seen.push(...edges.map(({ cursor }) => cursor));
      sizes.push(edges.length);
    }
    expect(await at.page(sophea, { name: 'Chan Dara', first: 12, after })).toMatchObject({
      edges: [],
      pageInfo: { hasNextPage: false },
    });
    expect(seen).toEqual(all.edges.map(({ cursor }) => cursor));
    expect(Math.min(...sizes)).toBeLessThan(12);
  });

  it('ends a page that takes long though the log opens none of its records, and the next one goes on', async () => {
    const theirs = { givenName: 'Dara', familyName: 'Chan' };
    const ids = await Promise.all(Array.from({ length: 30 }, () => at.receive(sokha, theirs)));
    const last = ids.toSorted().at(-1)!;
    await at.project();
    at.shut = (survivorId) => survivorId !== last;
    const ask = (after?: string) =>
      at.page(sophea, { name: 'Chan Dara', first: 4, ...(after && { after }) }, 'CARE', { pageMs: -1 });
    const pages = [await ask()];
    while (pages.length < 10 && pages.at(-1)!.edges.length === 0)
      pages.push(await ask(pages.at(-1)!.pageInfo.endCursor!));
    const sizes = pages.map(({ edges }) => edges.length);
    expect(sizes.slice(0, -1)).toEqual(sizes.slice(1).map(() => 0));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.at(-1)!.edges.map(({ node }) => node.survivorId)).toEqual([last]);
    expect(pages.every(({ pageInfo }) => !ids.some((id) => pageInfo.endCursor!.includes(id)))).toBe(true);
  });

  it('says that others may follow where access to one of a full page has just ended', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => at.receive(sokha, { ...NOBODY })));
    await at.project();
    const [gone] = ids.toSorted();
    at.ended.add(gone!);
    const first = await at.page(sophea, { name: 'Sok Bopha', first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await at.page(sophea, { name: 'Sok Bopha', first: 4, after: first.pageInfo.endCursor! });
    const shown = [...first.edges, ...rest.edges].map(({ node }) => node.survivorId);
    expect(shown).toEqual(ids.toSorted().slice(1));
  });
});
