import pg from 'pg';
import type { Actor } from '#kernel/decider';
import { WAYS, searchFixture, type SearchFixture } from '../../../testing/search-fixture.js';

let at: SearchFixture;
beforeEach(async () => {
  at = await searchFixture();
});
afterEach(() => at.drop());

const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };
const sophea: Actor = { ...sokha, id: 'sophea', role: 'SUPERVISOR' };

const GIVEN = ['Bopha', 'Dara', 'Kolab', 'Rithy', 'Sophal', 'Vanna', 'Srey Mom', 'Sreyneang'];

/** People of one family name: every fifth writes it in another way, and every seventh was born in 2004. */
const receive = (count: number, from = 0) =>
  Promise.all(
    Array.from({ length: count }, (_, index) => index + from).map((n) =>
      at.receive(sokha, {
        givenName: GIVEN[n % GIVEN.length]!,
        familyName: n % 5 === 0 ? 'Chhan' : 'Chan',
        birthYear: n % 7 === 0 ? 2004 : 2001,
      }),
    ),
  );

/** How many streams are read for one page, by a service that has read none of them before. */
const searchFor = async (name: string, after?: string) => {
  const before = at.reads.length;
  const page = await at.page(sophea, { name, ...(after !== undefined && { after }) });
  expect(page.edges).toHaveLength(20);
  return { reads: at.reads.length - before, opened: at.opened.size, page };
};

/** Of how many people the sealed values are asked for. */
const sealedDuring = async (work: () => Promise<unknown>): Promise<number> => {
  const sent = jest.spyOn(pg.Client.prototype, 'query');
  await work();
  const queries = sent.mock.calls.map(([text, values]: readonly unknown[]) => [String(text), values] as const);
  sent.mockRestore();
  return queries
    .filter(([text]) => text.includes('sealed'))
    .reduce((people, [, values]) => people + (values as unknown[]).flat().length, 0);
};

