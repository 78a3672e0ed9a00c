import { readSought, writeSought } from './sought.js';

it('a year behind a name is the year of birth', () => {
  expect(readSought('Sok Dara 2008')).toEqual({ name: 'Sok Dara', birthYear: 2008 });
  expect(readSought('សុខ ដារា ២០០៨')).toEqual({ name: 'សុខ ដារា', birthYear: 2008 });
  for (const name of ['Sok Dara', '2008', 'Dara 12', 'Dara 3008', 'Dara2008'])
    expect(readSought(name)).toEqual({ name, birthYear: null });
});

it('a search is written as it is read', () => {
  for (const sought of [
    { name: 'Sok Dara', birthYear: null },
    { name: 'សុខ ដារា', birthYear: 2008 },
  ])
    expect(readSought(writeSought(sought))).toEqual(sought);
});
