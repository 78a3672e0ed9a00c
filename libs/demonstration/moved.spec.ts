import { readFileSync } from 'node:fs';
import { isCommand, type Line } from './line.js';
import { TODAY } from './placeholders.js';
import { dataSetMovedBy } from './moved-data-set.js';
import { moveLines, shiftBetween, shiftTo } from './moved.js';

const LINES = readFileSync('libs/demonstration/data/cambodia-2020.ndjson', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

describe('the invented year', () => {
  it.each([
    ['2020-12-31', 0],
    ['2021-01-06', 0],
    ['2021-01-07', 7],
    ['2026-11-28', 2156],
    ['2020-12-30', -7],
  ])('that is to end on %s moves by whole weeks, %s days', (until, days) => {
    expect(shiftTo(until)).toBe(days);
  });

  it('moves days, instants and months, and no other text', () => {
    const input = {
      on: '2020-02-03',
      at: '2020-09-09T02:00:00Z',
      dueMonth: '2020-12',
      goals: [{ dueOn: '2021-01-04' }],
      note: 'Met on 2020-02-03.',
      commandId: '20201231-0000-4000-8000-000000000000',
      today: TODAY,
      quantity: 2,
      given: true,
    };
    expect(moveLines([{ input }], 2156)).toEqual([
      {
        input: {
          ...input,
          on: '2025-12-29',
          at: '2026-08-05T02:00:00Z',
          dueMonth: '2026-11',
          goals: [{ dueOn: '2026-11-30' }],
        },
      },
    ]);
  });

  it('keeps everybody as old as they were', () => {
    const inputs = [
      { birthDate: '2009-02-11', birthYear: 2009, on: '2020-12-01' },
      { birthDate: '2002-06-10', birthYear: 2002, on: '2020-06-09' },
      { birthYear: 2010, on: '2020-01-10' },
      { birthYear: 2010, on: '2020-12-01' },
    ];
    expect(moveLines(inputs, 2156)).toEqual([
      { birthDate: '2015-01-06', birthYear: 2015, on: '2026-10-27' },
      { birthDate: '2008-05-06', birthYear: 2008, on: '2026-05-05' },
      { birthYear: 2015, on: '2025-12-05' },
      { birthYear: 2016, on: '2026-10-27' },
    ]);
  });

  it('lies before its last day wherever it ends', () => {
    const days = moveLines(LINES, shiftTo('2026-11-28'))
      .filter(isCommand)
      .flatMap(({ input: { on } }) => (typeof on === 'string' && on !== TODAY ? [on] : []));
    expect(days.toSorted().at(-1)).toBe('2026-11-25');
  });

  it.each([
    ['2026-11-28', 'AppointedGuardian'],
    ['2031-01-01', 'Survivor'],
  ])('lets a guardian consent for a girl who is a child on %s: %s', (today, givenBy) => {
    const consents = dataSetMovedBy(LINES, 2156, today)
      .filter(isCommand)
      .filter(({ mutation, input }) => mutation === 'giveConsent' && input.on === TODAY);
    expect(consents.map(({ input }) => input.givenBy)).toEqual([givenBy]);
  });

  it('is found again from its first entry', () => {
    const [first] = moveLines([{ on: '2018-05-14' }], 2156);
    expect(shiftBetween({ on: '2018-05-14' }, first!)).toBe(2156);
    expect(shiftBetween({}, {})).toBe(0);
  });
});
