import { GraphQLScalarType } from 'graphql';

/** A payload as it was recorded. Only ever given, never taken. */
export const JsonValue = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: () => {
    throw new TypeError('JSON is given, never taken.');
  },
  parseLiteral: () => {
    throw new TypeError('JSON is given, never taken.');
  },
});
