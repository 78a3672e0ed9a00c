import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/**
 * A text of a certain form. Values are texts on both sides, and an output stays as it is stored. The decorator of each input
 * field checks the form, so that one answer names every wrong field at once, in the reader's language.
 */
const textScalar = (name: string, description: string, specifiedByURL: string) => {
  const text = (value: unknown): string => {
    if (typeof value === 'string') return value;
    throw new GraphQLError(`${name} must be sent as a text`);
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    specifiedByURL,
    serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
    parseValue: text,
    parseLiteral: (node) => text(node.kind === Kind.STRING ? node.value : undefined),
  });
};

/** Not JavaScript's `Date`, which has a time and a zone: a day has neither. */
export const DateScalar = textScalar(
  'Date',
  'A day such as 2020-06-30, in the time zone of the organisation. The year is 1900 or later.',
  'https://scalars.graphql.org/andimarek/local-date.html',
);

export const DateTimeScalar = textScalar(
  'DateTime',
  'An instant with its zone, such as 2020-06-30T10:00:00Z.',
  'https://scalars.graphql.org/andimarek/date-time.html',
);

export const UuidScalar = textScalar(
  'UUID',
  'A UUID such as 0b0e7a3e-6f0b-4f0e-9c43-8f3c6b1d2a10. The service keeps it in lower case.',
  'https://www.rfc-editor.org/rfc/rfc9562',
);
