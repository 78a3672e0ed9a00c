import { DEFAULT_SETTINGS } from '#kernel/decider';
import { figuresOf } from '../definitions/figures.js';
import { Facts } from '../testing/facts.js';
import { publish } from './publish.js';
import { readReleased } from './read-released.js';

const [NOVEMBER, DECEMBER] = ['2026-11-15T05:00:00.000Z', '2026-12-15T05:00:00.000Z'];
const [OCTOBER_END, NOVEMBER_END] = ['2026-10-31T17:00:00.000Z', '2026-11-30T17:00:00.000Z'];

let facts: Facts;
beforeAll(async () => {
  facts = await Facts.empty();
});
beforeEach(() => facts.clear());
afterAll(() => facts.drop());

/** So many people enter aftercare, and this is recorded at an instant. */
const entered = async (from: number, many: number, recordedFrom: string, sex = 'Female') => {
  for (let who = from; who < from + many; who++) {
    await facts.insert('record', who, '2020-05-04', { recordedFrom });
    await facts.insert('person', who, '2020-05-04', { sex, recordedFrom });
    await facts.insert('entry', who, '2020-05-04', { recordedFrom });
  }
};

const publishAt = (now: string) => publish(facts.db, facts.db, DEFAULT_SETTINGS, now);

const read = async (figure: string, knownAt: string) => {
  const cells = await readReleased(facts.db, figuresOf([figure]), { year: 2020, knownAt });
  return Object.fromEntries(cells.get(figure)!.map(({ key, withheld, value }) => [key, withheld ? 'withheld' : value]));
};

it('releases a year once for each month that ended, as it was known by then', async () => {
  await entered(1, 20, '2026-10-05T00:00:00Z');
  await entered(21, 20, '2026-11-05T00:00:00Z');
  expect(await publishAt(NOVEMBER)).toEqual([2020]);
  expect(await publishAt(NOVEMBER)).toEqual([]);
  expect(await read('M8', OCTOBER_END)).toEqual({ total: 20, new: 20, returning: 'withheld' });
  expect(await publishAt(DECEMBER)).toEqual([2020]);
  expect(await read('M8', NOVEMBER_END)).toMatchObject({ total: 40 });
  expect(await read('M8', OCTOBER_END)).toMatchObject({ total: 20 });
});

it('withholds the few, and what would tell them apart from the others', async () => {
  await entered(1, 20, '2026-10-05T00:00:00Z');
  await entered(21, 3, '2026-10-05T00:00:00Z', 'Male');
  await publishAt(NOVEMBER);
  expect(await read('M8', OCTOBER_END)).toMatchObject({ total: 23 });
  expect(await read('M14', OCTOBER_END)).toEqual({
    male: 'withheld',
    female: 'withheld',
    'previous.male': 'withheld',
    'previous.female': 'withheld',
  });
});

it('keeps a number to which the next month adds few', async () => {
  await entered(1, 20, '2026-10-05T00:00:00Z');
  await entered(21, 1, '2026-11-05T00:00:00Z');
  await publishAt(NOVEMBER);
  await publishAt(DECEMBER);
  expect(await read('M8', NOVEMBER_END)).toMatchObject({ total: 20 });
});

it('says that everything is withheld while nothing was released', async () => {
  await entered(1, 20, '2026-11-05T00:00:00Z');
  expect(await publishAt(NOVEMBER)).toEqual([]);
  expect(await read('M8', OCTOBER_END)).toEqual({ total: 'withheld', new: 'withheld', returning: 'withheld' });
});
