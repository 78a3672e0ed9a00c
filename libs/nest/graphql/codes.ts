import { registerEnumType } from '@nestjs/graphql';
import { enumNameOf } from './enum-name.js';

/** The stored codes by their names in GraphQL. */
type Enum<Code extends string> = Readonly<Record<string, Code>>;

/** One enum for each list, however many steps use it. */
const enums = new Map<readonly string[], object>();

const lists = new Map<string, readonly string[]>();

/** The stored codes of an enum by its name, if there is one. */
export const codesOf = (name: string): readonly string[] | undefined => lists.get(name);

const names = new Map<unknown, string>();

/** The name of the enum that a field has as its type; undefined for another type. */
export const enumNameIn = (type: unknown): string | undefined => names.get(type);

/** The code, or null where this version does not know it: a newer one has written it, or somebody has forged it. */
export const knownCode = <Code extends string>(list: readonly Code[], code: string | null | undefined): Code | null =>
  list.find((one) => one === code) ?? null;

const NAME = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

const enumOf = <Code extends string>(name: string, list: readonly Code[]): Enum<Code> => {
  const byName: Record<string, Code> = {};
  for (const code of list) {
    const value = enumNameOf(code);
    if (!NAME.test(value)) throw new Error(`${name}: GraphQL cannot name the code ${code}.`);
    if (Object.hasOwn(byName, value)) throw new Error(`${name}: ${byName[value]} and ${code} are both ${value}.`);
    byName[value] = code;
  }
  return byName;
};

/** A code list as a GraphQL enum: clients see names such as `FORCED_BEGGING`, and the service the stored codes. */
export const codes = <Code extends string>(name: string, list: readonly Code[], description?: string): Enum<Code> => {
  const object = enums.get(list) ?? enumOf(name, list);
  if (!enums.has(list)) registerEnumType(object, { name, ...(description !== undefined && { description }) });
  enums.set(list, object);
  lists.set(name, list);
  names.set(object, name);
  return object as Enum<Code>;
};
