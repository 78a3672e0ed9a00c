import { DEFAULT_SETTINGS } from '#settings';
import { eventsBehind } from './events-behind.js';
import { compute } from './compute.js';
import { FIGURES, figuresOf } from '../definitions/figures.js';
import { figureArguments } from '../definitions/period.js';
import { FactTables, id } from '../testing/facts.js';

const NOW = '2021-03-01T00:00:00.000Z';
const YEAR = { from: '2020-01-01', to: '2020-12-31' };

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

it('returns counts of 0, and shares and days of null, when there are no facts', async () => {
  const computed = await compute(facts.db, FIGURES, figureArguments(YEAR, NOW, DEFAULT_SETTINGS));
  expect(computed.map(({ figure }) => figure.id)).toEqual(
    'M1 M2 M3 M4 M5 M6 M7 M8 M9 M10 M11 M12 M13 M14 M15 M16 M17 M18 M19 M20 M21 M22 M23 M24 M25 M26 M27 M28 M29 P1 P2 P3 P4 P5 P6 P7'.split(
      ' ',
    ),
  );
  const cells = computed.flatMap((one) => one.cells);
  expect(cells.every(({ numerator, base }) => numerator === 0 && !base)).toBe(true);
  expect(cells.filter(({ value }) => value === null).map(({ key }) => key)).toEqual([
    'identified',
    'male',
    'female',
    'previous.male',
    'previous.female',
    'minors',
    'under13',
    'forcedByFamily',
    'referralToInterview.median',
    'referralToInterview.p90',
    'interviewToIdentification.median',
    'interviewToIdentification.p90',
    'identificationToEntry.median',
    'identificationToEntry.p90',
    'entryToPlan.median',
    'entryToPlan.p90',
    'entryToClosure.median',
    'entryToClosure.p90',
    'traffickedAgain',
    'corrections',
    'corrections.EntryCorrected',
    'corrections.EntryStruckOut',
    'domestic',
    'abroad',
  ]);
  for (const figure of FIGURES) {
    const behind = await eventsBehind(facts.db, figure, figureArguments(YEAR, NOW, DEFAULT_SETTINGS), { first: 50 });
    expect(behind).toEqual({ events: [], more: false, elsewhere: 0 });
  }
});

it('counts what had happened by a day', async () => {
  await facts.insert('entry', 1, '2020-06-30');
  await facts.insert('entry', 2, '2020-07-01');
  expect(await facts.values('M7', { asOf: '2020-06-30' })).toEqual({ total: 1, firstHalf: 1, secondHalf: 0 });
  expect(await facts.values('M7', { asOf: '2020-07-01' })).toMatchObject({ total: 2 });
});

it('counts what was known at an instant: an entry before its correction, and after it', async () => {
  const corrected = '2020-05-01T00:00:00Z';
  await facts.insert('interview', 1, '2020-02-01', { recordedTo: corrected });
  await facts.insert('interview', 1, '2019-02-01', { recordedFrom: corrected });
  const totalKnownAt = async (knownAt?: string) => (await facts.values('M1', { knownAt: knownAt ?? null })).total;
  expect(await totalKnownAt('2020-02-01T09:59:59Z')).toBe(0);
  expect(await totalKnownAt('2020-02-01T17:00:00+07:00')).toBe(1);
  expect(await totalKnownAt('2020-04-30T23:59:59Z')).toBe(1);
  expect(await totalKnownAt(corrected)).toBe(0);
  expect(await totalKnownAt()).toBe(0);
  expect(await facts.values('M1', { from: '2019-01-01', to: '2019-12-31' })).toEqual({ total: 1 });
});

it('uses the sex that was recorded last', async () => {
  const corrected = '2020-05-01T00:00:00Z';
  await facts.insert('person', 1, '2020-02-01', { recordedTo: corrected });
  await facts.insert('person', 1, '2020-02-01', { recordedFrom: corrected, sex: 'Male' });
  await facts.insert('interview', 1, '2020-02-01');
  expect(await facts.values('M2')).toMatchObject({ girls: 0, boys: 1 });
  expect(await facts.values('M2', { knownAt: '2020-04-01T00:00:00Z' })).toMatchObject({ girls: 1, boys: 0 });
});

it('uses the last recorded value of each detail, and skips missing values', async () => {
  await facts.insert('person', 1, '2020-02-01', { sex: 'Unknown', birthYear: 2009 });
  await facts.insert('person', 1, '2020-03-01', { sex: 'Male', birthYear: null, nationality: null });
  await facts.insert('person', 1, '2020-04-01', { sex: null, birthYear: 2007, nationality: null });
  await facts.insert('entry', 1, '2020-02-01');
  await facts.insert('service', 1, '2020-02-01');
  expect(await facts.values('M14')).toMatchObject({ male: 1, female: 0 });
  expect(await facts.values('M15')).toMatchObject({ under13: 0 });
  expect(await facts.values('M15', { knownAt: '2020-03-31T00:00:00Z' })).toMatchObject({ under13: 1 });
});

