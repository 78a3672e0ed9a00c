import { titledList } from './figures.js';

it('figures on a terminal have each title once, and their numbers below it', () => {
  const own = { id: 'M1', title: 'Interviews', computed: 23, unit: 'NUMBER', base: null } as const;
  const bySex = { ...own, title: 'Interviews by sex and age', base: 23 };
  expect(titledList([own, { ...bySex, id: 'M2.girls', computed: 15 }, { ...bySex, id: 'M2.boys', computed: 3 }])).toBe(
    [
      'Interviews',
      '  23         M1',
      '',
      'Interviews by sex and age',
      '  15  of 23  M2.girls',
      '   3  of 23  M2.boys',
    ].join('\n'),
  );
});
