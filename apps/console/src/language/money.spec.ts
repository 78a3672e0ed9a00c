import { moneyIn } from './money.js';

const [dollars, riel] = [
  { amount: 123_450, currency: 'USD' },
  { amount: 1_200_000_00, currency: 'KHR' },
];

describe('an amount of money', () => {
  it('is written as its language writes it', () => {
    expect(moneyIn('en', dollars)).toBe('USD\u00a01,234.50');
    expect(moneyIn('km', dollars)).toMatch(/^1[.,]234[.,]50\u00a0USD$/);
  });

  it('has Latin digits in both languages, and no cents in riel', () => {
    expect(moneyIn('en', riel)).toBe('KHR\u00a01,200,000');
    expect(moneyIn('km', riel)).toMatch(/^1[.,]200[.,]000\u00a0KHR$/);
  });

  it('is in the smallest unit of its currency', () => {
    expect(moneyIn('en', { amount: 500, currency: 'JPY' })).toBe('JPY\u00a0500');
  });
});
