import {
  COUNTRIES,
  CURRENCIES,
  LANGUAGES,
  isCountry,
  isCurrency,
  isDistrict,
  isDistrictOrProvince,
  isLanguage,
  isProvince,
  placesIn,
  provinceOfDistrict,
  subdivisions,
  subdivisionsIn,
} from './index.js';

const CAMBODIA = {
  country: 'KH',
  countries: ['TH', 'VN'],
  languages: ['khm', 'vie'],
  currencies: ['KHR', 'USD'],
};
const THAILAND = { country: 'TH', countries: ['MM'], languages: ['tha'], currencies: ['THB'] };

/** The lists of a locale are long: each is made once. */
const IN_CAMBODIA = { en: placesIn('en', CAMBODIA), km: placesIn('km', CAMBODIA) };
const IN_THAILAND = placesIn('en', THAILAND);

describe('the codes of the world', () => {
  it.each<{ what: string; is: (code: unknown) => boolean; known: readonly string[]; unknown: readonly unknown[] }>([
    { what: 'a country', is: isCountry, known: ['KH', 'CH', 'TL'], unknown: ['XX', 'KHM', 'kh', '', 'UK', undefined] },
    { what: 'a currency', is: isCurrency, known: ['KHR', 'USD', 'NPR'], unknown: ['KHS', 'usd', 'DEM', ''] },
    {
      what: 'a language',
      is: isLanguage,
      known: ['khm', 'ger', 'deu', 'cmc', 'cmo', 'yue', 'aaa'],
      unknown: ['xyz', 'xxx', 'und-', 'km', 'KHM', 'qaa-qtz'],
    },
    {
      what: 'a province',
      is: isProvince,
      known: ['17', 'TH-10', 'NP-P3', 'VN-SG'],
      unknown: ['26', '00', 'KH-17', 'TH-99', 'XX-1', 'FR-01'],
    },
    { what: 'a district', is: isDistrict, known: ['1710', '0102'], unknown: ['1705', '1708', '17', '171001'] },
    {
      what: 'a place of an activity',
      is: isDistrictOrProvince,
      known: ['1710', 'TH-10'],
      unknown: ['17', '1705', 'KH-17'],
    },
  ])('know what is $what, and what is none', ({ is, known, unknown }) => {
    expect(known.filter((code) => !is(code))).toEqual([]);
    expect(unknown.filter(is)).toEqual([]);
  });

  it('are those of the ISO lists', () => {
    expect(COUNTRIES.size).toBe(249);
    expect(CURRENCIES.size).toBeGreaterThan(170);
    expect([...subdivisions().values()].flat().length).toBeGreaterThan(3_900);
    expect([...subdivisions().keys()].filter((code) => !isCountry(code))).toEqual([]);
  });

  it('place each district of Cambodia in one of its provinces, and have all of them', () => {
    const { provinces, districts } = IN_CAMBODIA.en;
    const inProvinces = Object.entries(districts);
    expect(provinces.length).toBe(25);
    expect(inProvinces.map(([code]) => code).toSorted()).toEqual(provinces.map(([code]) => code));
    expect(inProvinces.flatMap(([, all]) => all).length).toBe(210);
    for (const [province, all] of inProvinces)
      for (const [code] of all) expect([isDistrict(code), provinceOfDistrict(code)]).toEqual([true, province]);
  });
});

describe('the lists that forms offer', () => {
  it.each(['en', 'km'] as const)('have each code once, with a name (%s)', (locale) => {
    const { countries, languages, currencies, provinces, districts } = IN_CAMBODIA[locale];
    for (const list of [countries, languages, currencies, provinces, Object.values(districts).flat()]) {
      expect(new Set(list.map(([code]) => code)).size).toBe(list.length);
      expect(list.filter(([code, name]) => name === code || name === '')).toEqual([]);
    }
    expect(countries.filter(([code]) => !isCountry(code))).toEqual([]);
    expect(languages.filter(([code]) => !isLanguage(code))).toEqual([]);
    expect(currencies.filter(([code]) => !isCurrency(code))).toEqual([]);
  });

  it('begin with the own country and with what is met there', () => {
    const first = ({ countries, languages, currencies }: ReturnType<typeof placesIn>) =>
      [countries, languages, currencies].map(([one]) => one);
    expect(first(IN_CAMBODIA.en)).toEqual([
      ['KH', 'Cambodia'],
      ['khm', 'Khmer'],
      ['KHR', 'Cambodian Riel'],
    ]);
    expect(first(IN_THAILAND)).toEqual([
      ['TH', 'Thailand'],
      ['tha', 'Thai'],
      ['THB', 'Thai Baht'],
    ]);
    expect(IN_THAILAND.countries[1]).toEqual(['MM', 'Myanmar (Burma)']);
  });

  it('name Cambodia in Khmer down to its districts, and the world in English where Khmer has no name', () => {
    const khmer = IN_CAMBODIA.km;
    expect(khmer.districts['17']).toContainEqual(['1710', 'សៀមរាប']);
    expect(khmer.countries.find(([code]) => code === 'CH')?.[1]).toMatch(/[ក-៿]/);
    expect(khmer.languages.find(([code]) => code === 'bur')?.[1]).toMatch(/[ក-៿]/);
    expect(subdivisionsIn('km').TH).toContainEqual(['TH-10', 'Bangkok']);
  });

  it('name every language that Khmer and English name, and those of the minorities of Cambodia', () => {
    const [english, khmer] = (['en', 'km'] as const).map((locale) => new Map(IN_CAMBODIA[locale].languages));
    const minorities = ['cmo', 'jra', 'tpu', 'kdt', 'cja', 'brb', 'krr', 'sti'];
    expect(minorities.map((code) => english!.get(code))).toEqual([
      'Bunong',
      'Jarai',
      'Tampuan',
      'Kuy',
      'Western Cham',
      'Brao',
      'Kreung',
      'Stieng',
    ]);
    for (const code of minorities) expect(khmer!.get(code)).toMatch(/^[ក-៿]+$/);
    const displayNames = (locale: string) => new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
    const inBoth = [...LANGUAGES.values()].filter(
      ({ name, listedAs }) =>
        !/languages/.test(name) && displayNames('km').of(listedAs) && displayNames('en').of(listedAs),
    );
    expect(inBoth.length).toBeGreaterThan(400);
    const special = new Set(['mul', 'und', 'zxx', 'mis']);
    expect(inBoth.filter(({ code }) => !special.has(code) && !khmer!.has(code))).toEqual([]);
    expect(khmer!.size).toBe(new Set(IN_CAMBODIA.km.languages.map(([code]) => code)).size);
  });

  it('offer no groups of languages, no funds and no metals', () => {
    const { languages, currencies } = IN_CAMBODIA.en;
    expect(languages.length).toBeGreaterThan(650);
    const odd = ['afa', 'mul', 'und', 'zxx', 'mis', 'cpe', 'XAU', 'XXX', 'CHW'];
    expect([...languages, ...currencies].filter(([code]) => odd.includes(code))).toEqual([]);
  });
});
