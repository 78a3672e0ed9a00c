import { WithoutNulls } from './without-nulls.pipe.js';

describe('what is null', () => {
  it('is as if it had been left out, however deep', () => {
    const value = { a: null, b: { c: null, d: [{ e: null, f: 0 }, null, ''] }, g: false };
    expect(new WithoutNulls().transform(value, { type: 'body' })).toEqual({ b: { d: [{ f: 0 }, null, ''] }, g: false });
    expect(new WithoutNulls().transform(null, { type: 'body' })).toBeUndefined();
  });

  it('stays what it is in whatever is no argument', () => {
    const parent = { rows: new Map(), a: null };
    expect(new WithoutNulls().transform(parent, { type: 'custom' })).toBe(parent);
  });
});
