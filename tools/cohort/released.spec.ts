import loadHighs, { type Highs } from 'highs';
import { v5, validate } from 'uuid';
import { DEFAULT_SETTINGS } from '#settings';
import { FIGURES } from '../../libs/reporting/figures/definitions/figures.js';
import { evidenceOf } from '../../libs/reporting/figures/release/evidence.js';
import { ofYear, countReleased } from '../../libs/reporting/figures/release/publish.js';
import { attack } from '../../libs/reporting/figures/release/testing/attacker.js';
import { FactTables } from '../../libs/reporting/figures/testing/facts.js';
import { tellStreams } from '../../libs/reporting/figures/testing/tell-histories.js';
import { cohort, SEED } from './cohort.js';
import { decideLines } from './testing/decided.js';

/** The package declares its module as if it were its function. */
const solver = loadHighs as unknown as () => Promise<Highs>;

/** A cell that may be any of so many numbers isolates nobody. */
const INTERVAL_MIN = 11;

/** The end of the month in which the demonstration is decided here. */
const KNOWN_AT = '2026-03-31T17:00:00.000Z';

/** A table keeps the events that no command names, such as those of policies, under an id, too. */
const idOf = (id: string): string => (validate(id) ? id : v5(id, v5.URL));

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
  const { streams } = decideLines(cohort(SEED));
  await tellStreams(
    facts,
    streams.map(({ of, subject, events }) => ({
      of,
      subject,
      events: events.map((event) => ({ ...event, id: idOf(event.id) })),
    })),
  );
});
afterAll(() => facts.drop());

it.each([2019, 2020])(
  'isolates nobody in the demonstration, whatever is computed from the numbers of %i',
  async (year) => {
    const asked = ofYear(year, KNOWN_AT, DEFAULT_SETTINGS);
    const [released, evidence] = await Promise.all([
      countReleased(facts.db, asked),
      evidenceOf(facts.db, FIGURES, asked),
    ]);
    const world = {
      people: evidence.people.map(({ cells }) => cells),
      entities: evidence.entities.map(({ cells }) => cells),
    };
    const { tried, isolated } = attack(await solver(), released, evidence, world, INTERVAL_MIN);
    const shown = released.filter(({ withheld }) => !withheld).length;
    process.stderr.write(
      `${year}: ${tried} small cells tried, ${isolated.length} isolated; ${shown} of ${released.length} cells show a number.\n`,
    );
    expect(isolated).toEqual([]);
    expect(tried).toBeGreaterThan(0);
  },
);
