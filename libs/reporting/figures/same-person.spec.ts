import { DEFAULT_SETTINGS } from '#settings';
import { eventsBehind } from './engine/events-behind.js';
import { figuresOf } from './definitions/figures.js';
import { figureArguments, type FigurePeriod } from './definitions/period.js';
import { FactTables, id } from './testing/facts.js';

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

const entrants = async (knownAt?: string) => (await facts.values('M8', { knownAt: knownAt ?? null })).total;
const enter = async (...survivors: readonly number[]) => {
  for (const survivor of survivors) await facts.insert('entry', survivor, '2020-02-01');
};
const behind = async (figure: string, wanted: FigurePeriod = {}, cell?: string) => {
  const period = { from: '2020-01-01', to: '2020-12-31', ...wanted };
  const args = figureArguments(period, '2022-01-01T00:00:00Z', DEFAULT_SETTINGS);
  const { events } = await eventsBehind(facts.db, figuresOf([figure])[0]!, args, { first: 10, cell });
  return events.map(({ eventId }) => eventId);
};

/** Recorded at ten o'clock on that day. */
const link = (duplicate: number, kept: number | null, on: string) =>
  facts.insert('link', duplicate, on, { keptSurvivorId: kept === null ? null : id(kept) });

it('counts a duplicate and the kept record as one person, from when the link was known', async () => {
  await enter(1, 2, 3);
  expect(await entrants()).toBe(3);
  await link(2, 1, '2020-05-01');
  expect(await entrants()).toBe(2);
  expect(await entrants('2020-05-01T09:59:59Z')).toBe(3);
  expect(await entrants('2020-05-01T10:00:00Z')).toBe(2);
});

it('counts them as two again once they are unlinked, and as one when seen from between', async () => {
  await enter(1, 2);
  await link(2, 1, '2020-05-01');
  await link(2, null, '2020-06-01');
  expect(await entrants()).toBe(2);
  expect(await entrants('2020-05-31T00:00:00Z')).toBe(1);
  await link(2, 1, '2020-07-01');
  expect(await entrants()).toBe(1);
});

it('counts them as one for any earlier day: an identity does not begin on a day', async () => {
  await enter(1, 2);
  await link(2, 1, '2020-05-01');
  expect(await facts.values('M8', { asOf: '2020-03-01' })).toMatchObject({ total: 1 });
});

it('leaves out a link that was struck out', async () => {
  await enter(1, 2);
  await facts.insert('link', 2, '2020-05-01', { keptSurvivorId: id(1), recordedTo: '2020-06-01T00:00:00Z' });
  expect(await entrants()).toBe(2);
  expect(await entrants('2020-05-31T00:00:00Z')).toBe(1);
});

it('follows the last link of the log, though an earlier one is corrected since', async () => {
  await enter(1, 2);
  const linked = { position: '100', keptSurvivorId: id(1) };
  await facts.insert('link', 2, '2020-05-01', { ...linked, recordedTo: '2020-07-01T00:00:00Z' });
  await facts.insert('link', 2, '2020-06-01', { position: '101' });
  await facts.insert('link', 2, '2020-05-01', { ...linked, recordedFrom: '2020-07-01T00:00:00Z' });
  expect(await entrants('2020-05-31T00:00:00Z')).toBe(1);
  expect(await entrants('2020-06-30T00:00:00Z')).toBe(2);
  expect(await entrants()).toBe(2);
});

it.each([
  [
    'a chain, in whatever order its links were made',
    [
      [2, 1],
      [3, 2],
      [4, 3],
    ],
    2,
  ],
  [
    'two duplicates of one record',
    [
      [2, 1],
      [3, 1],
    ],
    3,
  ],
  [
    'a circle',
    [
      [2, 3],
      [3, 2],
    ],
    4,
  ],
  [
    'a chain that ends in a circle',
    [
      [1, 4],
      [4, 3],
      [3, 4],
    ],
    3,
  ],
] as const)('follows %s', async (_, links, people) => {
  await enter(1, 2, 3, 4, 5);
  for (const [duplicate, kept] of links) await link(duplicate, kept, '2020-05-01');
  expect(await entrants()).toBe(people);
});

it('counts one history from both records: entered, then back, served in one and in aftercare in the other', async () => {
  await facts.insert('entry', 1, '2019-03-01');
  await facts.insert('entry', 2, '2020-03-01');
  await facts.insert('service', 1, '2020-04-01');
  await facts.insert('exit', 1, '2019-06-01');
  expect(await facts.values('M8')).toEqual({ total: 1, new: 1, returning: 0 });
  expect(await facts.values('M9')).toMatchObject({ total: 0 });
  await link(2, 1, '2020-05-01');
  expect(await facts.values('M8')).toEqual({ total: 1, new: 0, returning: 1 });
  expect(await facts.values('M9')).toEqual({ total: 1, carriedOver: 1 });
});

