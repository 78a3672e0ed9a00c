import { DEFAULT_SETTINGS } from '#settings';
import { eventsBehind } from '../engine/events-behind.js';
import { figuresOf } from './figures.js';
import { figureArguments } from './period.js';
import { seededDraw, dayOf } from '../testing/drawn.js';
import { FactTables, id } from '../testing/facts.js';

const DAYS = Number(process.env.COURT_DAYS ?? 50);

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
beforeEach(() => facts.clear());
afterAll(() => facts.drop());

const NOTHING = { accused: 0, convicted: 0, acquitted: 0, months: 0, appeals: 0 };
const [COURT, MOTHER, UNCLE] = [70, id(71), id(72)];
const behind = async (cell: string) => {
  const args = figureArguments({ from: '2020-01-01', to: '2020-12-31' }, '2021-01-01T00:00:00Z', DEFAULT_SETTINGS);
  const { events } = await eventsBehind(facts.db, figuresOf(['M26'])[0]!, args, { first: 10, cell });
  return events.map(({ eventId }) => eventId);
};
const verdict = (accusedId: string | null, outcome: string | null, revision: number) => ({
  kind: 'verdict',
  accusedId,
  outcome,
  revision,
});

it('counts each accused, and the verdict that stands after appeals', async () => {
  await facts.insert('accused', COURT, '2020-01-10', { accusedId: MOTHER });
  await facts.insert('accused', COURT, '2019-12-10', { accusedId: UNCLE });
  await facts.insert('accused', COURT, '2020-06-01', verdict(MOTHER, 'Convicted', 3));
  await facts.insert('accused', COURT, '2020-06-01', verdict(UNCLE, 'Convicted', 4));
  await facts.insert('sentence', COURT, '2020-06-01', { accusedId: MOTHER, months: 24, revision: 5 });
  await facts.insert('sentence', COURT, '2020-06-01', { accusedId: UNCLE, months: 60, revision: 6 });
  await facts.insert('appeal', COURT, '2020-06-20', { appealId: id(73) });
  expect(await facts.values('M26')).toEqual({ ...NOTHING, accused: 1, convicted: 2, months: 84, appeals: 1 });
  await facts.insert('accused', COURT, '2020-09-01', verdict(UNCLE, 'Acquitted', 8));
  await facts.insert('appeal', COURT, '2020-09-01', { kind: 'decided', appealId: id(73), outcome: 'Changed' });
  await facts.insert('sentence', COURT, '2020-09-01', { accusedId: MOTHER, months: 18, revision: 9 });
  const after = { accused: 1, convicted: 1, acquitted: 1, months: 18, appeals: 1, 'appeal.Changed': 1 };
  expect(await facts.values('M26')).toEqual(after);
  const asOf = { to: '2020-08-31', asOf: '2020-08-31' };
  expect(await facts.values('M26', asOf)).toEqual({ ...NOTHING, accused: 1, convicted: 2, months: 84, appeals: 1 });
});

it('counts no quashed verdict, nor its sentence', async () => {
  await facts.insert('accused', COURT, '2020-06-01', verdict(MOTHER, 'Convicted', 3));
  await facts.insert('sentence', COURT, '2020-06-01', { accusedId: MOTHER, months: 24, revision: 4 });
  await facts.insert('accused', COURT, '2020-09-01', verdict(MOTHER, null, 6));
  expect(await facts.values('M26')).toEqual(NOTHING);
});

it('counts no sentence of a case without named accused once its verdict fell on appeal, nor its verdict as of an accused', async () => {
  const changed = '2020-12-01T00:00:00Z';
  await facts.insert('accused', COURT, '2020-06-01', verdict(null, 'Convicted', 3));
  const sentenced = await facts.insert('sentence', COURT, '2020-06-01', { months: 24, revision: 4 });
  await facts.insert('sentence', COURT, '2020-06-01', { months: 12, revision: 5 });
  const quashed = { ...verdict(null, null, 7), recordedFrom: '2020-09-02T00:00:00Z' };
  await facts.insert('accused', COURT, '2020-09-01', { ...quashed, recordedTo: changed });
  expect(await facts.values('M26', { knownAt: '2020-11-30T00:00:00Z' })).toEqual(NOTHING);
  const before = { ...NOTHING, months: 36 };
  expect(await facts.values('M26', { asOf: '2020-08-31', knownAt: '2020-11-30T00:00:00Z' })).toEqual(before);
  expect(await facts.values('M26', { knownAt: '2020-09-01T00:00:00Z' })).toEqual(before);
  // the entry is corrected: the appeal changed the verdict to another conviction
  await facts.insert('accused', COURT, '2020-09-01', { ...verdict(null, 'Convicted', 7), recordedFrom: changed });
  expect(await facts.values('M26')).toEqual(before);
  expect(await behind('months')).toContain(sentenced);
});

