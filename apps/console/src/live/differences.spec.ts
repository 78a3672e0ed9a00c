import { differencesOf } from './differences.js';

const list = (of: object) => new Map(Object.entries(of));

describe('a list that is told again', () => {
  it('says who came, who left and of whom something changed', () => {
    expect(differencesOf(list({ a: [1], b: [2], c: [3] }), list({ b: [2], c: [4], d: [5] }))).toEqual({
      came: ['d'],
      left: ['a'],
      changed: ['c'],
    });
  });

  it('says nothing of what is as it was, in whatever order', () => {
    const none = { came: [], left: [], changed: [] };
    expect(differencesOf(list({ a: [1], b: [2] }), list({ b: [2], a: [1] }))).toEqual(none);
  });
});
