import { readFileSync } from 'node:fs';
import { keepPlaces } from '../forms/places.js';
import { somePlaces } from '../forms/testing.js';
import { cellInWords, type FigureText } from './words.js';

beforeAll(() => keepPlaces('en', somePlaces));

const textIn = (language: string) =>
  JSON.parse(readFileSync(`apps/console/src/figures/words/${language}.json`, 'utf8')) as FigureText;
const label = (code: string | null | undefined) => `<${code}>`;
const words = (key: string) => cellInWords(key, textIn('en'), label);

describe('the label of a cell', () => {
  it('has a label and the label of its group', () => {
    expect(words('byPerson.FalseJobOffer')).toEqual({ group: 'By person', cell: '<FalseJobOffer>' });
    expect(words('firstHalf')).toEqual({ cell: 'January to June' });
    expect(words('referralToInterview.median')).toEqual({ cell: 'Referral to interview, median' });
    expect(words('ForcedLabour.FamilyMember')).toEqual({ cell: '<ForcedLabour>, <FamilyMember>' });
  });

  it('is the name itself for people and places', () => {
    expect(words('caseload.bopha').cell).toBe('bopha');
    expect(words('crossing.Phnom Penh International Airport').cell).toBe('Phnom Penh International Airport');
    expect(words('country.TH').cell).toBe('Thailand');
    expect(cellInWords('irregular.CONSENT_WITHDRAWN', textIn('en'), () => 'CONSENT WITHDRAWN').cell).toBe(
      'Consent withdrawn',
    );
  });
});

it('names an office and a month as the rest of the console does', () => {
  expect(words('month.2020-08')).toEqual({ group: 'By month', cell: 'August 2020' });
  expect(words('office.SiemReapCac.forensicInterviews').cell).toMatch(/^<SiemReapCac>, \w+/);
});

const IN_KHMER = 'in apps/console/src/figures/words/km.json';

describe('the labels of the figures', () => {
  const [en, km] = [textIn('en'), textIn('km')];
  const schema = readFileSync('schema.graphql', 'utf8');
  /** `- M23, version 2: …`, as listed in the schema. */
  const all = [...schema.matchAll(/^ {2}- (\w+), version (\d+): (.*)/gm)].map(([, id, version, definition]) => ({
    id,
    version,
    definition,
  }));

  it('exist in Khmer for the current definition of every figure', () => {
    expect(all.length).toBeGreaterThan(20);
    const undefinedYet = all.map(({ id, version }) => `${id}.${version}`).filter((key) => !km.definitions![key]);
    expect(undefinedYet.map((key) => `add ${key} to "definitions" ${IN_KHMER}`)).toEqual([]);
  });

  it('name nothing by a word of the schema: people read the definitions', () => {
    const shown = [...all.map(({ definition }) => definition!), ...Object.values(km.definitions!)];
    expect(shown.filter((definition) => definition.includes('`'))).toEqual([]);
  });

  it('have the same keys in both languages', () => {
    expect(Object.keys(km.cells).toSorted()).toEqual(Object.keys(en.cells).toSorted());
    expect(Object.keys(km.groups).toSorted()).toEqual(Object.keys(en.groups).toSorted());
  });
});