describe.each(WAYS)('a search of a reader with $subjects subjects for a name with many bearers', ({ max }) => {
  beforeEach(() => {
    at.search.subjects.max = max;
  });

  it('reads and opens no more records for a page, however many bear it', async () => {
    const found: number[][] = [];
    await receive(60);
    for (const bearers of [60, 180]) {
      if (bearers > 60) await receive(bearers - 60, 60);
      await at.project();
      at.opened.clear();
      const first = await searchFor('Chan');
      const second = await searchFor('Chan', first.page.pageInfo.endCursor!);
      const other = await searchFor('Tchan');
      found.push([first.reads, second.reads, other.reads]);
      expect(at.opened.size).toBeLessThanOrEqual(90);
    }
    expect(found).toEqual([
      [21, 21, 21],
      [21, 21, 21],
    ]);
  });

  it('asks for the sealed names of no more people either', async () => {
    await receive(60);
    await at.project();
    expect(await sealedDuring(() => at.page(sophea, { name: 'Chan' }))).toBe(21);
    expect(await sealedDuring(() => at.page(sophea, { name: 'Chan', birthYear: 2001 }))).toBe(21);
  });

  it('reads in a second round when not all of the first agree', async () => {
    const others = ['Chan', 'Chen', 'Chin', 'Chon', 'Chun'];
    await Promise.all(
      Array.from({ length: 60 }, (_, n) => at.receive(sokha, { givenName: 'Dara', familyName: others[n % 5]! })),
    );
    await at.project();
    const before = at.reads.length;
    const { edges } = await at.page(sophea, { name: 'Chan Dara', first: 12 });
    expect(edges).toHaveLength(12);
    expect(at.reads.length - before).toBeGreaterThanOrEqual(13);
    const all = await at.page(sophea, { name: 'Chan Dara', first: 500 });
    expect(edges).toEqual(all.edges.slice(0, 12));
  });

  it('reads no further once its answer was cut off, and says how to search instead', async () => {
    await Promise.all(Array.from({ length: 40 }, () => at.receive(sokha, { givenName: 'Dara', familyName: 'Chen' })));
    await at.project();
    const deadline = { isLate: () => at.reads.length >= 5 };
    const page = at.page(sophea, { name: 'Chon Dara', first: 4 }, 'CARE', deadline);
    await expect(page).rejects.toMatchObject({
      code: 'SEARCH_TOO_WIDE',
      message: expect.stringContaining('whole name'),
    });
    expect(at.reads).toHaveLength(5);
  });

  it('enters no reading when its answer was cut off during the last round', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => at.receive(sokha, { givenName: 'Dara', familyName: 'Chen' })));
    await at.project();
    const page = at.page(sophea, { name: 'Chen Dara' }, 'CARE', { isLate: () => at.reads.length > 0 });
    await expect(page).rejects.toMatchObject({ code: 'SEARCH_TOO_WIDE' });
    expect([at.reads.length, at.passed]).toEqual([ids.length, []]);
  });

  it('sends no further statement when its answer was cut off during the first', async () => {
    await at.receive(sokha, { givenName: 'Dara', familyName: 'Chen' });
    await at.project();
    const sent = jest.spyOn(at.db, 'query');
    const after = (statement: string) => sent.mock.calls.some(([text]) => text.includes(statement));
    const page = at.page(sophea, { name: 'Chen Dara' }, 'CARE', { isLate: () => after('readers') });
    await expect(page).rejects.toMatchObject({ code: 'SEARCH_TOO_WIDE' });
    expect([after('readers'), after('asked')]).toEqual([true, false]);
    sent.mockRestore();
  });

  it('finds Khmer names page by page, in Khmer and in Latin letters', async () => {
    const bearers = Array.from({ length: 50 }, (_, n) => ({
      localFamilyName: n % 5 === 0 ? 'ចន' : 'ចាន់',
      localGivenName: n % 2 === 0 ? 'បុប្ផា' : 'ស្រីមុំ',
    }));
    const ids = await Promise.all(bearers.map((one) => at.receive(sokha, one)));
    await at.project();
    const pagesOf = async (name: string) => {
      const first = await searchFor(name);
      const next = await searchFor(name, first.page.pageInfo.endCursor!);
      return [first, next].flatMap(({ page }) => page.edges.map(({ node }) => node.survivorId));
    };
    const written = ids.filter((_, n) => n % 5 !== 0);
    expect((await pagesOf('ចាន់')).toSorted()).toEqual(written.toSorted());
    expect(new Set(await pagesOf('Chan')).size).toBe(40);
  });

  it('shows each of them on one page, the likeliest first, as a search for all of them does', async () => {
    const ids = await receive(70);
    await at.ask(ids[3]!, sokha, 'RevisePersonDetails', { familyName: 'Chhan' });
    await at.project();
    for (const sought of [{ name: 'Chan' }, { name: 'Chhan', birthYear: 2004 }, { name: 'Chan Sreymom' }]) {
      const all = await at.page(sophea, { ...sought, first: 500 });
      const seen: string[] = [];
      for (let after: string | undefined; ;) {
        const { edges, pageInfo } = await at.page(sophea, { ...sought, first: 7, ...(after && { after }) });
        seen.push(...edges.map(({ cursor }) => cursor));
        if (!pageInfo.hasNextPage) break;
        after = pageInfo.endCursor!;
      }
      expect(seen).toEqual(all.edges.map(({ cursor }) => cursor));
      expect(seen).toEqual(seen.toSorted());
    }
    expect((await at.page(sophea, { name: 'Chan', first: 500 })).edges).toHaveLength(70);
  });
});

const NOBODY = { givenName: 'Bopha', familyName: 'Sok' };

describe('a search for a contact that many share', () => {
  it('reads and opens no more records than its page needs, and says that there are more', async () => {
    const contact = { channel: 'Phone', value: '012 555 777', safe: true } as const;
    for (const { people, count } of [
      { people: 40, count: 40 },
      { people: 60, count: 100 },
    ]) {
      await Promise.all(Array.from({ length: people }, () => at.receive(sokha, { ...NOBODY, contact })));
      await at.project();
      const before = at.reads.length;
      const { edges, pageInfo } = await at.callBack(sophea, '012 555 777');
      expect([edges.length, pageInfo.hasNextPage]).toEqual([20, true]);
      expect(`${at.reads.length - before} of ${count}`).toBe(`21 of ${count}`);
    }
  });

  it('reads no further once its answer was cut off', async () => {
    await at.receive(sokha, { ...NOBODY, contact: { channel: 'Phone', value: '012 555 777', safe: true } });
    await at.project();
    const search = at.callBack(sophea, '012 555 777', { isLate: () => true });
    await expect(search).rejects.toMatchObject({
      code: 'CONTACT_SEARCH_TOO_WIDE',
      message: expect.stringContaining('name or case number'),
    });
    expect(at.reads).toEqual([]);
  });

  it('enters no reading when its answer was cut off during the last round', async () => {
    await at.receive(sokha, { ...NOBODY, contact: { channel: 'Phone', value: '012 555 777', safe: true } });
    await at.project();
    const search = at.callBack(sophea, '012 555 777', { isLate: () => at.reads.length > 0 });
    await expect(search).rejects.toMatchObject({ code: 'CONTACT_SEARCH_TOO_WIDE' });
    expect([at.reads.length, at.passed]).toEqual([1, []]);
  });
});
