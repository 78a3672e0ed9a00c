import { rollUp } from './roll-up.js';
import { countUnmarked, findWrongDays } from './wrong-days.js';
import { insertRandomFact, instantAt, mark, seededDraw } from '../testing/drawn.js';
import { FactTables, id } from '../testing/facts.js';

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(async () => {
  await facts.clear();
  const draw = seededDraw(2031);
  for (let n = 0; n < 100; n++) await insertRandomFact(facts, draw);
});

const wrong = () => facts.db.transaction(findWrongDays);

it('finds nothing wrong with days that were counted at once, or again for those who have changed', async () => {
  await rollUp(facts.db);
  expect(await wrong()).toEqual([]);
  const draw = seededDraw(2032);
  for (let n = 0; n < 5; n++) {
    await mark(facts, [id(await insertRandomFact(facts, draw, instantAt(n)))], instantAt(n));
    expect(await wrong()).toEqual([]);
    await rollUp(facts.db);
    expect(await wrong()).toEqual([]);
  }
});

it.each([
  ['a changed count', `UPDATE # SET n = n + 1 WHERE ctid = (SELECT min(ctid) FROM # WHERE "of" <> '')`],
  ['a missing count', `DELETE FROM # WHERE ctid = (SELECT min(ctid) FROM # WHERE "of" <> '')`],
  [
    'an invented count',
    `INSERT INTO # SELECT upper, "of", 'invented', lower, amount, 1 FROM # WHERE "of" <> '' LIMIT 1`,
  ],
])('finds %s of a day and of a month', async (_, change) => {
  await rollUp(facts.db);
  for (const table of ['day_count', 'month_count']) await facts.db.query(change.replaceAll('#', table));
  expect(await wrong()).toEqual([
    { table: 'day_count', counts: 1, from: expect.stringMatching(/^20/) },
    { table: 'month_count', counts: 1, from: expect.stringMatching(/^20..-..-01$/) },
  ]);
});

it('finds those who have changed and are marked nowhere, as where somebody removed the mark', async () => {
  const unmarked = () => facts.db.transaction(countUnmarked);
  await rollUp(facts.db);
  expect(await unmarked()).toBe(0);
  const draw = seededDraw(2033);
  for (let n = 0; n < 5; n++) {
    await mark(facts, [id(await insertRandomFact(facts, draw, instantAt(n)))], instantAt(n));
    expect(await unmarked()).toBe(0);
  }
  await facts.db.query(`DELETE FROM touched WHERE subject = (SELECT min(subject::text)::uuid FROM touched)`);
  expect(await unmarked()).toBe(1);
  expect(await wrong()).toEqual([]);
  await mark(facts, [null], instantAt(5));
  expect(await unmarked()).toBe(0);
});

it('asks nothing of days that are not used', async () => {
  expect(await wrong()).toEqual([]);
  await rollUp(facts.db);
  await facts.db.query(`INSERT INTO day_count SELECT upper, "of", key, lower, 1, n FROM day_count WHERE "of" = ''`);
  await facts.db.query(`UPDATE month_count SET n = n + 1`);
  expect(await wrong()).toEqual([]);
});
