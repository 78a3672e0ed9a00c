import { buildSchema, getNamedType, isEnumType, isInputObjectType } from 'graphql';

/** A field with its type, such as `[Day!]!`, and its description. */
const fieldOf = ({ name, type, description }, nameOf, isHelped) => ({
  name,
  type: String(type).replace(/\w+/, nameOf),
  ...(isHelped && { description }),
});

/** The console calls the input of a mutation, and what replaces an entry of it, by the name of the command. */
const commandOf = (mutations) => {
  const inputs = new Set(mutations.map(({ args }) => getNamedType(args[0].type).name));
  return (name) => (inputs.has(name) || /(Entry|Replacement)Input$/.test(name) ? name.replace(/Input$/, '') : name);
};

/**
 * The inputs of every mutation of a schema, including enums.
 * @param help the fields whose description is more than the general words for their name
 */
export const readInputs = (text, help) => {
  const helped = new Set(help);
  const inputs = {};
  const enums = {};
  const mutations = {};
  const all = Object.values(buildSchema(text).getMutationType().getFields());
  const nameOf = commandOf(all);
  const visit = (type) => {
    if (isEnumType(type)) enums[type.name] ??= type.getValues().map(({ name }) => name);
    if (!isInputObjectType(type) || inputs[nameOf(type.name)]) return;
    inputs[nameOf(type.name)] = Object.values(type.getFields()).map((field) =>
      fieldOf(field, nameOf, helped.has(`${type.name}.${field.name}`)),
    );
    for (const field of Object.values(type.getFields())) visit(getNamedType(field.type));
  };
  for (const { name, description, args } of all) {
    const input = getNamedType(args[0].type);
    mutations[name] = { input: nameOf(input.name), description: description ?? '' };
    visit(input);
  }
  return { mutations, inputs, enums };
};
