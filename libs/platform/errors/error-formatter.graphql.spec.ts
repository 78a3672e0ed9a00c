import { ApolloServerErrorCode } from '@apollo/server/errors';
import { buildSchema, execute, parse, validate, type GraphQLError } from 'graphql';
import { formatError } from './error-formatter.js';

const schema = buildSchema(`
  enum Purpose { CARE AUDIT }
  enum Colour { RED }
  input Form { name: String!, age: Int, parts: [Part!] }
  input Part { country: String! }
  type Query { survivor(id: ID!, purpose: Purpose!): String, list(first: Int): String, paint(to: Colour): String }
  type Mutation { meet(input: Form!): String }
`);

/** GraphQL's own errors, as the server passes them to our formatter. */
const complaintsOf = (source: string, variableValues: Record<string, unknown>): (readonly [string, GraphQLError])[] => {
  const document = parse(source);
  const invalid = validate(schema, document);
  if (invalid.length > 0) return invalid.map((error) => [ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED, error]);
  const result = execute({ schema, document, variableValues, rootValue: {} }) as { errors?: readonly GraphQLError[] };
  return (result.errors ?? []).map((error) => [ApolloServerErrorCode.BAD_USER_INPUT, error]);
};

const reported: unknown[] = [];
const answersTo = (source: string, variables: Record<string, unknown> = {}) =>
  complaintsOf(source, variables).map(([code, error]) =>
    formatError((each) => reported.push(each))({ ...error.toJSON(), extensions: { code } }, error),
  );
beforeEach(() => reported.splice(0));

describe('a reader without a purpose', () => {
  const asked = 'query Q($purpose: Purpose!) { survivor(id: "1", purpose: $purpose) }';

  it.each<[string, string, Record<string, unknown>]>([
    ['left out', '{ survivor(id: "1") }', {}],
    ['null', '{ survivor(id: "1", purpose: null) }', {}],
    ['no such value', '{ survivor(id: "1", purpose: CURIOSITY) }', {}],
    ['a text', '{ survivor(id: "1", purpose: "CARE") }', {}],
    ['a number', '{ survivor(id: "1", purpose: 7) }', {}],
    ['a variable left out', asked, {}],
    ['a variable that is null', asked, { purpose: null }],
    ['a variable with no such value', asked, { purpose: 'CURIOSITY' }],
    ['a variable of another kind', asked, { purpose: { a: 1 } }],
    ['a variable that may be null', asked.replace('Purpose!', 'Purpose'), { purpose: 'CARE' }],
    ['a variable of another type', asked.replace('Purpose!', 'String!'), { purpose: 'CARE' }],
  ])('is answered with the request to give a purpose: %s', (_, source, variables) => {
    const [answer] = answersTo(source, variables);
    expect(answer).toMatchObject({
      message: 'Say for what purpose you read this, e.g. purpose: CARE.',
      extensions: { code: 'PURPOSE_REQUIRED' },
    });
    expect(reported).toEqual([]);
  });

  it('is not answered so if something else is wrong', () => {
    const text = 'of type "Purpose!" does not exist in "Purpose"';
    for (const [source, variables] of [
      ['{ survivor(purpose: CARE) }', {}],
      ['mutation M($input: Form!) { meet(input: $input) }', { input: { name: 'x', age: text } }],
      [`{ list(first: ${JSON.stringify(text)}) }`, {}],
    ] as const) {
      expect(answersTo(source, variables)).toMatchObject([{ extensions: { code: 'VALIDATION' } }]);
    }
  });
});

