import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, type GraphQLInputObjectType, type GraphQLSchema } from 'graphql';
import { ConfigurationError } from '#platform/plain';

const rootOf = (folder: string): string => {
  if (existsSync(join(folder, 'schema.graphql'))) return folder;
  if (dirname(folder) === folder)
    throw new ConfigurationError('schema.graphql is missing: it belongs next to package.json.');
  return rootOf(dirname(folder));
};

let schema: GraphQLSchema | undefined;

/** The input of a command by its name. The schema is loaded on first use, because most commands do not need it. */
export const inputTypeOf = (command: string): GraphQLInputObjectType => {
  schema ??= buildSchema(
    readFileSync(join(rootOf(dirname(fileURLToPath(import.meta.url))), 'schema.graphql'), 'utf8'),
    {
      assumeValidSDL: true, // it was checked where it was written
    },
  );
  return schema.getType(`${command}Input`) as GraphQLInputObjectType;
};
