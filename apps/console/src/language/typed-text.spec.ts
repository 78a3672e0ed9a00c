import { asLine, asText } from './typed-text.js';

describe('a line', () => {
  it('loses what a paste brings along and nobody sees', () => {
    for (const [pasted, line] of [
      ['\u202A+855 12 345 678\u202C', '+855 12 345 678'],
      ['\u2068Sok\u2069 \u200EDara', 'Sok Dara'],
      ['Sok\tDara\t', 'Sok Dara'],
      ['So\u00ADkha\uFEFF', 'Sokha'],
      ['Dara \u2764\uFE0F', 'Dara \u2764'],
      ['Sok\u200D', 'Sok'],
      ['one\u2028two', 'one two'],
      ['Sok\u2800Dara\u2800', 'Sok Dara'],
      ['Sok\uD83D', 'Sok'],
    ])
      expect(asLine(pasted!)).toBe(line);
  });

  it('keeps what Khmer is written with', () => {
    for (const name of ['សុខ\u200Bដារា', 'ក\u200Cក្រ', 'ស្រី\u200Dមុំ', 'Nguyễn', 'O’Neill-Sok (SYNTHETIC)'])
      expect(asLine(name)).toBe(name);
  });

  it('keeps a joiner between Khmer letters, whatever else that nobody sees stands beside it', () => {
    for (const pasted of ['ប៉\u200C\u200Cី', 'ប៉\u200C\uFEFFី', 'ប៉\u2060\u200Cី', 'ប៉\u200B\u200Cី', 'ប៉\u200C\u200Bី'])
      expect(asLine(pasted)).toBe('ប៉\u200Cី');
    expect(asLine('ប៉ី\u200C\u200D')).toBe('ប៉ី');
  });
});

it('nothing but what nobody sees is empty', () => {
  for (const clean of [asLine, asText]) {
    expect(clean(' \u200B\n\u200B')).toBe('');
    expect(clean('\u200B សុខ\u200Bដារា \u200B')).toBe('សុខ\u200Bដារា');
    expect(clean('\u2800\u3164\uFEFF\u200C')).toBe('');
    expect(clean('x')).toBe('x');
  }
});

it('a text keeps its lines, whichever sign ends them', () => {
  expect(asText(' one\r\ntwo\vthree\u2028four\tfive\u0007\n')).toBe('one\ntwo\nthree\nfour\tfive');
  expect(asText('Sok \u202Eadiv')).toBe('Sok adiv');
  expect(asText('សុខ\u200Bដារា 🙂')).toBe('សុខ\u200Bដារា 🙂');
});
