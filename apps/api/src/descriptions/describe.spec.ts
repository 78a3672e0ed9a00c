import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType, isInputObjectType, isObjectType, type GraphQLNamedType } from 'graphql';
import { FIELD_TABLES, TYPE_WORDS, describeSchema } from './describe.js';

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

const byName = new Map(types.map((type) => [type.name, type]));
const THEN = 'then run `npm run write`';

/** Where a step describes what has no description. */
const placeFor = (name: string): string => {
  const [type, field] = name.split('.');
  if (isEnumType(byName.get(type!))) return 'by the third argument of `codes` in the *.commands.ts';
  if (isInputObjectType(byName.get(type!)))
    return 'by the `help` of its form, or by `description` of its decorator in the *.commands.ts';
  return field === undefined
    ? 'by `description` of its @ObjectType in the *.view.ts'
    : 'by the `help` of the form that asks for it, or by `description` of its @Field in the *.view.ts';
};

describe('the schema', () => {
  it('describes every type, field and argument', () => {
    const missing = new Set(all.filter(({ description }) => !description).map(({ name }) => name));
    // an entry that is replaced is described as the input of its command
    const toDescribe = [...missing]
      .filter((name) => !missing.has(name.replace('EntryInput.', 'Input.')) || !name.includes('EntryInput.'))
      .map((name) => `describe ${name} ${placeFor(name)}, or in apps/api/src/descriptions/*.words.ts; ${THEN}`);
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

  it('ends the name of an input in Input, and of nothing else', () => {
    const inputs = types.filter(isInputObjectType).map(({ name }) => name);
    expect(inputs.length).toBeGreaterThan(200);
    expect(inputs.filter((name) => !name.endsWith('Input'))).toEqual([]);
    expect(types.filter((type) => !isInputObjectType(type) && type.name.endsWith('Input'))).toEqual([]);
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

describe('the description of a field for which a form asks', () => {
  const describedIn = (definition: string): readonly (string | null | undefined)[] => {
    const type = describeSchema(buildSchema(definition)).getTypeMap()[/ (\w+)/.exec(definition)![1]!]!;
    return below(type).map(({ description }) => description);
  };

  it('begins with its label, since the help below it does not repeat what it is about', () => {
    expect(describedIn('input ReviewBreakGlassInput { upheld: Boolean }')).toEqual([
      'Was it justified? If not, the access ends at once.',
    ]);
    expect(describedIn('input ImposeSentenceEntryInput { accusedId: ID, months: Int }')).toEqual([
      'Accused. Left out: the case as a whole, where nobody is named.',
      'Months. All months in prison: 18 for a year and a half.',
    ]);
  });
});