it('judges by the verdict on the whole case where an accused, who was named later, has none of their own', async () => {
  await facts.insert('accused', COURT, '2020-06-01', verdict(null, 'Convicted', 3));
  await facts.insert('sentence', COURT, '2020-06-01', { accusedId: UNCLE, months: 60, revision: 5 });
  await facts.insert('sentence', COURT, '2020-06-01', { accusedId: MOTHER, months: 24, revision: 6 });
  await facts.insert('accused', COURT, '2020-07-01', verdict(UNCLE, 'Convicted', 7));
  await facts.insert('accused', COURT, '2020-09-01', verdict(null, 'Acquitted', 8));
  expect(await facts.values('M26')).toEqual({ ...NOTHING, convicted: 1, months: 60 });
  expect(await behind('months')).toHaveLength(1);
});

it('adds up every sentence of a case without named accused, and compensation by currency', async () => {
  for (const months of [12, 24]) await facts.insert('sentence', COURT, '2020-06-01', { months });
  for (const amount of [100, 250]) await facts.insert('compensation', COURT, '2020-06-01', { amount });
  await facts.insert('compensation', COURT, '2020-07-01', { amount: 40, currency: 'KHR', kind: 'paid' });
  expect(await facts.values('M26')).toEqual({ ...NOTHING, months: 36, 'ordered.USD': 350, 'paid.KHR': 40 });
});

interface Entry {
  readonly who: number;
  readonly day: string;
  readonly accusedId: string | null;
  readonly outcome?: string | null;
  readonly months?: number;
}

/** Counted in plain code, without SQL: the last verdict and the last sentence of each accused, or all of an unnamed one. */
const countedBy = (entries: readonly Entry[], from: string, to: string): Record<string, number> => {
  const verdicts = new Map<string, Entry>();
  const sentences = new Map<string, Entry>();
  for (const [index, one] of entries.entries())
    if (one.outcome !== undefined) verdicts.set(`${one.who} ${one.accusedId}`, one);
    else sentences.set(`${one.who} ${one.accusedId ?? index}`, one);
  const isInPeriod = ({ day }: Entry) => day >= from && day <= to;
  const counts: Record<string, number> = { ...NOTHING };
  for (const { accusedId, outcome } of [...verdicts.values()].filter(isInPeriod))
    if (accusedId !== null && outcome) counts[outcome.toLowerCase()]!++;
  for (const one of sentences.values()) {
    const found = [verdicts.get(`${one.who} ${one.accusedId}`), verdicts.get(`${one.who} null`)].filter(Boolean);
    const stands = found.length === 0 || found.find((each) => each!.outcome)?.outcome === 'Convicted';
    if (isInPeriod(one) && stands) counts.months! += one.months!;
  }
  return counts;
};

it(`is what an independent fold counts, on ${DAYS} drawn days`, async () => {
  const draw = seededDraw(26);
  const entries: Entry[] = [];
  for (let revision = 0; revision < 80; revision++) {
    const [who, day, accusedId] = [60 + draw(4), dayOf(draw(120)), draw(4) ? id(50 + draw(3)) : null];
    if (draw(2)) {
      const outcome = ['Convicted', 'Acquitted', null][draw(3)]!;
      await facts.insert('accused', who, day, verdict(accusedId, outcome, revision));
      entries.push({ who, day, accusedId, outcome });
    } else {
      const months = draw(200);
      await facts.insert('sentence', who, day, { accusedId, months, revision });
      entries.push({ who, day, accusedId, months });
    }
  }
  for (let n = 0; n < DAYS; n++) {
    const [from, to] = [draw(120), draw(120)].toSorted((one, other) => one - other).map(dayOf) as [string, string];
    expect(await facts.values('M26', { from, to, asOf: '2020-12-31' })).toEqual(countedBy(entries, from, to));
  }
});
