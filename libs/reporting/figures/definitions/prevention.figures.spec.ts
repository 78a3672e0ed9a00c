import { DEFAULT_SETTINGS } from '#settings';
import { eventsBehind } from '../engine/events-behind.js';
import { figuresOf } from './figures.js';
import { figureArguments } from './period.js';
import { dayOf, seededDraw } from '../testing/drawn.js';
import { FactTables } from '../testing/facts.js';

const DAYS = Number(process.env.FIGURE_DAYS ?? 50);

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

const NOTHING = { met: 0, screened: 0, referred: 0, materials: 0 };

describe('the results of operations', () => {
  it('count materials by language and by title, also where two titles were handed out as often', async () => {
    await facts.insert('operation', 1, '2020-02-01', { office: 'Poipet' });
    const materials = [
      { title: 'Ask us', language: 'khm', count: 40 },
      { title: 'You are not alone', language: 'khm', count: 40 },
      { title: 'Ask us', language: 'vie', count: 5 },
    ];
    await facts.insert('operation_result', 1, '2020-02-02', { met: 30, screened: 4, referred: 0, materials });
    expect(await facts.values('P6')).toEqual({
      met: 30,
      screened: 4,
      referred: 0,
      materials: 85,
      'materials.khm': 80,
      'materials.vie': 5,
      'title.khm.Ask us': 40,
      'title.khm.You are not alone': 40,
      'title.vie.Ask us': 5,
      'office.Poipet.met': 30,
      'office.Poipet.screened': 4,
      'office.Poipet.materials': 85,
      'month.2020-02.met': 30,
      'month.2020-02.screened': 4,
      'month.2020-02.materials': 85,
    });
  });

  it('add up two lines of materials that are alike, as what was handed out twice', async () => {
    const box = { title: 'Ask us', language: 'khm', count: 50 };
    await facts.insert('operation', 1, '2020-02-01', { office: 'Poipet' });
    await facts.insert('operation_result', 1, '2020-02-02', {
      materials: [box, box],
      recordedTo: '2020-03-01T00:00:00Z',
    });
    const corrected = { materials: [box, box, box], recordedFrom: '2020-03-01T00:00:00Z' };
    const eventId = await facts.insert('operation_result', 1, '2020-02-02', corrected);
    const handedOut = async (knownAt: string | null) => {
      const { materials, ...more } = await facts.values('P6', { knownAt });
      return [materials, more['materials.khm'], more['title.khm.Ask us'], more['office.Poipet.materials']];
    };
    expect(await handedOut('2020-02-29T00:00:00Z')).toEqual([100, 100, 100, 100]);
    expect(await handedOut(null)).toEqual([150, 150, 150, 150]);
    const args = figureArguments({ from: '2020-01-01', to: '2020-12-31' }, '2021-01-01T00:00:00Z', DEFAULT_SETTINGS);
    const { events } = await eventsBehind(facts.db, figuresOf(['P6'])[0]!, args, { first: 5, cell: 'materials' });
    expect(events.map((event) => event.eventId)).toEqual([eventId]);
  });

  interface Result {
    readonly day: string;
    readonly office: string;
    readonly met: number;
    readonly screened: number;
    readonly materials: readonly { readonly title: string; readonly language: string; readonly count: number }[];
  }

  /** Counted in plain code, without SQL. */
  const countedBy = (results: readonly Result[]): Record<string, number> => {
    const counts: Record<string, number> = { ...NOTHING };
    const add = (key: string, amount: number) => {
      if (amount > 0) counts[key] = (counts[key] ?? 0) + amount;
    };
    for (const { day, office, met, screened, materials } of results) {
      const handedOut = materials.reduce((sum, { count }) => sum + count, 0);
      for (const [what, amount] of Object.entries({ met, screened, materials: handedOut }))
        for (const key of [what, `office.${office}.${what}`, `month.${day.slice(0, 7)}.${what}`]) add(key, amount);
      for (const { title, language, count } of materials) {
        add(`materials.${language}`, count);
        add(`title.${language}.${title}`, count);
      }
    }
    return counts;
  };

  it(`are what an independent fold counts, on ${DAYS} drawn days`, async () => {
    const draw = seededDraw(6);
    const results: Result[] = [];
    for (let who = 0; who < 40; who++) {
      const [day, office, met] = [dayOf(draw(120)), draw(2) ? 'Poipet' : 'SiemReapCac', draw(30)];
      const materials = ['Ask us', 'You are not alone']
        .flatMap((title) => ['khm', 'vie'].map((language) => ({ title, language, count: draw(3) })))
        .flatMap((one) => [[], [one], [one, one]][draw(3)]!);
      const result = { met, screened: draw(met + 1), materials };
      await facts.insert('operation', who, day, { office });
      await facts.insert('operation_result', who, day, result);
      results.push({ day, office, ...result });
    }
    for (let n = 0; n < DAYS; n++) {
      const [from, to] = [draw(120), draw(120)].toSorted((one, other) => one - other).map(dayOf) as [string, string];
      const within = results.filter(({ day }) => day >= from && day <= to);
      expect(await facts.values('P6', { from, to, asOf: '2020-12-31' })).toEqual(countedBy(within));
    }
  });
});