it('pages through the events behind a figure, with those of its base', async () => {
  const days = ['2020-02-03', '2020-02-01', '2020-02-02', '2020-02-02'];
  const interviews = await Promise.all(days.map((day, index) => facts.insert('interview', index, day)));
  const identified = await facts.insert('identification', 0, '2020-02-04');
  await facts.insert('interview', 7, '2019-02-01');
  const [m6] = figuresOf(['M6']);
  const asked = figureArguments(YEAR, NOW, DEFAULT_SETTINGS);
  const first = await eventsBehind(facts.db, m6!, asked, { first: 3 });
  expect(first.more).toBe(true);
  const second = await eventsBehind(facts.db, m6!, asked, { first: 3, after: first.events.at(-1) });
  expect(second.more).toBe(false);
  const all = [...first.events, ...second.events];
  expect(all.map(({ happenedOn }) => happenedOn)).toEqual([...days, '2020-02-04'].toSorted());
  expect(all.map(({ eventId }) => eventId).toSorted()).toEqual([...interviews, identified].toSorted());
});

it('counts two interviews as two when one event has corrected the age at both', async () => {
  const eventId = await facts.insert('interview', 1, '2020-02-01');
  await facts.insert('interview', 1, '2020-03-01', { eventId, ordinal: 1 });
  expect(await facts.values('M1')).toEqual({ total: 2 });
});

it('returns an event once, however often the figure counts it', async () => {
  const [m9] = figuresOf(['M9']);
  const entered = await facts.insert('entry', 1, '2019-02-01');
  const served = await facts.insert('service', 1, '2020-02-01');
  expect(await facts.values('M9')).toEqual({ total: 1, carriedOver: 1 });
  const { events, more } = await eventsBehind(facts.db, m9!, figureArguments(YEAR, NOW, DEFAULT_SETTINGS), {
    first: 2,
  });
  expect([events.map(({ eventId }) => eventId), more]).toEqual([[entered, served], false]);
  const nowhere = { happenedOn: '2020-02-31', eventId: served };
  expect(
    await eventsBehind(facts.db, m9!, figureArguments(YEAR, NOW, DEFAULT_SETTINGS), { first: 2, after: nowhere }),
  ).toEqual({
    events: [],
    more: false,
    elsewhere: null,
  });
});

it('cannot write', async () => {
  const writing = {
    ...FIGURES[0]!,
    cells: [
      {
        release: 'never' as const,
        counted: `SELECT 'a' AS key, 1 AS entity, gen_random_uuid() AS "eventId" FROM nextval('s_of_calls')`,
      },
    ],
  };
  await facts.db.query('CREATE SEQUENCE s_of_calls');
  await expect(compute(facts.db, [writing], figureArguments(YEAR, NOW, DEFAULT_SETTINGS))).rejects.toThrow('read-only');
});

describe('comparison with another period', () => {
  const other = { ...figureArguments({ from: '2019-01-01', to: '2019-12-31' }, NOW, DEFAULT_SETTINGS) };
  const beside = async (id: string) => {
    const [computed] = await compute(facts.db, figuresOf([id]), figureArguments(YEAR, NOW, DEFAULT_SETTINGS), other);
    return computed!.cells.map(({ key, value, previous }) => [key, value, previous?.value, previous?.base]);
  };

  it('gives each number with the one of the other period', async () => {
    for (const day of ['2019-02-01', '2019-03-01', '2020-02-01']) await facts.insert('interview', 1, day);
    expect(await beside('M1')).toEqual([['total', 1, 2, null]]);
    const [plain] = await compute(facts.db, figuresOf(['M1']), figureArguments(YEAR, NOW, DEFAULT_SETTINGS));
    expect(plain!.cells[0]!.previous).toBeNull();
  });

  it('shows cells of both periods that were found in one of them only', async () => {
    await facts.insert('entry', 1, '2019-02-01');
    await facts.insert('episode', 1, '2019-02-01', { type: 'Servitude' });
    await facts.insert('entry', 2, '2020-02-01');
    await facts.insert('episode', 2, '2020-02-01', { type: 'ForcedBegging' });
    expect(await beside('M10')).toEqual([
      ['ForcedBegging', 1, 0, 1],
      ['Servitude', 0, 1, 1],
    ]);
  });

  it('gives the median of the other period beside the current one', async () => {
    await facts.insert('record', 1, '2019-02-01', { type: 'ReferralReceived' });
    await facts.insert('interview', 1, '2019-02-05');
    expect((await beside('M20'))[0]).toEqual(['referralToInterview.median', null, 4, 1]);
  });
});

it('pages through the events behind one cell, without its base', async () => {
  const forced = await facts.insert('interview', 1, '2020-02-01', {
    operationId: id(9),
    forcedByFamily: true,
    streetChild: true,
  });
  await facts.insert('interview', 2, '2020-02-02', { operationId: id(9), streetChild: true });
  await facts.insert('operation', 9, '2020-02-01');
  await facts.insert('record', 3, '2020-02-01', { type: 'ReferralReceived' });
  const interviewed = await facts.insert('interview', 3, '2020-02-03');
  const behind = async (figure: string, cell?: string) => {
    const asked = figureArguments(YEAR, NOW, DEFAULT_SETTINGS);
    const { events } = await eventsBehind(facts.db, figuresOf([figure])[0]!, asked, { first: 5, cell });
    return events.map(({ eventId }) => eventId);
  };
  expect(await behind('M16')).toHaveLength(2);
  expect(await behind('M16', 'forcedByFamily')).toEqual([forced]);
  expect(await behind('M20', 'referralToInterview.p90')).toEqual([expect.any(String), interviewed]);
  expect(await behind('M20', 'entryToPlan.p90')).toEqual([]);
});
