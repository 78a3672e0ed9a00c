import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import loadHighs, { type Highs } from 'highs';
import { DataSource } from 'typeorm';
import { DEFAULT_SETTINGS } from '#settings';
import { FIGURES } from '../../../libs/reporting/figures/definitions/figures.js';
import { evidenceOf } from '../../../libs/reporting/figures/release/evidence.js';
import { ofYear, countReleased } from '../../../libs/reporting/figures/release/publish.js';
import { attack } from '../../../libs/reporting/figures/release/testing/attacker.js';
import { databaseUrlOf } from '../../harness/database-url.js';
import { Homeward } from '../../harness/homeward.js';
import { FIRST_SET } from '../../harness/sets/live-set.js';

/** The package declares its module as if it were its function. */
const solver = loadHighs as unknown as () => Promise<Highs>;

/** A cell that may be any of so many numbers isolates nobody. */
const INTERVAL_MIN = 11;

let homeward: Homeward;
let views: DataSource;
beforeAll(async () => {
  homeward = await Homeward.start();
  await homeward.ask('mutation { loadDemonstration(input: {}) { loaded } }');
  await homeward.until('the demonstration is loaded', async () => {
    const { data } = await homeward.ask('{ demonstration { loaded } }');
    return (data?.demonstration as { loaded: boolean } | undefined)?.loaded;
  });
  const { postgres } = JSON.parse(readFileSync(join(homeward.data, 'postgres.secrets.json'), 'utf8')) as {
    postgres: string;
  };
  const url = new URL(databaseUrlOf(homeward, 'homeward'));
  Object.assign(url, { username: 'postgres', password: postgres });
  views = new DataSource({
    type: 'postgres',
    url: url.href,
    extra: { options: `-c search_path=${FIRST_SET},public` },
  });
  await views.initialize();
}, 300_000);
afterAll(async () => {
  await views?.destroy();
  await homeward?.stop();
});

it.each([2019, 2020])(
  'isolates nobody in the demonstration, whatever is computed from the numbers of %i',
  async (year) => {
    const asked = ofYear(year, new Date().toISOString(), DEFAULT_SETTINGS);
    const [released, evidence] = await Promise.all([countReleased(views, asked), evidenceOf(views, FIGURES, asked)]);
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
