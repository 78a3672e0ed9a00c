import { dayOf, seededDraw } from '../testing/drawn.js';
import { FactTables, id } from '../testing/facts.js';

const DAYS = Number(process.env.FIGURE_DAYS ?? 20);

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

describe('ways home', () => {
  it('count a person once in all, and once for each way, country and transit', async () => {
    await facts.insert('homecoming', 1, '2020-02-01', {
      manner: 'OwnMeans',
      transit: ['LA', 'VN'],
      irregularCrossing: true,
    });
    await facts.insert('homecoming', 1, '2020-05-01', { manner: 'Deported', country: 'MY' });
    await facts.insert('repatriation', 2, '2020-03-01');
    await facts.insert('homecoming', 3, '2019-03-01', { manner: 'Assisted' });
    expect(await facts.values('M24')).toEqual({
      total: 2,
      OwnMeans: 1,
      Assisted: 0,
      Deported: 1,
      Repatriated: 1,
      irregularCrossing: 1,
      'country.TH': 2,
      'country.MY': 1,
      'transit.LA': 1,
      'transit.VN': 1,
    });
  });

  it('leave the repatriations of M19 as they are', async () => {
    await facts.insert('homecoming', 1, '2020-02-01');
    await facts.insert('repatriation', 2, '2020-03-01');
    expect(await facts.values('M19')).toMatchObject({ total: 1 });
  });
});

describe('dependants', () => {
  it('count where they live on the day, whatever comes later', async () => {
    const dependantId = id(50);
    await facts.insert('dependant', 1, '2020-02-01', { dependantId, livesWith: 'Abuser', country: 'TH', revision: 1 });
    await facts.insert('custody', 1, '2020-03-01', { dependantId, custody: 'Sought', revision: 2 });
    await facts.insert('dependant', 1, '2020-09-01', {
      dependantId,
      livesWith: 'Survivor',
      country: 'KH',
      revision: 3,
    });
    await facts.insert('custody', 1, '2020-08-01', { dependantId, custody: 'Granted', revision: 4 });
    await facts.insert('birth', 1, '2020-06-01');
    expect(await facts.values('M25', { to: '2020-06-30' })).toEqual({
      total: 1,
      withAbuser: 1,
      'withAbuser.TH': 1,
      'livesWith.Abuser': 1,
      'country.TH': 1,
      'custody.Sought': 1,
      births: 1,
    });
    expect(await facts.values('M25')).toEqual({
      total: 1,
      withAbuser: 0,
      'livesWith.Survivor': 1,
      'country.KH': 1,
      'custody.Granted': 1,
      births: 1,
    });
  });

  it('in a duplicate are left out', async () => {
    await facts.insert('dependant', 1, '2020-02-01', { dependantId: id(50), revision: 1 });
    await facts.insert('birth', 1, '2020-02-01');
    await facts.insert('link', 1, '2020-03-01', { keptSurvivorId: id(2) });
    expect(await facts.values('M25')).toEqual({ total: 0, withAbuser: 0, births: 0 });
  });
});

interface Home {
  readonly who: number;
  readonly dependantId: string;
  readonly day: string;
  readonly livesWith: string;
  readonly country: string;
  readonly revision: number;
}

/** Counted in plain code, without SQL: the last entry about each dependant by the day. */
const countedBy = (homes: readonly Home[], day: string): Record<string, number> => {
  const last = new Map<string, Home>();
  for (const home of homes) if (home.day <= day) last.set(`${home.who} ${home.dependantId}`, home);
  const counts: Record<string, number> = { total: 0, withAbuser: 0, births: 0 };
  const count = (key: string) => (counts[key] = (counts[key] ?? 0) + 1);
  for (const { livesWith, country } of last.values()) {
    for (const key of ['total', `livesWith.${livesWith}`, `country.${country}`]) count(key);
    if (livesWith === 'Abuser') for (const key of ['withAbuser', `withAbuser.${country}`]) count(key);
  }
  return counts;
};

interface Return {
  readonly who: number;
  readonly day: string;
  readonly keys: readonly string[];
}

const peopleBy = (returns: readonly Return[], from: string, to: string): Record<string, number> => {
  const people = new Map<string, Set<number>>(
    ['total', 'OwnMeans', 'Assisted', 'Deported', 'Repatriated', 'irregularCrossing'].map((key) => [key, new Set()]),
  );
  for (const { who, day, keys } of returns)
    if (day >= from && day <= to)
      for (const key of ['total', ...keys]) people.set(key, (people.get(key) ?? new Set()).add(who));
  return Object.fromEntries([...people].map(([key, all]) => [key, all.size]));
};

it(`are what an independent fold counts, on ${DAYS} drawn days`, async () => {
  const draw = seededDraw(18);
  const homes: Home[] = [];
  const returns: Return[] = [];
  for (let revision = 0; revision < 60; revision++) {
    const [who, day] = [draw(8), dayOf(draw(120))];
    const home = {
      dependantId: id(50 + draw(3)),
      livesWith: ['Abuser', 'Survivor', 'Family'][draw(3)]!,
      country: ['TH', 'KH'][draw(2)]!,
      revision,
    };
    await facts.insert('dependant', who, day, home);
    homes.push({ who, day, ...home });
    const manner = ['OwnMeans', 'Assisted', 'Deported'][draw(3)]!;
    const irregularCrossing = [true, false, null][draw(3)]!;
    await facts.insert('homecoming', who, day, { manner, country: home.country, transit: ['LA'], irregularCrossing });
    const crossed = irregularCrossing ? ['irregularCrossing'] : [];
    returns.push({ who, day, keys: [manner, `country.${home.country}`, 'transit.LA', ...crossed] });
  }
  for (let n = 0; n < DAYS; n++) {
    const [from, to] = [draw(120), draw(120)].toSorted((one, other) => one - other).map(dayOf) as [string, string];
    expect(await facts.values('M25', { from, to })).toEqual(countedBy(homes, to));
    expect(await facts.values('M24', { from, to })).toEqual(peopleBy(returns, from, to));
  }
});
