import { digestWith } from './canonical.js';

const digest = digestWith(Buffer.from('secret'));

describe('digest', () => {
  it('is the same for a body whatever the order of its fields', () => {
    expect(digest({ a: 1, b: { c: [1, 2], d: null } })).toBe(digest({ b: { d: null, c: [1, 2] }, a: 1 }));
    expect(digest({ a: [1, 2] })).not.toBe(digest({ a: [2, 1] }));
  });

  it('reveals nothing without the secret', () => {
    expect(digestWith(Buffer.from('another'))({ a: 1 })).not.toBe(digest({ a: 1 }));
  });
});
