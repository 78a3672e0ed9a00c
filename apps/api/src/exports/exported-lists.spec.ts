import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { OPERATIONS, BESIDE_GRAPHQL } from '#security/access';
import { HEADINGS } from './export.words.js';
import { EXPORTED_LISTS, documentOf } from './exported-lists.js';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

describe.each(Object.entries(EXPORTED_LISTS))('the exported list %s', (_, list) => {
  it('asks the schema for what exists', () => {
    expect(validate(schema, parse(documentOf(list)))).toEqual([]);
  });

  it('has a heading for every column', () => {
    expect(list.columns.filter(([column]) => !HEADINGS[column])).toEqual([]);
  });

  it('is open to no role to which the list itself is closed', () => {
    const [own, shown] = [OPERATIONS[list.operation]!.whose, OPERATIONS[list.query]!.whose];
    const open = Object.fromEntries(Object.entries(own).filter(([, scope]) => scope));
    expect(shown).toMatchObject(open);
    expect(BESIDE_GRAPHQL).toHaveProperty(list.operation);
  });
});

it('a list shows the names of places beside their codes', () => {
  const names = {
    offices: new Map([['SiemReapCac', 'Siem Reap CAC']]),
    places: new Map([
      ['17', 'Siem Reap'],
      ['1710', 'Siem Reap City'],
    ]),
  };
  const shown = (list: string, row: object) =>
    EXPORTED_LISTS[list]!.columns.map(([heading, value]) => [heading, value(row as never, () => null, names)] as const);
  const operation = { office: 'SiemReapCac', province: '17', withAuthorities: [] };
  expect(shown('operations', operation)).toEqual(
    expect.arrayContaining([
      ['office', 'SiemReapCac'],
      ['officeName', 'Siem Reap CAC'],
      ['province', '17'],
      ['provinceName', 'Siem Reap'],
    ]),
  );
  const activity = { topics: [], districts: ['1710', 'TH-10'] };
  expect(shown('prevention', activity)).toContainEqual(['districtNames', 'Siem Reap City; TH-10']);
});
