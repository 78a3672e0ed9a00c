import { dayOf, seededDraw } from '../testing/drawn.js';
import { FactTables } from '../testing/facts.js';

const DAYS = Number(process.env.FIGURE_DAYS ?? 50);

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

describe('where exploitation took place, and schemes', () => {
  it('are parts of all episodes of those who entered', async () => {
    await facts.insert('person', 1, '2020-01-01');
    await facts.insert('person', 2, '2020-01-01', { nationality: 'VN' });
    for (const who of [1, 2, 3]) await facts.insert('entry', who, '2020-02-01');
    await facts.insert('episode', 1, '2020-01-20', { country: 'KH' });
    const married = { episodeId: 'two', country: 'CN', recruitment: 'FalseJobOffer', scheme: 'FalseMarriage' };
    await facts.insert('episode', 1, '2020-01-20', married);
    await facts.insert('episode', 2, '2020-01-20', { country: 'KH' });
    // whose nationality nobody knows
    await facts.insert('episode', 3, '2020-01-20', { country: 'KH' });
    expect(await facts.values('M29')).toEqual({
      domestic: 1 / 4,
      abroad: 2 / 4,
      'country.KH': 3 / 4,
      'country.CN': 1 / 4,
      'scheme.FalseMarriage': 1 / 4,
    });
  });

  interface Episode {
    readonly who: number;
    readonly episodeId: string;
    readonly day: string;
    readonly country: string;
    readonly scheme: string | null;
  }

  /** Counted in plain code, without SQL: the last account of each episode of those who entered in the period. */
  const numeratorsBy = (episodes: readonly Episode[], entrants: ReadonlySet<number>) => {
    const last = new Map<string, Episode>();
    for (const one of episodes.toSorted((a, b) => (a.day < b.day ? -1 : 1)))
      if (entrants.has(one.who)) last.set(`${one.who} ${one.episodeId}`, one);
    const counts: Record<string, number> = { domestic: 0, abroad: 0 };
    for (const { country, scheme } of last.values())
      for (const key of [country === 'KH' ? 'domestic' : 'abroad', `country.${country}`, scheme && `scheme.${scheme}`])
        if (key) counts[key] = (counts[key] ?? 0) + 1;
    return counts;
  };

  it(`are what an independent fold counts, on ${DAYS} drawn days`, async () => {
    const draw = seededDraw(29);
    const episodes = new Map<string, Episode>();
    const entries: (readonly [who: number, day: string])[] = [];
    for (let who = 0; who < 8; who++) await facts.insert('person', who, '2020-01-01');
    for (let n = 0; n < 60; n++) {
      const [who, day] = [draw(8), dayOf(draw(120))];
      const [country, scheme] = [['KH', 'TH', 'CN'][draw(3)]!, draw(3) ? null : 'FalseMarriage'];
      const one = { who, day, episodeId: `one${draw(2)}`, country, scheme };
      // of two accounts of one day it is not said which is the last
      if (!episodes.has(`${who}${one.episodeId}${day}`)) await facts.insert('episode', who, day, one);
      episodes.set(`${who}${one.episodeId}${day}`, episodes.get(`${who}${one.episodeId}${day}`) ?? one);
      const entry = [draw(8), dayOf(draw(120))] as const;
      await facts.insert('entry', ...entry);
      entries.push(entry);
    }
    for (let n = 0; n < DAYS; n++) {
      const [from, to] = [draw(120), draw(120)].toSorted((one, other) => one - other).map(dayOf) as [string, string];
      const entrants = new Set(entries.flatMap(([who, day]) => (day >= from && day <= to ? [who] : [])));
      const cells = Object.values(await facts.cells('M29', { from, to, asOf: '2020-12-31' }));
      const numerators = Object.fromEntries(cells.map(({ key, numerator }) => [key, numerator]));
      expect(numerators).toEqual(numeratorsBy([...episodes.values()], entrants));
    }
  });
});
