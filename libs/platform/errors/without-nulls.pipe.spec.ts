import { WithoutNulls } from './without-nulls.pipe.js';

describe('what is null', () => {
  it('is the same as one that was left out, at any depth', () => {
    const value = { a: null, b: { c: null, d: [{ e: null, f: 0 }, null, ''] }, g: false };
    expect(new WithoutNulls().transform(value, { type: 'body' })).toEqual({ b: { d: [{ f: 0 }, null, ''] }, g: false });
    expect(new WithoutNulls().transform(null, { type: 'body' })).toBeUndefined();
  });

  it('is left where the value is no argument of a request', () => {
    const parent = { rows: new Map(), a: null };
    expect(new WithoutNulls().transform(parent, { type: 'custom' })).toBe(parent);
  });
});
