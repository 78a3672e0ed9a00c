import { DEFAULT_SETTINGS } from '#settings';
import { FIGURES } from '../definitions/figures.js';
import { figureArguments, type FigurePeriod } from '../definitions/period.js';
import { dayOf, insertRandomFact, instantAt, mark, seededDraw } from '../testing/drawn.js';
import { FactTables, id } from '../testing/facts.js';
import { changedSince } from './changed-since.js';
import { compute } from './compute.js';
import { readMarks } from './marks.js';
import { rollUp } from './roll-up.js';

const NOW = '2021-03-01T00:00:00.000Z';
const PERIODS = Number(process.env.FIGURE_DAYS ?? 20) / 2;
const SEED = Number(process.env.FIGURE_SEED ?? 27);

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

const argumentsOf = (wanted: FigurePeriod) =>
  figureArguments({ from: '2020-01-01', to: '2020-12-31', ...wanted }, NOW, DEFAULT_SETTINGS);

type Question = FigurePeriod & { readonly beside?: FigurePeriod };
const cellsOf = async (figures: typeof FIGURES, { beside, ...wanted }: Question) => {
  const other = beside && argumentsOf({ knownAt: wanted.knownAt ?? null, ...beside });
  return (await compute(facts.db, figures, argumentsOf(wanted), other)).map(({ figure, cells }) => [figure.id, cells]);
};
const summed = (wanted: Question) => cellsOf(FIGURES, wanted);
/** Some figures as known at an instant are counted, and not summed; what is known now is known at an instant to come. */
const counted = async ({ knownAt, ...wanted }: Question) => {
  const known = { ...wanted, knownAt: knownAt ?? '2900-01-01T00:00:00Z' };
  return [...(await cellsOf(FIGURES.slice(0, 9), known)), ...(await cellsOf(FIGURES.slice(9), known))];
};

const EVERYTHING_KEPT = { keptAt: 'infinity', late: false, anyone: false, touched: 0, people: 0, version: '' };
const changed = async (wanted: FigurePeriod) => {
  const found = await changedSince(facts.db, argumentsOf(wanted), EVERYTHING_KEPT);
  return found === 'all' ? found : found.toSorted();
};

/** A month in which as many begin as end may be kept as 0, or not at all. */
const keptDays = (): Promise<unknown> =>
  facts.db.query(
    `SELECT 'day' AS what, kept.* FROM day_count kept WHERE n <> 0
      UNION ALL SELECT 'month', kept.* FROM month_count kept WHERE n <> 0 ORDER BY 1, 2, 3, 4, 5, 6`,
  );

/** Before most was recorded, among the instants of links, corrections and other late entries, and after all of them. */
const instantOf = (draw: (below: number) => number): string =>
  [
    `${dayOf(draw(120))}T12:00:00Z`,
    `2020-11-01T00:00:${10 + draw(49)}.5Z`,
    '2020-11-20T00:00:00Z',
    '2020-12-01T12:00:00Z',
    '2020-12-02T12:00:00Z',
    '2020-12-03T12:00:00Z',
  ][draw(6)]!;

const daysOf = (draw: (below: number) => number) => {
  const [from, to] = [draw(130), draw(130)].toSorted((one, other) => one - other).map(dayOf) as [string, string];
  return { from, to, asOf: dayOf(draw(140)) };
};

it(`sums what was known at an instant to what is counted, for ${PERIODS} drawn periods and instants (FIGURE_SEED=${SEED})`, async () => {
  const draw = seededDraw(SEED);
  for (let n = 0; n < 300; n++) await insertRandomFact(facts, draw);
  await rollUp(facts.db);
  const changes = new Set<number>();
  for (let n = 0; n < PERIODS; n++) {
    const wanted = { ...daysOf(draw), knownAt: instantOf(draw) };
    expect(await summed(wanted)).toEqual(await counted(wanted));
    changes.add((await changed(wanted)).length);
  }
  expect(changes.size).toBeGreaterThan(2);
});

it(`sums what is known now and was known at an instant while days are not counted yet, and beside another period, for ${PERIODS} drawn batches (FIGURE_SEED=${SEED})`, async () => {
  const draw = seededDraw(SEED);
  let entries = 0;
  /** As the projector writes it: facts, and marks of the same transaction. */
  const record = async () => {
    const [since, people] = [instantAt(entries), new Set<string>()];
    for (let n = draw(3); n >= 0; n--) people.add(id(await insertRandomFact(facts, draw, instantAt(entries++))));
    const until = instantAt(entries - 1);
    await mark(facts, draw(9) ? [...people] : [null], since, until);
  };
  for (let n = 0; n < 100; n++) await record();
  await rollUp(facts.db);
  let behind = 0;
  for (let n = 0; n < PERIODS; n++) {
    for (let more = draw(4); more > 0; more--) await record();
    const knownAt = draw(3) ? instantAt(draw(entries + 2) - 0.5) : null;
    const wanted = { ...daysOf(draw), knownAt, ...(draw(2) ? { beside: daysOf(draw) } : {}) };
    expect(await summed(wanted)).toEqual(await counted(wanted));
    const { keptAt, touched, late } = await readMarks(facts.db);
    expect([keptAt, late]).toEqual([expect.any(String), false]);
    behind += touched;
    // some of what is marked may not be settled
    if (draw(2)) await rollUp(facts.db, { by: instantAt(entries - draw(4)) });
  }
  expect(behind).toBeGreaterThan(0);
  await rollUp(facts.db);
  const brought = await keptDays();
  await facts.db.query('TRUNCATE touched');
  await rollUp(facts.db);
  expect(brought).toEqual(await keptDays());
});

