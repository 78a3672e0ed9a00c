import { buildSchema, execute, executeSync, parse, validate, type GraphQLError } from 'graphql';
import { codes } from '#nest';
import { graphqlAnswer } from './graphql-errors.js';

const schema = buildSchema(`
  input Form { secretName: String!, age: Int, parts: [Part!] }
  input Part { country: Country! }
  enum Country { KH TH }
  type Query { survivor(id: ID!): Survivor }
  type Survivor { shelterAddress: String }
  type Mutation { meet(input: Form!): String }
`);

const complaints = (source: string, variableValues: Record<string, unknown> = {}): readonly GraphQLError[] => {
  const document = parse(source);
  const invalid = validate(schema, document);
  if (invalid.length > 0) return invalid;
  return (execute({ schema, document, variableValues, rootValue: {} }) as { errors?: readonly GraphQLError[] }).errors!;
};

const answers = (source: string, variables?: Record<string, unknown>) =>
  complaints(source, variables).map(({ message, locations }) =>
    graphqlAnswer(message, { showsSchema: false, at: locations?.[0] }),
  );

const MEET = 'mutation M($input: Form!) { meet(input: $input) }';
const full = { secretName: 'x' };

describe('if the schema is secret, an error names only what the client sent', () => {
  it.each<[string, string, Record<string, unknown> | undefined]>([
    ['a name nearly right', '{ survivor(id: 1) { shelterAddres } }', undefined],
    ['an argument left out', '{ survivor { shelterAddress } }', undefined],
    ['fields left out', '{ survivor(id: 1) }', undefined],
    ['a type nearly right', 'mutation M($input: Fom!) { meet(input: $input) }', undefined],
    ['a field left out', MEET, { input: {} }],
    ['a field nearly right', MEET, { input: { ...full, secretNam: 'x' } }],
    ['a code that does not exist', MEET, { input: { ...full, parts: [{ country: 'KHM' }] } }],
    ['a field of a part left out', MEET, { input: { ...full, parts: [{}] } }],
    ['a value of another type', MEET, { input: { ...full, age: 'ten' } }],
    ['a literal', 'mutation { meet(input: { age: 7 }) }', undefined],
  ])('%s', (_, source, variables) => {
    const said = JSON.stringify(answers(source, variables));
    expect(said).toContain('compare it with the schema.');
    expect(said).not.toMatch(
      /secretName|shelterAddress|country\b.*KH\b|Form|Part"|Country|Survivor|String|Did you mean/,
    );
  });

  it('and gives the place in the document', () => {
    expect(answers('{\n  survivor(id: 1) { age }\n}')).toEqual([
      {
        message:
          'What the document asks for at line 2, column 21 does not fit, or is incomplete: compare it with the schema.',
        extensions: { code: 'VALIDATION', fields: [] },
      },
    ]);
  });

  it('or the place in the variables', () => {
    expect(answers(MEET, { input: { ...full, parts: [{ country: 'KH' }, { country: 7 }] } })).toEqual([
      {
        message:
          'What was sent at "input.parts[1].country" does not fit, or is incomplete: compare it with the schema.',
        extensions: { code: 'VALIDATION', fields: [expect.objectContaining({ path: 'input.parts[1].country' })] },
      },
    ]);
  });
});

describe("a value that is not one of an enum's codes", () => {
  codes('GuestSex', ['Female', 'Male', 'Other', 'Unknown']);
  const listed = buildSchema(`
    input Form { sex: GuestSex!, kin: [GuestSex!] }
    enum GuestSex { FEMALE MALE OTHER UNKNOWN }
    type Query { one(sex: GuestSex): String, meet(input: Form!): String }
  `);
  const answersTo = (source: string, variableValues: Record<string, unknown> = {}) => {
    const document = parse(source);
    const invalid = validate(listed, document);
    const wrong = invalid.length > 0 ? invalid : executeSync({ schema: listed, document, variableValues }).errors;
    return wrong!.map(({ message, locations }) => graphqlAnswer(message, { showsSchema: false, at: locations?.[0] }));
  };
  const FORM = 'query Q($input: Form!) { meet(input: $input) }';
  const SEX = 'query Q($sex: GuestSex) { one(sex: $sex) }';

  it.each<{ what: string; source: string; variables: Record<string, unknown> | undefined; place: string }>([
    { what: 'a field of an input', source: FORM, variables: { input: { sex: 'F' } }, place: '"input.sex"' },
    { what: 'nearly right', source: FORM, variables: { input: { sex: 'Female' } }, place: '"input.sex"' },
    {
      what: 'in a list',
      source: FORM,
      variables: { input: { sex: 'MALE', kin: ['MALE', 'M'] } },
      place: '"input.kin[1]"',
    },
    { what: 'of another kind', source: FORM, variables: { input: { sex: 7 } }, place: '"input.sex"' },
    { what: 'a variable of its own', source: SEX, variables: { sex: 'F' }, place: '"sex"' },
    { what: 'however long', source: SEX, variables: { sex: '; Value "'.repeat(10_000) }, place: '"sex"' },
    { what: 'written in the document', source: '{ one(sex: F) }', variables: undefined, place: 'line 1, column 12' },
    { what: 'written as a text', source: '{ one(sex: "FEMALE") }', variables: undefined, place: 'line 1, column 12' },
  ])('is answered with its place and the possible codes: $what', ({ source, variables, place }) => {
    const message = `What was sent at ${place} is none of the codes there: choose from FEMALE, MALE, OTHER, UNKNOWN.`;
    const fields = place.startsWith('"') ? [{ path: place.slice(1, -1), problem: message, check: 'isListed' }] : [];
    expect(answersTo(source, variables)).toEqual([
      {
        message,
        extensions: { code: 'VALIDATION', fields },
        translations: { en: message, km: expect.stringMatching(/^[\u1780-\u17ff].*FEMALE, MALE, OTHER, UNKNOWN។$/) },
      },
    ]);
  });
});

describe('a document with too many tokens', () => {
  it('is too complex, and not our fault', () => {
    const complaint = () => parse(`{ ${'a '.repeat(100)} }`, { maxTokens: 50 });
    expect(complaint).toThrow('Document contains more that 50 tokens');
    const answer = graphqlAnswer('Syntax Error: Document contains more that 50 tokens.', { showsSchema: true });
    expect(answer).toMatchObject({ extensions: { code: 'TOO_COMPLEX' } });
  });
});

const complaintAbout = (document: string): string => {
  try {
    parse(document);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

describe('a document that cannot be read', () => {
  it.each([
    ['{ a(name: "Sophea" "Keo") }', 'Syntax Error: Expected Name, found String.'],
    ['{ """Sophea""" }', 'Syntax Error: Expected Name, found BlockString.'],
  ])('is explained without the texts in it: %s', (document, said) => {
    expect(graphqlAnswer(complaintAbout(document), { showsSchema: true }).message).toBe(said);
  });
});
