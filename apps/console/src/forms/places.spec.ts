import i18next from 'i18next';
import {
  countries,
  countryInWords,
  countryOfProvince,
  currencies,
  districtInWords,
  districts,
  districtsOf,
  keepPlaces,
  loadPlaces,
  languageInWords,
  provinceInWords,
  provincesOf,
} from './places.js';
import { somePlaces } from './testing.js';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: {} });
  keepPlaces('en', somePlaces);
});

const responseWith = (body: object) => ({ ok: true, json: async () => body }) as Response;

describe('the lists of places', () => {
  it('are offered as the service orders and names them', () => {
    expect(countries().map(({ value }) => value)).toEqual(['KH', 'TH']);
    expect(currencies()[0]).toEqual({ value: 'KHR', label: 'KHR · Cambodian Riel' });
    expect([countryInWords('TH'), languageInWords('khm'), provinceInWords('17')]).toEqual([
      'Thailand',
      'Khmer',
      'Siem Reap',
    ]);
  });

  it('show a code that they lack as it is', () => {
    expect([countryInWords('XX'), languageInWords('xyz'), districtInWords('9999')]).toEqual(['XX', 'xyz', '9999']);
  });

  it('offer the districts of one province, or all with the name of their province', () => {
    expect(districtsOf('17')).toEqual([{ value: '1710', label: 'Siem Reap' }]);
    expect(districtsOf('TH-10')).toEqual([]);
    expect(districts()).toEqual([
      { value: '0102', label: 'Banteay Meanchey · Mongkol Borey' },
      { value: '1710', label: 'Siem Reap · Siem Reap' },
    ]);
    expect(districtInWords('0102')).toBe('Mongkol Borey');
  });

  it('are loaded once, and name the codes from then on', async () => {
    const paths: string[] = [];
    const get = async (path: string) => {
      paths.push(path);
      return responseWith({ ...somePlaces, countries: [['TH', 'ថៃ']] });
    };
    await i18next.changeLanguage('km');
    const added = new Promise((resolve) => i18next.store.on('added', resolve));
    loadPlaces('km', get);
    expect([countryInWords('TH'), countryInWords('TH')]).toEqual(['TH', 'TH']);
    await added;
    expect(countryInWords('TH')).toBe('ថៃ');
    loadPlaces('km', get);
    await i18next.changeLanguage('en');
    expect(paths).toEqual(['/console/places.km.json']);
  });

  it('load the provinces of other countries when somebody needs them, and name them from then on', async () => {
    const paths: string[] = [];
    const get = async (path: string) => {
      paths.push(path);
      return responseWith({ TH: [['TH-10', 'Bangkok']] });
    };
    expect(await provincesOf('TH', get)).toEqual([{ value: 'TH-10', label: 'Bangkok' }]);
    expect(provinceInWords('TH-10')).toBe('Bangkok, Thailand');
    expect(await provincesOf('KH', get)).toHaveLength(2);
    expect(paths).toEqual(['/console/subdivisions.en.json']);
    expect([countryOfProvince('TH-10'), countryOfProvince('17')]).toEqual(['TH', 'KH']);
  });
});