it('takes the kept days, and counts only the people who have changed since', async () => {
  await facts.insert('interview', 1, '2020-02-01');
  await facts.insert('interview', 2, '2020-02-01', { recordedFrom: '2020-06-01T00:00:00Z' });
  await rollUp(facts.db);
  for (const table of ['day_count', 'month_count'])
    await facts.db.query(`UPDATE ${table} SET n = n + 100 WHERE "of" LIKE 'M1v%'`);
  const totalKnownAt = async (knownAt: string) =>
    (await compute(facts.db, FIGURES, argumentsOf({ knownAt })))[0]!.cells[0]!.numerator;
  expect(await totalKnownAt('2020-07-01T00:00:00Z')).toBe(102);
  expect(await totalKnownAt('2020-05-01T00:00:00Z')).toBe(101);
});

it('believes marks of few people, however many marks there are', async () => {
  const july = '2020-07-01T00:00:00Z';
  await facts.insert('interview', 1, '2020-02-01');
  await rollUp(facts.db);
  // nobody was marked for this one
  await facts.insert('interview', 2, '2020-02-01', { recordedFrom: july });
  await facts.insert('interview', 3, '2020-02-01', { recordedFrom: july });
  await mark(
    facts,
    Array.from({ length: 1_001 }, () => id(3)),
    july,
  );
  expect(await facts.values('M1')).toEqual({ total: 2 });
});

it('finds everybody with a fact that was recorded, corrected or struck out later, and the records linked to theirs', async () => {
  const [before, after] = ['2020-05-01T00:00:00Z', '2020-07-01T00:00:00Z'];
  const knownAt = '2020-06-01T00:00:00Z';
  await facts.insert('interview', 1, '2020-02-01', { recordedFrom: before });
  await facts.insert('interview', 2, '2020-02-01', { recordedFrom: after });
  await facts.insert('entry', 3, '2020-02-01', { recordedFrom: before, recordedTo: after });
  await facts.insert('entry', 4, '2020-02-01', { recordedFrom: before, recordedTo: knownAt });
  await facts.insert('person', 5, '2020-02-01', { recordedFrom: after });
  await facts.insert('interview', 6, '2020-02-01', { recordedFrom: before });
  await facts.insert('link', 6, '2020-02-01', { keptSurvivorId: id(2), recordedFrom: before, recordedTo: before });
  await facts.insert('link', 7, '2020-02-01', { keptSurvivorId: id(6), recordedFrom: before });
  expect(await changed({ knownAt })).toEqual([2, 3, 5, 6, 7].map(id));
  expect(await changed({ knownAt: after })).toEqual([]);
});

it('leaves out people whose only new entries happened after the last day', async () => {
  await facts.insert('interview', 1, '2020-07-01');
  const knownAt = '2020-06-01T00:00:00Z';
  expect(await changed({ knownAt })).toEqual([id(1)]);
  expect(await changed({ knownAt, to: '2020-06-30' })).toEqual([]);
  expect(await changed({ knownAt, asOf: '2020-06-30' })).toEqual([]);
  expect(await summed({ knownAt, to: '2020-06-30' })).toEqual(await counted({ knownAt, to: '2020-06-30' }));
});

it('finds people whose assignment got another office by an entry of a later day, as known at an instant or now', async () => {
  const assignmentId = id(70);
  await facts.insert('referral', 1, '2020-01-02', { office: 'Poipet' });
  await facts.insert('forensic_interview', 1, '2020-02-10');
  await facts.insert('assignment', 1, '2020-02-01', { assignmentId, office: 'SiemReapCac', revision: 2 });
  const [june, july] = ['2020-06-01T00:00:00Z', '2020-07-01T00:00:00Z'];
  const first = { assignmentId, revision: 1 };
  await facts.insert('assignment', 1, '2020-03-01', { ...first, recordedTo: july });
  const february = { from: '2020-01-01', to: '2020-02-28', asOf: '2020-02-28' };
  const correct = () =>
    facts.insert('assignment', 1, '2020-03-01', { ...first, office: 'SiemReapCac', recordedFrom: july });
  await rollUp(facts.db, { by: june });
  await correct();
  await mark(facts, [null], july);
  expect(await summed(february)).toEqual(await counted(february));
  await rollUp(facts.db);
  const then = { ...february, knownAt: june };
  expect(await summed(then)).toEqual(await counted(then));
});

it('counts everything that was known if that of more than a hundred, and of a fifth of all people, was different', async () => {
  const people = (from: number, count: number, recordedFrom: string) =>
    facts.insertAll(
      Array.from({ length: count }, (_, n) => ['referral', from + n, '2020-02-01', { recordedFrom }] as const),
    );
  const knownAt = '2020-06-01T00:00:00Z';
  await people(0, 100, '2020-07-01T00:00:00Z');
  expect(await changed({ knownAt })).toHaveLength(100);
  await people(100, 1, '2020-07-01T00:00:00Z');
  expect(await changed({ knownAt })).toBe('all');
  await rollUp(facts.db);
  expect(await summed({ knownAt })).toEqual(await counted({ knownAt }));
  await people(200, 404, '2020-05-01T00:00:00Z');
  expect(await changed({ knownAt })).toHaveLength(101);
});
