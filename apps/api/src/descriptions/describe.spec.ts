import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType, isInputObjectType, isObjectType, type GraphQLNamedType } from 'graphql';
import { FIELD_TABLES, TYPE_WORDS } from './describe.js';

const types = Object.values(buildSchema(readFileSync('schema.graphql', 'utf8')).getTypeMap()).filter(
  ({ name }) => !name.startsWith('__'),
);

interface Description {
  readonly name: string;
  readonly description?: string | null | undefined;
}

const below = (type: GraphQLNamedType): readonly Description[] => {
  if (isInputObjectType(type)) return Object.values(type.getFields());
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [field, ...field.args]);
};

const all = types.flatMap((type) => [
  { name: type.name, description: type.description },
  ...below(type).map(({ name, description }) => ({ name: `${type.name}.${name}`, description })),
]);

describe('the schema', () => {
  it('describes every type, field and argument', () => {
    const missing = new Set(all.filter(({ description }) => !description).map(({ name }) => name));
    const toDescribe = [...missing].map(
      (name) =>
        `describe ${name} where it is declared, or in apps/api/src/descriptions/*.words.ts; run \`npm run schema\``,
    );
    expect(toDescribe).toEqual([]);
  });

  it('describes them in sentences of plain words', () => {
    // the definitions of figures have versions of their own
    const own = all.filter(({ name }) => name !== 'Figure.definition');
    expect(own.filter(({ description }) => /\bwho(m|ever)\b/i.test(description ?? ''))).toEqual([]);
    expect(own.filter(({ description }) => description && !/^[A-Z][^]*\.$/.test(description))).toEqual([]);
  });

  it('describes every value of an enum', () => {
    const values = types.filter(isEnumType).flatMap((type) => type.getValues().map((value) => ({ type, value })));
    const toAdd = values
      .filter(({ value }) => !value.description)
      .map(({ type, value }) => `${type.name}.${value.name}`);
    expect(toAdd).toEqual([]);
  });

  it('names every value of an enum in capitals', () => {
    const names = types.filter(isEnumType).flatMap((type) => type.getValues().map(({ name }) => name));
    expect(names.length).toBeGreaterThan(300);
    expect(names.filter((name) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name))).toEqual([]);
  });

  it('uses every word of the tables', () => {
    const used = new Set(all.map(({ description }) => description));
    const unused = [...FIELD_TABLES, TYPE_WORDS]
      .flatMap((table) => Object.entries(table))
      .filter(([, description]) => !used.has(description));
    expect(unused.map(([name]) => name)).toEqual([]);
  });

  it('describes a word in one table only, since that of the last table would count', () => {
    const names = FIELD_TABLES.flatMap((table) => Object.keys(table));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('describes a field of a type only where the type has it, without the Input of its name', () => {
    const fields = new Set(all.map(({ name }) => name.replace(/(Entry)?Input\./, '.')));
    const names = FIELD_TABLES.flatMap((table) => Object.keys(table)).filter((name) => name.includes('.'));
    expect(names.filter((name) => !fields.has(name))).toEqual([]);
  });
});
