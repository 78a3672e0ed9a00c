import i18next from 'i18next';
import { countries, countryInWords, currencies, languageInWords, languages } from './places.js';

beforeAll(() => i18next.init({ lng: 'en', resources: {} }));

describe('the countries, languages and currencies that forms offer', () => {
  it('are those of the ISO lists, each once, the common ones first', () => {
    for (const [list, least, first] of [
      [countries(), 249, 'KH'],
      [languages(), 180, 'khm'],
      [currencies(), 150, 'KHR'],
    ] as const) {
      const codes = list.map(({ value }) => value);
      expect(codes.length).toBeGreaterThanOrEqual(least);
      expect(new Set(codes).size).toBe(codes.length);
      expect(codes[0]).toBe(first);
    }
  });

  it('have names in English and in Khmer', async () => {
    expect(countryInWords('CH')).toBe('Switzerland');
    expect(languageInWords('bur')).toBe('Burmese');
    const nameless = (list: readonly { value: string; label: string }[]) =>
      list.filter(({ value, label }) => label === value).map(({ value }) => value);
    expect([nameless(countries()), nameless(languages())]).toEqual([[], []]);
    await i18next.changeLanguage('km');
    expect(countryInWords('CH')).toMatch(/[ក-៿]/);
    expect(languageInWords('bur')).toMatch(/[ក-៿]/);
    await i18next.changeLanguage('en');
  });
});
