import { asTyped, inSmallestUnit } from './money.js';

describe('an amount of money', () => {
  it('is typed in dollars or riel, and sent in the smallest unit', () => {
    expect(inSmallestUnit('18', 'USD')).toBe(1_800);
    expect(inSmallestUnit('18.', 'USD')).toBe(1_800);
    expect(inSmallestUnit('1,800.50', 'USD')).toBe(180_050);
    expect(inSmallestUnit('40 000', 'KHR')).toBe(4_000_000);
    expect(inSmallestUnit('25000', 'VND')).toBe(25_000);
  });

  it('may be typed in Khmer digits', () => {
    expect(inSmallestUnit('១៨', 'USD')).toBe(1_800);
    expect(inSmallestUnit('១,៨០០.៥០\u200B', 'USD')).toBe(180_050);
    expect(inSmallestUnit('ប្រហែល ១៨', 'USD')).toBe('ប្រហែល ១៨');
  });

  it('is exact where a computer would round', () => {
    expect(inSmallestUnit('19.99', 'USD')).toBe(1_999);
    expect(inSmallestUnit('1.1', 'USD')).toBe(110);
  });

  it('stays as it is typed when it is no amount of the currency', () => {
    for (const typed of ['18.005', '1,80', '1800,200', '-3', 'about 5'])
      expect(inSmallestUnit(typed, 'USD')).toBe(typed);
  });

  it('is shown for a correction as it was typed', () => {
    expect(asTyped(1_800, 'USD')).toBe('18');
    expect(asTyped(1_850, 'USD')).toBe('18.50');
    expect(asTyped(25_000, 'VND')).toBe('25000');
  });
});
