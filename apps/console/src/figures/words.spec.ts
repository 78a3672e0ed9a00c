import { readFileSync } from 'node:fs';
import { cellInWords, type Told } from './words.js';

const told = (language: string) =>
  JSON.parse(readFileSync(`apps/console/src/figures/words/${language}.json`, 'utf8')) as Told;
const label = (code: string | null | undefined) => `<${code}>`;
const words = (key: string) => cellInWords(key, told('en'), label);

describe('the name of a cell', () => {
  it('is told in words, under what it belongs to', () => {
    expect(words('byPerson.FalseJobOffer')).toEqual({ group: 'By person', cell: '<FalseJobOffer>' });
    expect(words('firstHalf')).toEqual({ cell: 'January to June' });
    expect(words('referralToInterview.median')).toEqual({ cell: 'Referral to interview, median' });
    expect(words('ForcedLabour.FamilyMember')).toEqual({ cell: '<ForcedLabour>, <FamilyMember>' });
  });

  it('is what people and places are called', () => {
    expect(words('caseload.bopha').cell).toBe('bopha');
    expect(words('crossing.Phnom Penh International Airport').cell).toBe('Phnom Penh International Airport');
    expect(words('country.TH').cell).toBe('Thailand');
    expect(cellInWords('irregular.CONSENT_WITHDRAWN', told('en'), () => 'CONSENT WITHDRAWN').cell).toBe(
      'Consent withdrawn',
    );
  });
});

describe('the words of the figures', () => {
  const [en, km] = [told('en'), told('km')];
  const schema = readFileSync('schema.graphql', 'utf8');
  /** `- M23, version 2: …`, as the schema tells them. */
  const all = [...schema.matchAll(/^ {2}- (\w+), version (\d+): /gm)].map(([, id, version]) => ({ id, version }));

  it('are there in Khmer for every figure, and for what it counts by now', () => {
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(({ id }) => !km.titles![id!]).map(({ id }) => id)).toEqual([]);
    expect(all.map(({ id, version }) => `${id}.${version}`).filter((key) => !km.definitions![key])).toEqual([]);
  });

  it('are the same in both languages', () => {
    expect(Object.keys(km.cells).toSorted()).toEqual(Object.keys(en.cells).toSorted());
    expect(Object.keys(km.groups).toSorted()).toEqual(Object.keys(en.groups).toSorted());
  });
});
