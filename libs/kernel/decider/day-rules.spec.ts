import { requireAfter, requirePast } from './day.js';
import { Refusal } from './refusal.js';

const codeOf = (rule: () => void): string | undefined => {
  try {
    rule();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('rules about days', () => {
  it.each([
    ['2020-06-29', '2020-06-29T16:59:59.999Z', undefined],
    ['2020-06-30', '2020-06-29T16:59:59.999Z', 'DATE_IN_FUTURE'],
    ['2020-06-30', '2020-06-29T17:00:00.000Z', undefined],
  ])('%s, recorded at %s: %s', (on, now, code) => {
    expect(codeOf(() => requirePast(on, now))).toBe(code);
  });

  it.each([
    ['2020-06-29', 'DATE_ORDER'],
    ['2020-06-30', undefined],
    ['2020-07-01', undefined],
  ])('%s rests on 2020-06-30: %s', (on, code) => {
    expect(codeOf(() => requireAfter(on, { 'the one': '2020-06-30', 'the other': undefined }))).toBe(code);
  });
});
