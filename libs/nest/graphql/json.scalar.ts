import { GraphQLScalarType } from 'graphql';

/** A payload as it was recorded. An output type only. */
export const JsonValue = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description:
    'A JSON value as it was recorded. It has stored codes such as `ForcedBegging`, where an enum has `FORCED_BEGGING`.',
  serialize: (value) => value,
  parseValue: () => {
    throw new TypeError('JSON is an output type and cannot be an input.');
  },
  parseLiteral: () => {
    throw new TypeError('JSON is an output type and cannot be an input.');
  },
});