describe('a document or a variable that is wrong', () => {
  const meet = 'mutation M($input: Form!) { meet(input: $input) }';

  it.each<{ what: string; source: string; variables: Record<string, unknown>; path: string | undefined }>([
    { what: 'an unknown field', source: '{ survivors }', variables: {}, path: undefined },
    { what: 'a field that is missing', source: meet, variables: { input: { age: 7 } }, path: 'name' },
    {
      what: 'a value of another kind',
      source: meet,
      variables: { input: { name: 'x', age: 'old' } },
      path: 'input.age',
    },
    {
      what: 'a value deep within',
      source: meet,
      variables: { input: { name: 'x', parts: [{ country: 7 }] } },
      path: 'input.parts[0].country',
    },
    {
      what: 'a field that does not exist',
      source: meet,
      variables: { input: { name: 'x', nickname: 'y' } },
      path: 'nickname',
    },
  ])('is answered with VALIDATION, and with the field if there is one: $what', ({ source, variables, path }) => {
    const [answer] = answersTo(source, variables);
    expect(answer!.extensions!.code).toBe('VALIDATION');
    const fields = answer!.extensions!.fields as { path: string; problem: string }[];
    expect(fields.map((field) => field.path).filter((each) => path !== undefined && each === path)).toEqual(
      path === undefined ? [] : [path],
    );
    expect(reported).toEqual([]);
  });

  it('is answered in a short sentence, however long the value was', () => {
    const [answer] = answersTo(meet, { input: { name: 'x', age: 'x'.repeat(1_000_000) } });
    expect(JSON.stringify(answer).length).toBeLessThan(1_500);
    expect(answer!.extensions!.fields).toMatchObject([{ path: 'input.age' }]);
  });

  it('is answered at once, however much is typed that reads like a reason', () => {
    const began = performance.now();
    const input = { name: 'x', [' at "x"; Field "a" Value "'.repeat(4_000)]: '; Field "' };
    expect(answersTo(meet, { input })).toMatchObject([{ extensions: { code: 'VALIDATION' } }]);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it.each<{ what: string; input: unknown; problem: string; path: string }>([
    {
      what: 'a field that is missing',
      input: { age: 7, parts: [{ country: 'Sophea; "KH" at "x"' }] },
      problem: 'What was sent at "input" is wrong: Field "name" of required type "String!" was not provided.',
      path: 'name',
    },
    {
      what: 'a field that is missing in a part',
      input: { name: 'Sophea '.repeat(100), parts: [{ country: 'KH' }, {}] },
      problem:
        'What was sent at "input.parts[1]" is wrong: Field "country" of required type "String!" was not provided.',
      path: 'input.parts[1].country',
    },
    {
      what: 'a field that does not exist',
      input: { name: 'Sophea', nam: 'Sophea' },
      problem: 'What was sent at "input" is wrong: Field "nam" is not defined by type "Form". Did you mean "name"?',
      path: 'nam',
    },
    {
      what: 'a value of another kind',
      input: { name: 'x', age: 'Sophea: 7' },
      problem: 'What was sent at "input.age" is wrong: Int cannot represent non-integer value.',
      path: 'input.age',
    },
    {
      what: 'a list in place of a text',
      input: { name: ['Sophea'] },
      problem: 'What was sent at "input.name" is wrong: String cannot represent a non string value.',
      path: 'input.name',
    },
    {
      what: 'nothing where something is required',
      input: { name: null, age: 7 },
      problem: 'What was sent at "input.name" is wrong: Expected non-nullable type "String!" not to be null.',
      path: 'input.name',
    },
  ])('is answered with the reason, and without the value: $what', ({ input, problem, path }) => {
    const [answer] = answersTo(meet, { input });
    expect(answer).toMatchObject({ message: problem, extensions: { fields: [{ path, problem }] } });
    expect(JSON.stringify(answer)).not.toContain('Sophea');
  });

  it.each<{ what: string; source: string; input: unknown }>([
    { what: 'a key with a quote', source: meet, input: { name: 'x', 'a"b': 'Sophea' } },
    { what: 'a key with a semicolon', source: meet, input: { 'x; y': 'Sophea Chan', name: 'q' } },
    { what: 'a key that ends like a reason', source: meet, input: { 'x; Field "a" ': 'Sophea Chan', name: 'q' } },
    { what: 'a text that begins like a reason', source: meet, input: { name: 'x', age: '; Sophea cannot represent' } },
    { what: 'a value of an enum', source: 'query Q($to: Colour) { paint(to: $to) }', input: 'Sophea' },
    { what: 'a value of an enum in the document', source: '{ paint(to: Sophea) }', input: undefined },
    { what: 'a text in the document', source: '{ list(first: "Sophea") }', input: undefined },
    { what: 'a text in place of an input', source: '{ meet(input: "Sophea") }', input: undefined },
  ])('repeats no value: $what', ({ source, input }) => {
    const said = JSON.stringify(answersTo(source, { input, to: input }));
    expect(said).toContain('VALIDATION');
    expect(said).not.toContain('Sophea');
  });

  it('has no full stop behind a question', () => {
    expect(answersTo('{ survivr(id: "1", purpose: CARE) }')).toMatchObject([
      { message: expect.stringMatching(/Did you mean "survivor"\?$/) },
    ]);
  });

  it('is answered with where in the document it is', () => {
    expect(answersTo('{ survivors }')).toMatchObject([{ locations: [{ line: 1, column: 3 }] }]);
  });

  it('is never reported: nothing that a person typed reaches a log', () => {
    answersTo(meet, { input: { name: 7, age: 'Sophea' } });
    answersTo('{ list(first: "Sophea") }');
    expect(reported).toEqual([]);
  });
});
