import { isBefore } from './position.js';

describe('a shown result', () => {
  it('lacks entries recorded after its position', () => {
    expect(isBefore('0123abcd.9', '0123abcd.10')).toBe(true);
    expect(isBefore('0123abcd.10', '0123abcd.10')).toBe(false);
    expect(isBefore('0123abcd.18446744073709551615', '0123abcd.10')).toBe(false);
  });

  it('is taken as complete without a wanted position, or for another log', () => {
    expect(isBefore('0123abcd.9', undefined)).toBe(false);
    expect(isBefore(undefined, '0123abcd.9')).toBe(false);
    expect(isBefore('0123abcd.9', 'ffffffff.10')).toBe(false);
    expect(isBefore('0123abcd.9', 'nonsense')).toBe(false);
  });
});
