import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

/** Every field below a type that needs no argument, as a selection. */
const selectionOf = (type: GraphQLObjectType): string =>
  Object.values(type.getFields())
    .filter(({ args }) => args.length === 0)
    .map(({ name, type: its }) => {
      const named = getNamedType(its);
      return isObjectType(named) ? `${name} { ${selectionOf(named)} }` : name;
    })
    .join(' ');

/** Every field of a survivor. */
export const EVERY_FIELD = selectionOf(schema.getType('Survivor') as GraphQLObjectType);
