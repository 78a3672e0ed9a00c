import { GraphQLError, parseValue, type GraphQLScalarType } from 'graphql';
import { DateScalar, DateTimeScalar, UuidScalar } from './scalars.js';

const ID = '0b0e7a3e-6f0b-4f0e-9c43-8f3c6b1d2a10';
const SCALARS: [string, GraphQLScalarType, string][] = [
  ['a date', DateScalar, '2020-06-30'],
  ['a date-time', DateTimeScalar, '2020-06-30T10:00:00Z'],
  ['a UUID', UuidScalar, ID],
];

describe.each(SCALARS)('%s', (_, scalar, example) => {
  it('is the same text in a variable, in a document and in an answer', () => {
    expect(scalar.parseValue(example)).toBe(example);
    expect(scalar.parseLiteral(parseValue(JSON.stringify(example)), {})).toBe(example);
    expect(scalar.serialize(example)).toBe(example);
  });

  it.each([[7], [true], [{}], [[example]]])('is not %j, and the answer does not repeat the value', (value) => {
    expect(() => scalar.parseValue(value)).toThrow(new GraphQLError(`${scalar.name} must be sent as a text`));
    expect(() => scalar.parseLiteral(parseValue('7'), {})).toThrow(GraphQLError);
  });

  it('names the document that specifies it, and shows an example', () => {
    expect(scalar.specifiedByURL).toMatch(/^https:/);
    expect(scalar.description).toContain(example);
  });
});

describe('an instant', () => {
  it('of the database is written with its zone', () => {
    expect(DateTimeScalar.serialize(new Date(Date.UTC(2020, 5, 30, 10)))).toBe('2020-06-30T10:00:00.000Z');
  });
});
