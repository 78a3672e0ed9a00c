import { buildSchema, getNamedType, isEnumType, isInputObjectType } from 'graphql';

/** A field with its type, such as `[Day!]!`, and its description. */
const fieldOf = ({ name, type, description }) => ({ name, type: String(type), ...(description && { description }) });

/** The inputs of every mutation of a schema, including enums. */
export const readInputs = (text) => {
  const inputs = {};
  const enums = {};
  const mutations = {};
  const visit = (type) => {
    if (isEnumType(type)) enums[type.name] ??= type.getValues().map(({ name }) => name);
    if (!isInputObjectType(type) || inputs[type.name]) return;
    inputs[type.name] = Object.values(type.getFields()).map(fieldOf);
    for (const field of Object.values(type.getFields())) visit(getNamedType(field.type));
  };
  for (const { name, description, args } of Object.values(buildSchema(text).getMutationType().getFields())) {
    const input = getNamedType(args[0].type);
    mutations[name] = { input: input.name, description: description ?? '' };
    visit(input);
  }
  return { mutations, inputs, enums };
};
