/** What the console knows of the server: the types of schema.graphql for its queries, and the inputs for its forms. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { buildSchema, getNamedType, introspectionFromSchema, isEnumType, isInputObjectType } from 'graphql';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const schema = buildSchema(readFileSync(here('../../schema.graphql'), 'utf8'));

/** `[Day!]!` as it is, with what is written beside it. */
const fieldOf = ({ name, type, description }) => ({ name, type: String(type), ...(description && { description }) });

const inputs = {};
const enums = {};
const visit = (type) => {
  if (isEnumType(type)) enums[type.name] ??= type.getValues().map(({ name }) => name);
  if (!isInputObjectType(type) || inputs[type.name]) return;
  inputs[type.name] = Object.values(type.getFields()).map(fieldOf);
  for (const field of Object.values(type.getFields())) visit(getNamedType(field.type));
};

const mutations = {};
for (const { name, description, args } of Object.values(schema.getMutationType().getFields())) {
  const [input] = args;
  mutations[name] = { input: getNamedType(input.type).name, description: description ?? '' };
  visit(getNamedType(input.type));
}

mkdirSync(here('./generated'), { recursive: true });
const types = outputIntrospectionFile(minifyIntrospection(introspectionFromSchema(schema)), {
  fileType: '.d.ts',
  shouldPreprocess: true,
});
writeFileSync(here('./generated/graphql-env.d.ts'), types);
writeFileSync(here('./generated/inputs.json'), JSON.stringify({ mutations, inputs, enums }));
