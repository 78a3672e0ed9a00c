import { differencesOf } from './differences.js';

const list = (of: object) => new Map(Object.entries(of));

describe('two results of a list', () => {
  it('differ by new, removed and changed items', () => {
    expect(differencesOf(list({ a: [1], b: [2], c: [3] }), list({ b: [2], c: [4], d: [5] }))).toEqual({
      came: ['d'],
      left: ['a'],
      changed: ['c'],
    });
  });

  it('do not differ by order', () => {
    const none = { came: [], left: [], changed: [] };
    expect(differencesOf(list({ a: [1], b: [2] }), list({ b: [2], a: [1] }))).toEqual(none);
  });
});
