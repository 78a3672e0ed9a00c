import { dayOf, seededDraw } from '../testing/drawn.js';
import { FactTables, id } from '../testing/facts.js';
import { rollUp } from '../engine/roll-up.js';

const DAYS = Number(process.env.FIGURE_DAYS ?? 50);

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

describe('referrals', () => {
  it('count by source and half-year, by office and by month', async () => {
    await facts.insert('referral', 1, '2020-03-02', { source: 'Hotline' });
    await facts.insert('referral', 2, '2020-06-30', { source: 'Community', office: 'Poipet' });
    await facts.insert('referral', 3, '2020-07-01', { source: 'Hotline' });
    await facts.insert('referral', 4, '2021-01-01', { source: 'Hotline' });
    expect(await facts.values('M27')).toEqual({
      total: 3,
      firstHalf: 2,
      secondHalf: 1,
      'source.Hotline': 2,
      'source.Community': 1,
      'firstHalf.Hotline': 1,
      'firstHalf.Community': 1,
      'secondHalf.Hotline': 1,
      'office.SiemReapCac': 2,
      'office.Poipet': 1,
      'month.2020-03': 1,
      'month.2020-06': 1,
      'month.2020-07': 1,
    });
  });
});

describe('forensic interviews and reviews', () => {
  it('count for the office that was responsible on the day', async () => {
    await facts.insert('referral', 1, '2020-01-02', { office: 'Poipet' });
    await facts.insert('forensic_interview', 1, '2020-02-03');
    await facts.insert('entry', 1, '2020-03-01', { office: 'SiemReapCac' });
    await facts.insert('mdt_review', 1, '2020-03-01', { agencies: ['Justice', 'LawEnforcement', 'Justice'] });
    await facts.insert('assignment', 1, '2020-04-01', { office: 'Poipet' });
    await facts.insert('mdt_review', 1, '2020-04-01');
    await facts.insert('forensic_interview', 2, '2020-03-05', { setting: 'Mobile', outcome: 'NoDisclosure' });
    expect(await facts.values('M28')).toEqual({
      forensicInterviews: 2,
      'outcome.FullDisclosure': 1,
      'outcome.NoDisclosure': 1,
      'setting.CAC': 1,
      'setting.Mobile': 1,
      'office.Poipet.forensicInterviews': 1,
      'month.2020-02.forensicInterviews': 1,
      'month.2020-03.forensicInterviews': 1,
      reviews: 2,
      'agency.Justice': 2,
      'agency.LawEnforcement': 1,
      'office.SiemReapCac.reviews': 1,
      'office.Poipet.reviews': 1,
      'month.2020-03.reviews': 1,
      'month.2020-04.reviews': 1,
    });
  });
});

/** An officer of another role hands the case over to Siem Reap, by the log after an entry that happened later. */
const legalOfficerMoves = async (who: number, assignmentId: string) => {
  await facts.insert('assignment', who, '2020-03-01', { assignmentId, revision: 1 });
  await facts.insert('assignment', who, '2020-02-01', { assignmentId, revision: 2, office: 'SiemReapCac' });
};

it.each([
  ['only another role moved to another office, even on a day before its assignment', () => legalOfficerMoves(1, id(7))],
  [
    'an assignment of another record has the same id',
    async () => {
      await facts.insert('assignment', 2, '2020-01-03', { assignmentId: id(7), office: 'SiemReapCac' });
      await legalOfficerMoves(1, id(7));
    },
  ],
])('remain with the office that received the survivor where %s', async (_, assign) => {
  await facts.insert('referral', 1, '2020-01-02', { office: 'Poipet' });
  await facts.insert('forensic_interview', 1, '2020-02-10');
  await assign();
  const perOffice = async (asOf: string) => {
    const { 'office.Poipet.forensicInterviews': own, 'office.SiemReapCac.forensicInterviews': other } =
      await facts.values('M28', { asOf });
    return [own, other];
  };
  for (const count of [() => Promise.resolve(false), () => rollUp(facts.db)]) {
    await count();
    for (const asOf of ['2020-02-15', '2020-12-31']) expect(await perOffice(asOf)).toEqual([1, undefined]);
  }
});

