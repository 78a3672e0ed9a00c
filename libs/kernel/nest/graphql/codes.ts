import { registerEnumType } from '@nestjs/graphql';

type Enum<Code extends string> = { readonly [C in Code]: C };

/** One enum for each list, however many steps use it. */
const enums = new Map<readonly string[], object>();

const lists = new Map<string, readonly string[]>();

/** The codes of an enum by its name, if there is one. */
export const codesOf = (name: string): readonly string[] | undefined => lists.get(name);

/** A code list as a GraphQL enum whose values are the codes themselves. */
export const codes = <Code extends string>(name: string, list: readonly Code[]): Enum<Code> => {
  const object = enums.get(list) ?? Object.fromEntries(list.map((code) => [code, code]));
  if (!enums.has(list)) registerEnumType(object, { name });
  enums.set(list, object);
  lists.set(name, list);
  return object as Enum<Code>;
};
