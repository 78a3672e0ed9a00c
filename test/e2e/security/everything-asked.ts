import {
  getNamedType,
  isObjectType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { leastInput } from '../../harness/inputs.js';

/** A chain of types never comes back to one that it began with more often. */
const selectionOf = (type: GraphQLObjectType, above: readonly string[] = []): string =>
  Object.values(type.getFields())
    .filter(({ args }) => args.every((one) => !isNonNullType(one.type)))
    .flatMap(({ name, type: its }) => {
      const named = getNamedType(its);
      if (!isObjectType(named)) return [name];
      if (above.includes(named.name)) return [];
      const below = selectionOf(named, [...above, type.name]);
      return below === '' ? [] : [`${name} { ${below} }`];
    })
    .join(' ');

/** Names under which queries ask for the same thing. */
const named = (name: string, query: string, about: Readonly<Record<string, string>>): unknown => {
  const known: Readonly<Record<string, unknown>> = {
    ...about,
    id: query === 'prosecution' ? about.prosecutionId : about.survivorId,
    contact: about.name,
    first: 5,
    year: 2020,
  };
  return known[name];
};

/** A query with every field that it can answer, about one record. */
export const documentFor = (schema: GraphQLSchema, query: string, about: Readonly<Record<string, string>>) => {
  const { args, type } = schema.getQueryType()!.getFields()[query]!;
  const valueOf = (one: GraphQLArgument) =>
    named(one.name, query, about) ?? (isNonNullType(one.type) ? leastInput(one.type, one.name) : undefined);
  const given = args.map((one) => [one, valueOf(one)] as const).filter(([, value]) => value !== undefined);
  const result = getNamedType(type);
  const takes = given.map(([{ name, type: its }]) => `$${name}: ${String(its)}`).join(', ');
  const gives = given.map(([{ name }]) => `${name}: $${name}`).join(', ');
  const selection = isObjectType(result) ? `{ ${selectionOf(result)} }` : '';
  return {
    query: `query ${takes && `(${takes})`} { ${query}${gives && `(${gives})`} ${selection} }`,
    variables: Object.fromEntries(given.map(([{ name }, value]) => [name, value])),
  };
};
