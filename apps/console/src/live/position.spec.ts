import { isBefore } from './position.js';

describe('what is shown', () => {
  it('lacks what was recorded after it', () => {
    expect(isBefore('0123abcd.9', '0123abcd.10')).toBe(true);
    expect(isBefore('0123abcd.10', '0123abcd.10')).toBe(false);
    expect(isBefore('0123abcd.18446744073709551615', '0123abcd.10')).toBe(false);
  });

  it('is not known to lack anything where nothing is asked for, or of another log', () => {
    expect(isBefore('0123abcd.9', undefined)).toBe(false);
    expect(isBefore(undefined, '0123abcd.9')).toBe(false);
    expect(isBefore('0123abcd.9', 'ffffffff.10')).toBe(false);
    expect(isBefore('0123abcd.9', 'nonsense')).toBe(false);
  });
});
