import { describe, expect, it } from '@jest/globals';
import { isPasswordOf, makeUserEntry } from './index.js';

describe('an entry of the users file', () => {
  it('proves its password and no other', () => {
    const entry = makeUserEntry('right');
    expect(isPasswordOf(entry, 'right')).toBe(true);
    for (const wrong of ['', 'Right', 'right ', 'wrong', entry.hash]) expect(isPasswordOf(entry, wrong)).toBe(false);
  });

  it('differs for two users with one password, and holds neither', () => {
    const [one, other] = [makeUserEntry('same'), makeUserEntry('same')];
    expect(one.hash).not.toBe(other.hash);
    expect(JSON.stringify(one)).not.toContain('same');
  });

  it('has a stable format', () => {
    expect(makeUserEntry('password', Buffer.alloc(16, 7))).toEqual({
      salt: 'BwcHBwcHBwcHBwcHBwcHBw==',
      hash: 'zx2aNZ4f6ZrYNf5NUN1Ieb5jbKqe+/H8uchpzPbjJ20=',
    });
  });

  it('that does not exist, or is damaged, proves nothing', () => {
    for (const password of ['', 'right']) {
      expect(isPasswordOf(undefined, password)).toBe(false);
      expect(isPasswordOf({ salt: '', hash: '' }, password)).toBe(false);
      expect(isPasswordOf({ ...makeUserEntry('right'), hash: '!!' }, password)).toBe(false);
    }
  });
});