interface Entry {
  readonly kind: 'referral' | 'entry' | 'assignment' | 'forensic_interview' | 'mdt_review';
  readonly who: number;
  readonly day: string;
  readonly office: string;
  readonly source: string;
}

const SAID: Readonly<Record<Entry['kind'], (office: string, source: string) => object>> = {
  referral: (office, source) => ({ office, source }),
  entry: (office) => ({ office }),
  assignment: (office) => ({ office }),
  forensic_interview: () => ({}),
  mdt_review: () => ({}),
};

type Counts = Record<string, number>;
const tally = (keys: readonly string[], counts: Counts): Counts => {
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

const referralsBy = (entries: readonly Entry[]): Counts =>
  entries.reduce(
    (counts, { day, source, office }) => {
      const half = day.slice(5, 7) <= '06' ? 'firstHalf' : 'secondHalf';
      const month = `month.${day.slice(0, 7)}`;
      return tally(['total', half, `source.${source}`, `${half}.${source}`, `office.${office}`, month], counts);
    },
    { total: 0, firstHalf: 0, secondHalf: 0 } as Counts,
  );

/** Of one day: a referral first, then admissions and assignments in the order in which they were recorded. */
const placeOf = ({ day, kind }: Entry) => `${day}${kind !== 'referral'}`;

/** Counted in plain code, without SQL: the offices in the order of their days. */
const heldBy = (entries: readonly Entry[], all: readonly Entry[]): Counts => {
  const received = all
    .filter(({ kind }) => kind === 'referral' || kind === 'entry' || kind === 'assignment')
    .toSorted((one, other) => placeOf(one).localeCompare(placeOf(other)));
  return entries.reduce(
    (counts, { kind, who, day }) => {
      const what = kind === 'mdt_review' ? 'reviews' : 'forensicInterviews';
      const office = received.findLast((one) => one.who === who && one.day <= day)?.office;
      const more = kind === 'mdt_review' ? ['agency.Justice'] : ['outcome.FullDisclosure', 'setting.CAC'];
      const offices = office === undefined ? [] : [`office.${office}.${what}`];
      return tally([what, ...more, ...offices, `month.${day.slice(0, 7)}.${what}`], counts);
    },
    { forensicInterviews: 0, reviews: 0 } as Counts,
  );
};

it(`are what an independent fold counts, on ${DAYS} drawn days`, async () => {
  const draw = seededDraw(27);
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (let n = 0; n < 120; n++) {
    const kind = (['referral', 'entry', 'assignment', 'forensic_interview', 'mdt_review'] as const)[draw(5)]!;
    const [who, day, office] = [draw(8), dayOf(draw(300)), draw(2) ? 'Poipet' : 'SiemReapCac'];
    const source = ['Hotline', 'Community', 'Self'][draw(3)]!;
    // of two receptions on one day it is not said which was the later one
    if (seen.has(`${who}${day}${kind}`)) continue;
    seen.add(`${who}${day}${kind}`);
    await facts.insert(kind, who, day, SAID[kind](office, source));
    entries.push({ kind, who, day, office, source });
  }
  for (let n = 0; n < DAYS; n++) {
    const [from, to] = [draw(300), draw(300)].toSorted((one, other) => one - other).map(dayOf) as [string, string];
    const within = entries.filter(({ day }) => day >= from && day <= to);
    const of = (...kinds: readonly Entry['kind'][]) => within.filter(({ kind }) => kinds.includes(kind));
    expect(await facts.values('M27', { from, to })).toEqual(referralsBy(of('referral')));
    expect(await facts.values('M28', { from, to })).toEqual(heldBy(of('forensic_interview', 'mdt_review'), entries));
  }
});
