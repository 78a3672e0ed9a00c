import { DEFAULT_SETTINGS } from '#settings';
import { compute } from './compute.js';
import { FIGURES, figuresOf } from '../definitions/figures.js';
import { figureArguments, type FigurePeriod } from '../definitions/period.js';
import { areUsable, readMarks } from './marks.js';
import { rollUp } from './roll-up.js';
import { dayOf, seededDraw, insertRandomFact, instantAt, mark } from '../testing/drawn.js';
import { FactTables, id } from '../testing/facts.js';

const NOW = '2021-03-01T00:00:00.000Z';
const DAYS = Number(process.env.FIGURE_DAYS ?? 20);
const SEED = Number(process.env.FIGURE_SEED ?? 2020);

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

/** Any days, or whole months. */
const daysOf = (draw: (below: number) => number) =>
  [draw(130), draw(130)].toSorted((one, other) => one - other).map(dayOf) as [string, string];
const monthsOf = (draw: (below: number) => number) => {
  const [first, last] = [draw(4), draw(4)].toSorted((one, other) => one - other) as [number, number];
  return [`2020-0${first + 1}-01`, new Date(Date.UTC(2020, last + 1, 0)).toISOString().slice(0, 10)] as const;
};

const canSum = async () => areUsable(await readMarks(facts.db));
const marked = async () => (await readMarks(facts.db)).touched;
const version = async () => (await readMarks(facts.db)).version;

