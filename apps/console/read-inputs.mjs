import { buildSchema, getNamedType, isEnumType, isInputObjectType } from 'graphql';

/** `[Day!]!` as it is, with what is written beside it. */
const fieldOf = ({ name, type, description }) => ({ name, type: String(type), ...(description && { description }) });

/** What every mutation of a schema takes, down to the codes. */
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
