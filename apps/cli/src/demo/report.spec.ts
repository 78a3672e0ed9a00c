import type { FigureComparison } from './compare.js';
import { inJson, narrowTable, table } from './report.js';

const cell = (more: Partial<FigureComparison>): FigureComparison => ({
  id: 'M1',
  title: 'Interviews',
  published: null,
  atLeast: false,
  computed: 23,
  unit: 'NUMBER',
  base: null,
  ok: null,
  ...more,
});
const row = (more: Partial<FigureComparison>) =>
  table([cell(more)])
    .split('\n')[1]!
    .replace(/ {2,}/g, ' | ');

describe('the table of figures', () => {
  it.each<[string, Partial<FigureComparison>, string]>([
    ['a count that agrees', { published: 23, ok: true }, 'M1 | Interviews | 23 | 23 | ok'],
    ['a count that does not', { published: 24, ok: false }, 'M1 | Interviews | 24 | 23 | DISAGREES'],
    [
      'a share, with its base',
      { published: 0.48, computed: 0.48, unit: 'SHARE', base: 25, ok: true },
      'M1 | Interviews | 48.0 % | 48.0 % | of 25 | ok',
    ],
    [
      'a lower bound',
      { published: 0.75, atLeast: true, computed: 0.8, unit: 'SHARE', base: 20, ok: true },
      'M1 | Interviews | ≥ 75.0 % | 80.0 % | of 20 | ok',
    ],
    [
      'thousands',
      { published: 10_000, atLeast: true, computed: 10_400, ok: true },
      'M1 | Interviews | ≥ 10,000 | 10,400 | ok',
    ],
    [
      'a word',
      { published: 'majority', computed: 0.594, unit: 'SHARE', base: 32, ok: true },
      'M1 | Interviews | majority | 59.4 % | of 32 | ok',
    ],
    ['what the report does not print', {}, 'M1 | Interviews | 23'],
    ['the whole', { computed: 1, unit: 'SHARE', base: 4 }, 'M1 | Interviews | 100.0 % | of 4'],
    ['days', { computed: 12.45, unit: 'DAYS', base: 4 }, 'M1 | Interviews | 12.5 days | of 4'],
    ['what cannot be computed', { published: 5, computed: null, ok: false }, 'M1 | Interviews | 5 | – | DISAGREES'],
  ])('shows %s', (_, more, shown) => {
    expect(row(more)).toBe(shown);
  });

  it('fits into 80 columns when it is narrow, with each title once', () => {
    const title = 'Interviews that came from operations of every kind, and the operations themselves';
    const lines = narrowTable([
      cell({ id: 'M4.fromOperations', title, published: 15, computed: 15, ok: true }),
      cell({ id: 'M4.operations', title, published: 17, computed: 16, ok: false }),
    ]).split('\n');
    expect(lines[1]).toMatch(/^M4\.fromOperations +15 +15 +ok +Interviews that came .+…$/);
    expect(lines[1]).toHaveLength(80);
    expect(lines[2]).toMatch(/^M4\.operations +17 +16 +DISAGREES$/);
  });
});

it('figures for a program are one line of JSON, with what was published and whether it agrees', () => {
  const printed = inJson([cell({ published: 24, ok: false }), cell({ id: 'M6.identified' })], 700, 41.5);
  expect(printed).not.toContain('\n');
  expect(JSON.parse(printed)).toEqual({
    figures: [
      { id: 'M1', published: 24, computed: 23, base: null, ok: false },
      { id: 'M6.identified', published: null, computed: 23, base: null, ok: null },
    ],
    events: 700,
    seconds: 41.5,
  });
});
