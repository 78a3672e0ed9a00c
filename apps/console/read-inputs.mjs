import { buildSchema, getNamedType, isEnumType, isInputObjectType } from 'graphql';

/** A field with its type, such as `[Date!]!`. */
const fieldOf = ({ name, type }, nameOf) => ({ name, type: String(type).replace(/\w+/, nameOf) });

/** The console calls the input of a mutation, and what replaces an entry of it, by the name of the command. */
const commandOf = (mutations) => {
  const inputs = new Set(mutations.map(({ args }) => getNamedType(args[0].type).name));
  return (name) => (inputs.has(name) || /(Entry|Replacement)Input$/.test(name) ? name.replace(/Input$/, '') : name);
};

/** The inputs of every mutation of a schema, including enums. */
export const readInputs = (text) => {
  const inputs = {};
  const enums = {};
  const mutations = {};
  const oneOf = [];
  const all = Object.values(buildSchema(text).getMutationType().getFields());
  const nameOf = commandOf(all);
  const visit = (type) => {
    if (isEnumType(type)) enums[type.name] ??= type.getValues().map(({ name }) => name);
    if (!isInputObjectType(type) || inputs[nameOf(type.name)]) return;
    if (type.isOneOf) oneOf.push(nameOf(type.name));
    inputs[nameOf(type.name)] = Object.values(type.getFields()).map((field) => fieldOf(field, nameOf));
    for (const field of Object.values(type.getFields())) visit(getNamedType(field.type));
  };
  for (const { name, args } of all) {
    const input = getNamedType(args[0].type);
    mutations[name] = { input: nameOf(input.name) };
    visit(input);
  }
  return { mutations, inputs, enums, oneOf };
};
