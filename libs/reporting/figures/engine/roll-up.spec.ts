import { DEFAULT_SETTINGS } from '#settings';
import { compute } from './compute.js';
import { FIGURES, figuresOf } from '../definitions/figures.js';
import { figureArguments, type FigurePeriod } from '../definitions/period.js';
import { readMarks, rollUp, staleDays } from './roll-up.js';
import { dayOf, seededDraw, insertRandomFact } from '../testing/drawn.js';
import { FactTables, id } from '../testing/facts.js';

const NOW = '2021-03-01T00:00:00.000Z';
const DAYS = Number(process.env.FIGURE_DAYS ?? 20);

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

const ADDED_UP = FIGURES.filter(({ cells }) => cells.some(({ daily, dailyBase }) => daily ?? dailyBase));
const all = async (wanted: FigurePeriod) => {
  const computed = await compute(facts.db, ADDED_UP, figureArguments(wanted, NOW, DEFAULT_SETTINGS));
  return computed.map(({ figure, cells }) => [figure.id, cells]);
};
/** Known at an instant after everything, so that it is counted and not summed. */
const countAll = (wanted: FigurePeriod) => all({ ...wanted, knownAt: '2900-01-01T00:00:00Z' });

const touch = (...people: number[]) =>
  facts.db.query(`INSERT INTO touched (id, subject) SELECT gen_random_uuid(), unnest($1::uuid[])`, [people.map(id)]);

/** Any days, or whole months. */
const daysOf = (draw: (below: number) => number) =>
  [draw(130), draw(130)].toSorted((one, other) => one - other).map(dayOf) as [string, string];
const monthsOf = (draw: (below: number) => number) => {
  const [first, last] = [draw(4), draw(4)].toSorted((one, other) => one - other) as [number, number];
  return [`2020-0${first + 1}-01`, new Date(Date.UTC(2020, last + 1, 0)).toISOString().slice(0, 10)] as const;
};

const stale = async () => staleDays(facts.db, await readMarks(facts.db));
const version = async () => (await readMarks(facts.db)).version;

it(`adds up to what is counted, for ${DAYS} random periods, whatever happens before and after days are kept`, async () => {
  const draw = seededDraw(2020);
  for (let n = 0; n < 200; n++) await insertRandomFact(facts, draw);
  expect(await stale()).toBe('all');
  await rollUp(facts.db);
  expect(await stale()).toEqual([]);
  for (let n = 0; n < DAYS; n++) {
    const [from, to] = n % 4 === 0 ? monthsOf(draw) : daysOf(draw);
    const period = { from, to, asOf: dayOf(draw(140)) };
    expect(await all(period)).toEqual(await countAll(period));
    if (n % 3 === 0) await rollUp(facts.db);
    else await touch(await insertRandomFact(facts, draw), await insertRandomFact(facts, draw));
    expect(await stale()).not.toBe('all');
  }
});

it('counts a person interviewed before and after the identification once, in every period', async () => {
  await facts.insert('interview', 1, '2020-01-10');
  await facts.insert('identification', 1, '2020-01-20');
  await facts.insert('interview', 1, '2020-02-10');
  await rollUp(facts.db);
  for (const [from, to] of [
    ['01-01', '03-31'],
    ['01-01', '01-31'],
    ['01-15', '02-15'],
    ['01-15', '01-25'],
    ['01-20', '02-10'],
    ['02-01', '02-29'],
  ]) {
    const period = { from: `2020-${from}`, to: `2020-${to}` };
    expect(await all(period)).toEqual(await countAll(period));
  }
});

it('gets a new version whenever facts may have changed, and never a former one', async () => {
  const versions = [await version()];
  const changes = [
    `INSERT INTO touched (id, subject) SELECT gen_random_uuid(), subject FROM touched LIMIT 1`,
    `INSERT INTO touched (id, day) VALUES (gen_random_uuid(), '2020-02-01')`,
    `INSERT INTO touched (id) VALUES (gen_random_uuid())`,
    `INSERT INTO touched (id, day) VALUES (gen_random_uuid(), '2020-02-01')`,
  ];
  for (const change of changes) {
    await rollUp(facts.db);
    expect(await stale()).toEqual([]);
    versions.push(await version());
    await facts.db.query(change);
    versions.push(await version());
  }
  expect(new Set(versions).size).toBe(versions.length);
  expect(await version()).toBe(versions.at(-1));
});

it('is cached only under a version of its own: not before its days are counted, nor after its marks were lost', async () => {
  const remembered: string[] = [];
  const ask = () =>
    compute(
      facts.db,
      figuresOf(['M23']),
      figureArguments({ from: '2020-01-01', to: '2020-12-31' }, NOW, DEFAULT_SETTINGS),
      undefined,
      (what, count) => {
        remembered.push(what);
        return count();
      },
    );
  await facts.db.query('TRUNCATE touched, day_count, month_count');
  await ask();
  expect(remembered).toHaveLength(0);
  await rollUp(facts.db);
  await ask();
  expect(remembered).toHaveLength(1);
  await facts.db.query('TRUNCATE touched');
  await ask();
  expect(remembered).toHaveLength(1);
});

it('has nothing to do when nothing was touched', async () => {
  await rollUp(facts.db);
  expect(await rollUp(facts.db)).toBe(false);
});

it('counts again the days on which something was recorded, for any subject', async () => {
  await rollUp(facts.db);
  await facts.insert('refusal', 1, '2020-02-01');
  await facts.db.query(`INSERT INTO touched (id, day) VALUES (gen_random_uuid(), '2020-02-01')`);
  const year = { from: '2020-01-01', to: '2020-12-31' };
  expect(await all(year)).toEqual(await countAll(year));
  await rollUp(facts.db);
  expect(await facts.values('M23', year)).toMatchObject({ refusals: 1 });
});

it('counts everything when it is unknown what was touched, or when a table was lost', async () => {
  for (const lose of [
    `INSERT INTO touched (id) VALUES (gen_random_uuid())`,
    `TRUNCATE touched`,
    `TRUNCATE day_count`,
    `TRUNCATE month_count`,
    `INSERT INTO touched (id, day) SELECT gen_random_uuid(), date '1990-01-01' + n FROM generate_series(1, 1001) n`,
  ]) {
    await rollUp(facts.db);
    expect(await stale()).toEqual([]);
    await facts.db.query(lose);
    expect(await stale()).toBe('all');
  }
});

it('keeps marks that are made while it counts', async () => {
  await facts.insert('interview', 1, '2020-02-01');
  const meanwhile = facts.db.createQueryRunner();
  await meanwhile.startTransaction();
  await meanwhile.query(`INSERT INTO touched (id, subject) VALUES (gen_random_uuid(), $1)`, [id(1)]);
  await rollUp(facts.db);
  await meanwhile.commitTransaction();
  await meanwhile.release();
  expect(await stale()).toEqual(['2020-02-01']);
});
