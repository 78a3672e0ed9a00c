import { registerEnumType } from '@nestjs/graphql';

/** A code list as a GraphQL enum whose values are the codes themselves. */
export const codes = <Code extends string>(name: string, list: readonly Code[]): { readonly [C in Code]: C } => {
  const object = Object.fromEntries(list.map((code) => [code, code])) as { [C in Code]: C };
  registerEnumType(object, { name });
  return object;
};