it(`adds up to what is counted, for ${DAYS} drawn periods, whatever happens before and after days are kept (FIGURE_SEED=${SEED})`, async () => {
  const draw = seededDraw(SEED);
  for (let n = 0; n < 200; n++) await insertRandomFact(facts, draw);
  expect(await canSum()).toBe(false);
  await rollUp(facts.db);
  expect([await canSum(), await marked()]).toEqual([true, 0]);
  for (let n = 0; n < DAYS; n++) {
    const [from, to] = n % 4 === 0 ? monthsOf(draw) : daysOf(draw);
    const period = { from, to, asOf: dayOf(draw(140)) };
    expect(await all(period)).toEqual(await countAll(period));
    const at = instantAt(n);
    if (n % 3 === 0) await rollUp(facts.db);
    else
      await mark(facts, [id(await insertRandomFact(facts, draw, at)), id(await insertRandomFact(facts, draw, at))], at);
    expect(await canSum()).toBe(true);
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
    `INSERT INTO touched (id, day, since, until) VALUES (gen_random_uuid(), '2020-02-01', '2020-02-01', '2020-02-01')`,
    `INSERT INTO touched (id) VALUES (gen_random_uuid())`,
    `INSERT INTO touched (id, day, since, until) VALUES (gen_random_uuid(), '2020-02-01', '2020-02-02', '2020-02-02')`,
  ];
  for (const change of changes) {
    await rollUp(facts.db);
    expect(await marked()).toBe(0);
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
  expect(await rollUp(facts.db)).toEqual({ counted: false });
});

const YEAR = { from: '2020-01-01', to: '2020-12-31' };
const [JUNE, JULY, AUGUST] = ['2020-06-01T00:00:00Z', '2020-07-01T00:00:00Z', '2020-08-01T00:00:00Z'];
/** Interviews, as kept days say. */
const kept = async () => {
  const months = `SELECT sum(n)::int FROM month_count WHERE "of" = 'M1v1/0'`;
  const days = `SELECT sum(n)::int FROM day_count WHERE "of" = 'M1v1/0'`;
  const [{ all }] = (await facts.db.query(`SELECT ARRAY[(${months}), (${days})] AS all`)) as [{ all: number[] }];
  return all;
};

it('counts a refused command, which may name nobody, by the day on which it was recorded', async () => {
  await facts.insert('interview', 1, '2020-02-01', { recordedFrom: JUNE });
  await rollUp(facts.db);
  await facts.insert('refusal', 1, '2020-07-01', { recordedFrom: JULY });
  await facts.db.query(
    `INSERT INTO touched (id, day, since, until) VALUES (gen_random_uuid(), '2020-07-01', '${JULY}', '${JULY}')`,
  );
  expect(await all(YEAR)).toEqual(await countAll(YEAR));
  expect(await canSum()).toBe(true);
  await rollUp(facts.db);
  expect(await marked()).toBe(0);
  expect(await facts.values('M23', YEAR)).toMatchObject({ refusals: 1 });
});

it('counts only the people who have changed again, and those linked to them', async () => {
  for (const who of [1, 2, 3]) await facts.insert('interview', who, '2020-02-01', { recordedFrom: JUNE });
  await facts.insert('link', 3, '2020-02-01', { keptSurvivorId: id(2), recordedFrom: JUNE });
  await rollUp(facts.db);
  // what nobody counts again stays as it is
  for (const table of ['day_count', 'month_count'])
    await facts.db.query(`UPDATE ${table} SET n = n + 100 WHERE "of" = 'M1v1/0'`);
  await facts.insert('interview', 1, '2020-03-01', { recordedFrom: JULY });
  await facts.insert('person', 3, '2020-03-01', { sex: 'Male', recordedFrom: JULY });
  await mark(facts, [id(1), id(3)], JULY);
  expect(await facts.values('M1')).toEqual({ total: 104 });
  expect(await facts.values('M2')).toMatchObject({ boys: 2, otherMinors: 2 });
  expect(await rollUp(facts.db)).toEqual({ counted: true });
  expect(await kept()).toEqual([104, 104]);
  expect(await facts.values('M1')).toEqual({ total: 104 });
  expect(await facts.values('M2')).toMatchObject({ boys: 2, otherMinors: 2 });
});

it('leaves what is not settled to questions, also of a batch that began before', async () => {
  await facts.insert('interview', 1, '2020-02-01', { recordedFrom: JUNE });
  await facts.insert('interview', 2, '2020-02-01', { recordedFrom: AUGUST });
  await rollUp(facts.db, { by: JULY });
  expect(await kept()).toEqual([1, 1]);
  expect(await facts.values('M1')).toEqual({ total: 2 });
  expect(await rollUp(facts.db, { by: JULY })).toEqual({ counted: false });
  await rollUp(facts.db, { by: AUGUST });
  expect(await kept()).toEqual([2, 2]);
  const [first, second, third] = ['2020-09-01T00:00:00Z', '2020-09-02T00:00:00Z', '2020-09-03T00:00:00Z'];
  for (const recordedFrom of [first, second, third]) await facts.insert('interview', 3, '2020-02-03', { recordedFrom });
  await mark(facts, [id(3)], first, third);
  await mark(facts, [id(3)], second);
  expect(await rollUp(facts.db, { by: second })).toEqual({ counted: true });
  expect([await kept(), await marked(), await canSum()]).toEqual([[4, 4], 1, true]);
  expect(await facts.values('M1')).toEqual({ total: 5 });
});

it('counts everything when something came late: recorded before what is counted, or as it was unknown when', async () => {
  for (const since of [JUNE, '2020-05-01T00:00:00Z', null]) {
    await facts.clear();
    await facts.insert('interview', 1, '2020-02-01', { recordedFrom: JUNE });
    await rollUp(facts.db);
    await facts.insert('interview', 2, '2020-02-01', { recordedFrom: since ?? JUNE });
    await mark(facts, [id(2)], since, JULY);
    expect(await canSum()).toBe(false);
    expect(await facts.values('M1')).toEqual({ total: 2 });
    await rollUp(facts.db);
    expect([await kept(), await canSum()]).toEqual([[2, 2], true]);
  }
});

it('counts everything when a table was lost', async () => {
  for (const table of ['touched', 'day_count', 'month_count']) {
    await rollUp(facts.db);
    expect(await canSum()).toBe(true);
    await facts.db.query(`TRUNCATE ${table}`);
    expect(await canSum()).toBe(false);
  }
});

it('adds nothing for a service that cost nothing, counted or summed', async () => {
  await facts.insert('service', 1, '2020-02-01', { amount: 0, currency: 'KHR' });
  await facts.insert('service', 1, '2020-02-01', { amount: 500, currency: 'USD' });
  await rollUp(facts.db);
  expect(await all(YEAR)).toEqual(await countAll(YEAR));
  expect(await facts.values('M17')).not.toHaveProperty(['cost.KHR']);
});

it('looks for everybody who has changed when marks name nobody, or very many', async () => {
  for (const people of [[null], Array.from({ length: 1_001 }, (_, n) => id(1_000 + n))]) {
    await facts.clear();
    await facts.insert('interview', 1, '2020-02-01', { recordedFrom: JUNE });
    await rollUp(facts.db);
    await facts.insert('interview', 2, '2020-02-01', { recordedFrom: JULY });
    await mark(facts, people, JULY);
    expect(await canSum()).toBe(true);
    expect(await facts.values('M1')).toEqual({ total: 2 });
    await rollUp(facts.db);
    expect([await kept(), await marked()]).toEqual([[2, 2], 0]);
  }
});

it('keeps marks that are made while it counts', async () => {
  await rollUp(facts.db);
  const meanwhile = facts.db.createQueryRunner();
  await meanwhile.startTransaction();
  await meanwhile.query(`INSERT INTO touched (id, subject, since, until) VALUES (gen_random_uuid(), $1, $2, $2)`, [
    id(1),
    JUNE,
  ]);
  await mark(facts, [id(2)], JUNE);
  await rollUp(facts.db);
  await meanwhile.commitTransaction();
  await meanwhile.release();
  expect(await marked()).toBe(1);
});