it('ends no stay of the kept record with the closure of a duplicate', async () => {
  const entered = await facts.insert('entry', 1, '2020-04-01');
  const first = await facts.insert('entry', 2, '2019-03-01');
  const closed = await facts.insert('exit', 2, '2020-06-01', { reason: 'LostContact' });
  await facts.insert('service', 1, '2021-02-01');
  const linked = await link(2, 1, '2020-09-01');
  const [year, next] = [{}, { from: '2021-01-01', to: '2021-12-31' }];
  const stays = async (wanted: FigurePeriod) => {
    const { 'entryToClosure.median': median } = await facts.cells('M20', wanted);
    return [median!.value, median!.base];
  };
  expect(await facts.values('M9', next)).toEqual({ total: 1, carriedOver: 1 });
  expect(await stays(year)).toEqual([null, 0]);
  // before the link was known, they were two people, and one had left
  expect(await stays({ knownAt: '2020-08-31T00:00:00Z' })).toEqual([458, 1]);
  expect(await facts.values('M9', { ...next, knownAt: '2021-03-01T00:00:00Z' })).toMatchObject({ total: 1 });

  const over = await facts.insert('exit', 1, '2021-03-01');
  expect(await stays(next)).toEqual([731, 1]);
  expect(await behind('M20', next, 'entryToClosure.median')).toEqual([first, over]);
  expect(await behind('M9', next)).toContain(entered);
  expect(await behind('M22')).toEqual([closed]);
  await facts.db.query('DELETE FROM link_fact WHERE "eventId" = $1', [linked]);
  expect(await stays(next)).toEqual([334, 1]);
});

it('ends the stays in its duplicates with the closure of the kept record, and others of a duplicate by its own', async () => {
  await facts.insert('entry', 2, '2019-01-01');
  await facts.insert('exit', 2, '2019-02-01');
  await facts.insert('entry', 2, '2019-06-01');
  await facts.insert('entry', 1, '2020-01-01');
  await facts.insert('service', 1, '2020-06-01', { from: '2020-01-15' });
  await facts.insert('exit', 1, '2020-02-01');
  await link(2, 1, '2020-01-10');
  const lasted = async (wanted: FigurePeriod) => (await facts.cells('M20', wanted))['entryToClosure.median']!;
  expect(await lasted({})).toMatchObject({ value: 245, base: 1 });
  expect(await lasted({ from: '2019-01-01', to: '2019-12-31' })).toMatchObject({ value: 31, base: 1 });
  expect(await facts.values('M9', { from: '2020-03-01', to: '2020-12-31' })).toMatchObject({ total: 0 });
  expect(await lasted({ asOf: '2020-01-31' })).toMatchObject({ value: null, base: 0 });
});

it('uses sex and year of birth from the kept record, and from a duplicate where they are missing there', async () => {
  await enter(1, 2);
  await facts.insert('person', 1, '2020-01-01', { sex: 'Male', birthYear: null });
  await facts.insert('person', 2, '2020-02-01', { sex: 'Female', birthYear: 2012 });
  await facts.insert('service', 2, '2020-04-01');
  await link(2, 1, '2020-05-01');
  expect(await facts.values('M14')).toMatchObject({ male: 1, female: 0 });
  expect(await facts.cells('M15')).toMatchObject({ under13: { numerator: 1, base: 1 } });
});

it('uses the sex that any of the records knows, and the last one of each, which may be that nobody knows', async () => {
  for (const survivor of [1, 2, 3]) await facts.insert('entry', survivor, '2020-02-01');
  await facts.insert('interview', 1, '2020-02-01');
  await facts.insert('person', 1, '2020-01-01', { sex: 'Unknown' });
  await facts.insert('person', 2, '2020-01-02', { sex: 'Male' });
  await facts.insert('person', 2, '2020-01-03', { sex: 'Female' });
  await facts.insert('person', 3, '2020-01-04', { sex: 'Male' });
  await facts.insert('person', 3, '2020-01-05', { sex: 'Unknown' });
  await link(3, 1, '2020-05-01');
  await link(2, 1, '2020-06-01');
  const sexes = async (knownAt: string | null) =>
    Object.values(await facts.cells('M14', { knownAt })).map(({ key, numerator, base }) => [key, numerator, base]);
  const none = [['previous.male', 0, 0], ['previous.female', 0, 0]]; // prettier-ignore
  expect(await sexes(null)).toEqual([['male', 0, 1], ['female', 1, 1], ...none]); // prettier-ignore
  expect(await facts.values('M2')).toEqual({ girls: 1, boys: 0, women: 0, men: 0 });
  const unlinked = await sexes('2020-05-31T00:00:00Z');
  expect(unlinked).toEqual([['male', 0, 2], ['female', 1, 2], ['unknown', 1, 2], ...none]); // prettier-ignore
  // what the kept record knows counts, whatever a duplicate says
  await facts.insert('person', 1, '2020-07-01', { sex: 'Male' });
  expect(await facts.values('M14')).toMatchObject({ male: 1, female: 0 });
});

it('counts each interview, and each identified person once', async () => {
  for (const survivor of [1, 2]) {
    await facts.insert('interview', survivor, '2020-02-01');
    await facts.insert('identification', survivor, `2020-03-0${survivor}`);
  }
  await link(2, 1, '2020-05-01');
  expect(await facts.values('M1')).toEqual({ total: 2 });
  expect(await facts.values('M5')).toMatchObject({ total: 1 });
});

it('leads back to the events in their own records', async () => {
  const inserted = await facts.insert('entry', 2, '2020-02-01');
  await link(2, 1, '2020-05-01');
  const args = figureArguments({ from: '2020-01-01', to: '2020-12-31' }, '2021-01-01T00:00:00Z', DEFAULT_SETTINGS);
  const { events } = await eventsBehind(facts.db, figuresOf(['M8'])[0]!, args, { first: 5 });
  expect(events).toEqual([
    { eventId: inserted, subject: id(2), happenedOn: '2020-02-01', isCase: false, isActivity: false },
  ]);
});
