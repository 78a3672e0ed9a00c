import { createInstance } from 'i18next';
import { NUMBERS } from './language.js';
import { numberFormat } from './numbers.js';

const reading = async (lng: 'en' | 'km') => {
  const i18n = createInstance().use(NUMBERS);
  const translation = {
    cases_one: '{{count}} case',
    cases_other: '{{count}} cases',
    shown: '{{shown}} of {{count}}',
    year: 'Figures of {{year}}',
    who: 'by {{who}}',
  };
  await i18n.init({
    lng,
    resources: { en: { translation }, km: { translation } },
    interpolation: { escapeValue: false, alwaysFormat: true },
    showSupportNotice: false,
  } as never);
  return i18n.t;
};

describe('a number in a text', () => {
  it('has separators between its thousands in both languages, and Latin digits', async () => {
    const [english, khmer] = [await reading('en'), await reading('km')];
    expect(english('cases', { count: 12_345 })).toBe('12,345 cases');
    expect(english('shown', { shown: 1_000, count: 54_321 })).toBe('1,000 of 54,321');
    expect(khmer('cases', { count: 12_345 })).toMatch(/^12[.,]345 cases$/);
  });

  it('is a name where it counts nothing, and then has none', async () => {
    const english = await reading('en');
    expect(english('year', { year: 2020 })).toBe('Figures of 2020');
    expect(english('who', { who: '12345' })).toBe('by 12345');
  });

  it('still chooses the singular', async () => {
    const english = await reading('en');
    expect([english('cases', { count: 1 }), english('cases', { count: 0 })]).toEqual(['1 case', '0 cases']);
  });

  it('has the separators and digits of the figures', () => {
    expect(numberFormat('en').format(1_234.5)).toBe('1,234.5');
    expect(numberFormat('en', { style: 'percent' }).format(0.34)).toBe('34%');
    expect(numberFormat('km').format(1_234)).toMatch(/^1[.,]234$/);
  });
});
