import { readUntil, stillTyped } from './use-written.js';

const typed = { text: '5 Ma', isLeft: true, values: ['2020-03-05'] };

describe('what is typed in a field for a day', () => {
  it('stays while the field has the value that it had', () => {
    expect(stillTyped(typed, '2020-03-05')).toBe(typed);
  });

  it('is forgotten once something else has changed the value, such as a button that clears all filters', () => {
    expect(stillTyped(typed, '')).toBeUndefined();
    expect(stillTyped(typed, '2020-03-06')).toBeUndefined();
    expect(stillTyped(undefined, '')).toBeUndefined();
  });
});

describe('a field that takes no day to come', () => {
  it('reads no day after the last one that it takes', () => {
    expect(['2026-03-01', '2026-03-02', undefined].map((day) => readUntil('2026-03-01', day))).toEqual([
      '2026-03-01',
      undefined,
      undefined,
    ]);
    expect(readUntil(undefined, '2090-01-01')).toBe('2090-01-01');
  });
});
