import { requireAfter, requirePast } from './day.js';
import { Refusal } from './refusal.js';

const refusalOf = (rule: () => void): Refusal | undefined => {
  try {
    rule();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};
const codeOf = (rule: () => void) => refusalOf(rule)?.code;

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

  it('name the field whose day is wrong, and what it must not precede', () => {
    const ahead = refusalOf(() => requirePast('2020-06-30', '2020-06-29T00:00:00.000Z'));
    expect(ahead?.wrong).toEqual({ field: 'on', on: '2020-06-30' });
    const early = refusalOf(() => requireAfter('2020-06-29', { 'the one': '2020-06-30' }, 'until'));
    const after = { what: 'the one', day: '2020-06-30' };
    expect(early?.wrong).toEqual({ field: 'until', on: '2020-06-29', after });
  });
});
