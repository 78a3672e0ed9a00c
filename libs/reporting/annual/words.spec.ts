import { readFileSync } from 'node:fs';
import { FIGURES } from '#reporting/figures';
import { CellTexts } from './cells.js';
import { SECTIONS } from './sections.js';
import { TITLES_KM } from './titles.km.js';
import { ANNUAL_WORDS } from './words.js';

interface FigureText {
  readonly groups: Readonly<Record<string, string>>;
  readonly cells: Readonly<Record<string, string>>;
}

/** The caseload is shown without the names of colleagues, and so without its group. */
const NOT_SHOWN = 'caseload';

it.each(['en', 'km'] as const)(
  'the page of the year names every group and number that the console names (%s)',
  (language) => {
    const words = ANNUAL_WORDS[language];
    const text = JSON.parse(readFileSync(`apps/console/src/figures/words/${language}.json`, 'utf8')) as FigureText;
    for (const part of ['groups', 'cells'] as const)
      expect(Object.keys(text[part]).filter((key) => key !== NOT_SHOWN && !(key in words[part]))).toEqual([]);
  },
);

it('each figure has a Khmer title and a section', () => {
  const ids = FIGURES.map(({ id }) => id);
  const placed: readonly string[] = Object.values(SECTIONS).flat();
  expect([
    ...ids.filter((id) => !TITLES_KM[id]).map((id) => `add the title of ${id} to libs/reporting/annual/titles.km.ts`),
    ...ids.filter((id) => !placed.includes(id)).map((id) => `add ${id} to libs/reporting/annual/sections.ts`),
    ...placed
      .filter((id, index) => !ids.includes(id) || placed.indexOf(id) !== index)
      .map((id) => `remove ${id} from libs/reporting/annual/sections.ts: it is no figure, or stands there twice`),
    ...Object.keys(TITLES_KM)
      .filter((id) => !ids.includes(id))
      .map((id) => `remove the title of ${id}: there is no such figure`),
  ]).toEqual([]);
});

it('a month and a country on the page of the year are in words', () => {
  const cells = ['month.2020-08', 'withAbuser.CN'].map((key) => ({
    key,
    value: 1,
    unit: 'NUMBER' as const,
    numerator: 1,
    base: null,
  }));
  const groups = new CellTexts(ANNUAL_WORDS.en, new Map(), 'en').groupsOf({ id: 'M27', cells });
  expect(groups.flatMap((group) => group.cells.map(({ label }) => label))).toEqual(['August 2020', 'China']);
});

it('what has no list of its own is in words all the same, and months stand in their order', () => {
  const labels = new Map([
    ['ReturnManner.OWN_MEANS', 'By own means'],
    ['Office.SiemReapCac', 'Siem Reap CAC'],
  ]);
  const keys = ['OwnMeans', 'materials.khm', 'irregular.CONSENT_WITHDRAWN', 'month.2020-08', 'month.2020-03'];
  const cells = [...keys, 'office.SiemReapCac.met'].map((key) => ({
    key,
    value: 1,
    unit: 'NUMBER' as const,
    numerator: 1,
    base: null,
  }));
  const groups = new CellTexts(ANNUAL_WORDS.en, labels, 'en').groupsOf({ id: 'P6', cells });
  expect(groups.flatMap((group) => group.cells.map(({ label }) => label))).toEqual([
    'By own means',
    'Khmer',
    'Consent withdrawn',
    'March 2020',
    'August 2020',
    'Siem Reap CAC, People met',
  ]);
});
