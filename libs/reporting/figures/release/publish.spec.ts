import type { DataSource } from 'typeorm';
import { DEFAULT_SETTINGS } from '#settings';
import { figuresOf } from '../definitions/figures.js';
import { TEST_STAMP } from '#kernel/event-store/testing';
import { FactTables, id } from '../testing/facts.js';
import { publish } from './publish.js';
import { asReleased, readReleased } from './read-released.js';
import { isProvenRelease, storedReleases } from './release-code.js';

const [NOVEMBER, DECEMBER] = ['2026-11-15T05:00:00.000Z', '2026-12-15T05:00:00.000Z'];
const [OCTOBER_END, NOVEMBER_END] = ['2026-10-31T17:00:00.000Z', '2026-11-30T17:00:00.000Z'];

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
beforeEach(() => facts.clear());
afterAll(() => facts.drop());

/** Records at an instant that this many people enter aftercare. */
const insertEntries = async (from: number, many: number, recordedFrom: string, sex = 'Female') => {
  for (let who = from; who < from + many; who++) {
    await facts.insert('record', who, '2020-05-04', { recordedFrom });
    await facts.insert('person', who, '2020-05-04', { sex, recordedFrom });
    await facts.insert('entry', who, '2020-05-04', { recordedFrom });
  }
};

const publishAt = (now: string) =>
  publish(facts.db, facts.db, { settings: DEFAULT_SETTINGS, keys: TEST_STAMP.keys }, now);

const readReleasedCells = async (figure: string, knownAt: string) => {
  const asked = await asReleased(facts.db, { year: 2020, knownAt });
  const cells = await readReleased(facts.db, figuresOf([figure]), asked);
  return Object.fromEntries(cells.get(figure)!.map(({ key, withheld, value }) => [key, withheld ? 'withheld' : value]));
};

it('releases a year once, so that no difference is about those who were recorded later', async () => {
  await insertEntries(1, 20, '2026-10-05T00:00:00Z');
  await insertEntries(21, 20, '2026-11-05T00:00:00Z');
  expect(await publishAt(NOVEMBER)).toEqual([2020]);
  expect(await readReleasedCells('M8', OCTOBER_END)).toEqual({ total: 20, new: 20, returning: 'withheld' });
  expect(await publishAt(DECEMBER)).toEqual([]);
  expect(await readReleasedCells('M8', NOVEMBER_END)).toMatchObject({ total: 20 });
  const { knownAt } = await asReleased(facts.db, { year: 2020, knownAt: NOVEMBER_END });
  expect(knownAt).toBe(OCTOBER_END);
});

it('leaves a code that proves the release to somebody with the log key, and only as it was', async () => {
  await insertEntries(1, 20, '2026-10-05T00:00:00Z');
  await publishAt(NOVEMBER);
  const isProven = async () => (await storedReleases(facts.db)).map((one) => isProvenRelease(TEST_STAMP.keys, one));
  expect(await isProven()).toEqual([true]);
  await facts.db.query(`UPDATE released_cell SET value = 21 WHERE figure = 'M8' AND key = 'total'`);
  expect(await isProven()).toEqual([false]);
});

it('leaves the rows of the first alone where two projectors release a year at the same time', async () => {
  await insertEntries(1, 20, '2026-10-05T00:00:00Z');
  const knowsMore = await FactTables.empty();
  try {
    for (let who = 1; who <= 20; who++) {
      await knowsMore.insert('record', who, '2020-05-04');
      await knowsMore.insert('service', who, '2020-05-04', { type: 'Transport' });
    }
    const publishing = { settings: DEFAULT_SETTINGS, keys: TEST_STAMP.keys };
    // it has found the year due when the other one releases it
    const kept = Object.create(facts.db, {
      query: {
        value: async (sql: string, values?: unknown[]) => {
          const found: unknown = await facts.db.query(sql, values);
          await publishAt(NOVEMBER);
          return found;
        },
      },
    }) as DataSource;
    await publish(knowsMore.db, kept, publishing, NOVEMBER);
    const stored = await storedReleases(facts.db);
    expect(stored.map((one) => isProvenRelease(TEST_STAMP.keys, one))).toEqual([true]);
  } finally {
    await knowsMore.drop();
  }
});

it('waits three months for late entries of the year', async () => {
  await insertEntries(1, 20, '2020-05-05T00:00:00Z');
  expect(await publishAt('2021-03-31T16:59:59.999Z')).toEqual([]);
  expect(await publishAt('2021-03-31T17:00:00.000Z')).toEqual([2020]);
});

it('tries a year again of which no number could be shown', async () => {
  await insertEntries(1, 3, '2026-10-05T00:00:00Z');
  await publishAt(NOVEMBER);
  expect(await publishAt(NOVEMBER)).toEqual([]);
  expect(await readReleasedCells('M8', OCTOBER_END)).toMatchObject({ total: 'withheld' });
  await insertEntries(4, 20, '2026-11-05T00:00:00Z');
  await publishAt(DECEMBER);
  expect(await readReleasedCells('M8', NOVEMBER_END)).toMatchObject({ total: 23 });
});

it('withholds the few, and what would tell them apart from the others', async () => {
  await insertEntries(1, 20, '2026-10-05T00:00:00Z');
  await insertEntries(21, 3, '2026-10-05T00:00:00Z', 'Male');
  await publishAt(NOVEMBER);
  expect(await readReleasedCells('M8', OCTOBER_END)).toMatchObject({ total: 23 });
  expect(await readReleasedCells('M14', OCTOBER_END)).toEqual({
    male: 'withheld',
    female: 'withheld',
    'previous.male': 'withheld',
    'previous.female': 'withheld',
  });
});

it('withholds a number of services that leaves those of two people', async () => {
  for (let who = 1; who <= 60; who++) {
    await facts.insert('record', who, '2020-05-04');
    await facts.insert('service', who, '2020-05-04', { type: 'Transport' });
  }
  for (let n = 0; n < 12; n++) await facts.insert('service', 1 + (n % 2), '2020-05-04', { type: 'Medical' });
  await publishAt(NOVEMBER);
  const shown = await readReleasedCells('M17', OCTOBER_END);
  expect(shown).toMatchObject({ total: 72, recipients: 60 });
  expect(shown).not.toHaveProperty(['type.Transport']);
});

it('withholds how many were screened or referred, who are few by subtraction, and how many dependants there are', async () => {
  await facts.insert('operation', 1, '2020-02-02');
  await facts.insert('operation_result', 1, '2020-02-02', { met: 40, screened: 30, referred: 29 });
  for (let who = 1; who <= 20; who++) {
    await facts.insert('dependant', who, '2020-05-04', { dependantId: id(who) });
    await facts.insert('birth', who, '2020-05-04');
  }
  await publishAt('2099-01-01T00:00:00.000Z');
  const knownAt = '2098-12-31T17:00:00.000Z';
  expect(await readReleasedCells('P6', knownAt)).toMatchObject({ met: 40, screened: 'withheld', referred: 'withheld' });
  expect(await readReleasedCells('M25', knownAt)).toEqual({ total: 'withheld', withAbuser: 'withheld', births: 20 });
});

it('says that everything is withheld while nothing was released', async () => {
  await insertEntries(1, 20, '2026-11-05T00:00:00Z');
  expect(await publishAt(NOVEMBER)).toEqual([]);
  expect(await readReleasedCells('M8', OCTOBER_END)).toEqual({
    total: 'withheld',
    new: 'withheld',
    returning: 'withheld',
  });
});
