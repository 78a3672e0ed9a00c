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
