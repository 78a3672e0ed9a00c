import { wrongTextIn } from './wrong-text.js';

const text = (value: string | readonly string[], maxLength = 10) =>
  wrongTextIn({ kind: 'text', running: true, value, maxLength, currency: undefined });
const line = (value: string) => wrongTextIn({ kind: 'line', value, maxLength: 10, currency: undefined });
const number = (value: string) => wrongTextIn({ kind: 'number', value, currency: undefined });
const amount = (value: string, currency = 'USD') => wrongTextIn({ kind: 'money', value, currency });

describe('what is typed', () => {
  it('is too long by the characters that the service would count', () => {
    expect(text('1234567890')).toBeUndefined();
    expect(text('123456789012')).toEqual({ key: 'form.tooLong', tooMany: 2, max: 10 });
    // a smile is one character, in colour as well
    expect(text('12345678 🙂')).toBeUndefined();
    expect(text('12345678 \u2764\uFE0F')).toBeUndefined();
    expect(text('  1234567890  ')).toBeUndefined();
    expect(text(['short', '12345678901'])).toEqual({ key: 'form.tooLong', tooMany: 1, max: 10 });
  });

  it('is counted as it is sent: a text with what nobody sees between its letters, a line without', () => {
    const khmer = 'សុខ\u200Bដារា';
    expect(text(khmer, [...khmer].length - 1)).toEqual({ key: 'form.tooLong', tooMany: 1, max: [...khmer].length - 1 });
    expect(text('e\u0301'.repeat(5))).toBeUndefined();
    expect(text('e\u0301'.repeat(6))).toMatchObject({ tooMany: 2 });
    expect(line('e\u0301'.repeat(10))).toBeUndefined();
    expect(line('Sok\t\t\t\u034F\u3164Dara\u200B\u200Bx')).toBeUndefined();
    expect(line('សុខ\u200B\u200Bដារ')).toBeUndefined();
    expect(line(`${'១'.repeat(5)}\u200B${'១'.repeat(5)}`)).toMatchObject({ tooMany: 1 });
  });

  it('is no number with a letter or a part of one in it', () => {
    for (const typed of ['12', '១២', '1,200', '1 200', '-3', '', '\u200B'])
      expect([typed, number(typed)]).toEqual([typed, undefined]);
    for (const typed of ['12a', '1.5', 'twelve', '1,20', '1200,300'])
      expect([typed, number(typed)]).toEqual([typed, { key: 'form.noNumber' }]);
  });

  it('is no amount where nobody could read one', () => {
    for (const typed of ['18', '18.', '18.5', '១៨.៥០', '1,800.50'])
      expect([typed, amount(typed)]).toEqual([typed, undefined]);
    for (const typed of ['18,5', 'about 5', 'abc.', '.', '-3'])
      expect([typed, amount(typed)]).toEqual([typed, { key: 'form.noAmount' }]);
  });

  it('has too many decimals for its currency, which the sentence names', () => {
    expect(amount('1218.505')).toEqual({ key: 'form.fewerDecimals', currency: 'USD', digits: 2 });
    // perhaps a thousand and two hundred: fewer decimals would make another amount of it
    for (const unclear of ['1.200', '១.២០០']) expect(amount(unclear, 'KHR')).toEqual({ key: 'form.noAmount' });
    expect(amount('18.50', 'VND')).toEqual({ key: 'form.noDecimals', currency: 'VND', digits: 0 });
    expect(amount('18.', 'VND')).toBeUndefined();
  });
});
