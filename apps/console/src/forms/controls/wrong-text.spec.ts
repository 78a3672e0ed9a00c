import { wrongTextIn } from './wrong-text.js';

const text = (value: string | readonly string[], maxLength = 10) =>
  wrongTextIn({ kind: 'text', value, maxLength, currency: undefined });
const number = (value: string) => wrongTextIn({ kind: 'number', value, currency: undefined });
const amount = (value: string, currency = 'USD') => wrongTextIn({ kind: 'money', value, currency });

describe('what is typed', () => {
  it('is too long by the characters that the service would count', () => {
    expect(text('1234567890')).toBeUndefined();
    expect(text('123456789012')).toEqual({ key: 'form.tooLong', count: 2, max: 10 });
    // a smile is one character, and what nobody sees is none
    expect(text('12345678 🙂\u200B')).toBeUndefined();
    expect(text('  1234567890  ')).toBeUndefined();
    expect(text(['short', '12345678901'])).toEqual({ key: 'form.tooLong', count: 1, max: 10 });
  });

  it('is no number with a letter or a part of one in it', () => {
    for (const typed of ['12', '១២', '1,200', '1 200', '-3', ''])
      expect([typed, number(typed)]).toEqual([typed, undefined]);
    for (const typed of ['12a', '1.5', 'twelve', '1,20'])
      expect([typed, number(typed)]).toEqual([typed, { key: 'form.noNumber' }]);
  });

  it('is no amount where the currency has no such part, and is not wrong before its end', () => {
    for (const typed of ['18', '18.', '18.5', '១៨.៥០', '1,800.50'])
      expect([typed, amount(typed)]).toEqual([typed, undefined]);
    for (const typed of ['18.505', '18,5', 'about 5', '-3'])
      expect([typed, amount(typed)]).toEqual([typed, { key: 'form.noAmount' }]);
  });
});
