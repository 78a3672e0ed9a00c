/** Generates the types of schema.graphql for the console’s queries, and the inputs for its forms. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { readInputs } from './read-inputs.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const text = readFileSync(here('../../schema.graphql'), 'utf8');
const types = outputIntrospectionFile(minifyIntrospection(introspectionFromSchema(buildSchema(text))), {
  fileType: '.d.ts',
  shouldPreprocess: true,
});
mkdirSync(here('./generated'), { recursive: true });
writeFileSync(here('./generated/graphql-env.d.ts'), types);
writeFileSync(here('./generated/inputs.json'), JSON.stringify(readInputs(text)));
