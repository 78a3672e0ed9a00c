import { GraphQLScalarType } from 'graphql';

/** A payload as it was recorded. An output type only. */
export const JsonValue = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: () => {
    throw new TypeError('JSON is an output type and cannot be an input.');
  },
  parseLiteral: () => {
    throw new TypeError('JSON is an output type and cannot be an input.');
  },
});
