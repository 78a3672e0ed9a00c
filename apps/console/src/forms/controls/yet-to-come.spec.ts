import type { Question } from '../questions.js';
import { isYetToCome } from './yet-to-come.js';

const TODAY = '2026-03-05';
const asks = (more: Pick<Question, 'ahead'> = {}): Question => ({ name: 'on', control: 'day', label: 'Day', ...more });

describe('a day in a field for what has happened', () => {
  it('has not come where it lies ahead', () => {
    expect(
      ['2026-03-04', TODAY, '2026-03-06', '2027-01-01'].map((day) =>
        isYetToCome({ kind: 'day', question: asks() }, day, TODAY),
      ),
    ).toEqual([false, false, true, true]);
  });

  it('may lie ahead where the service says so', () => {
    expect(isYetToCome({ kind: 'day', question: asks({ ahead: true }) }, '2027-01-01', TODAY)).toBe(false);
  });

  it('is nothing else that is typed, and no time of day', () => {
    for (const typed of ['', 'soon', '2027-02-30', '5/3/2027'])
      expect(isYetToCome({ kind: 'day', question: asks() }, typed, TODAY)).toBe(false);
    expect(isYetToCome({ kind: 'instant', question: asks() }, '2027-01-01T10:00', TODAY)).toBe(false);
  });
});
