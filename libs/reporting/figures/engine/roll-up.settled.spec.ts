import { areUsable, readMarks } from './marks.js';
import { rollUp } from './roll-up.js';
import { mark } from '../testing/drawn.js';
import { FactTables, id } from '../testing/facts.js';

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

const after = (seconds: number): string => new Date(Date.UTC(2020, 5, 1) + seconds * 1_000).toISOString();
const record = async (seconds: number) => {
  await facts.insert('interview', 1, '2020-02-01', { recordedFrom: after(seconds) });
  await mark(facts, [id(1)], after(seconds));
};
const canSum = async () => areUsable(await readMarks(facts.db));
const kept = async () => {
  const [{ n }] = (await facts.db.query(`SELECT sum(n)::int AS n FROM day_count WHERE "of" = 'M1v1/0'`)) as [
    { n: number },
  ];
  return n;
};

it('keeps days that can be used while two clocks that record are half a minute apart', async () => {
  const lateBy: (number | undefined)[] = [];
  for (let n = 0; n < 30; n++) {
    for (const ahead of [30, 0]) await record(n * 5 + ahead);
    lateBy.push((await rollUp(facts.db, { idle: 0 })).lateBy);
  }
  expect(lateBy.filter((late) => late !== undefined).length).toBeGreaterThan(0);
  expect(lateBy.slice(15)).toEqual(Array.from({ length: 15 }));
  expect(await kept()).toBeGreaterThan(30);
  expect(await facts.values('M1')).toEqual({ total: 60 });
});

it('leaves the last of what has come to questions, however long ago it was recorded, until nothing more comes', async () => {
  await record(0);
  await rollUp(facts.db, { idle: 0 });
  for (const seconds of [1, 20, 25]) await record(seconds);
  expect(await rollUp(facts.db, { idle: 9 })).toEqual({ counted: true });
  expect(await kept()).toBe(2);
  await record(25);
  expect([await canSum(), await facts.values('M1')]).toEqual([true, { total: 5 }]);
  expect(await rollUp(facts.db, { idle: 9 })).toEqual({ counted: false });
  expect(await rollUp(facts.db, { idle: 10 })).toEqual({ counted: true });
  expect(await kept()).toBe(5);
});

it('does not wait for what comes hours late, as from a stream that was parked, and says how late it was', async () => {
  await record(50_000);
  await rollUp(facts.db);
  await record(0);
  expect(await rollUp(facts.db)).toEqual({ counted: true, lateBy: 50_000 });
  for (const seconds of [50_001, 50_020]) await record(seconds);
  await rollUp(facts.db, { idle: 0 });
  expect(await kept()).toBe(3);
});

it('waits for less again once nothing has come late for long', async () => {
  const window = async () => {
    const [{ seconds }] = (await facts.db.query(
      `SELECT extract(epoch FROM until)::float8 AS seconds FROM touched WHERE anchor`,
    )) as [{ seconds: number }];
    return seconds;
  };
  for (const seconds of [200, 0]) {
    await record(seconds);
    await rollUp(facts.db);
  }
  expect(await window()).toBe(410);
  await record(100_200);
  await rollUp(facts.db);
  expect(await window()).toBe(310);
  await record(1_000_000);
  await rollUp(facts.db);
  expect(await window()).toBe(10);
});
