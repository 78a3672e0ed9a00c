/** The inputs of every mutation, generated from schema.graphql by generate.mjs. */
export interface InputField {
  readonly name: string;
  /** The type in the schema, such as `[GoalInput!]!`. */
  readonly type: string;
  readonly description?: string;
}

export interface Inputs {
  readonly mutations: Readonly<Record<string, { readonly input: string; readonly description: string }>>;
  readonly inputs: Readonly<Record<string, readonly InputField[]>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

/** Loaded on demand, because only forms need them. */
export const loadInputs = async (): Promise<Inputs> =>
  (await import('../../generated/inputs.json')).default as unknown as Inputs;

export interface Shape {
  readonly name: string;
  readonly list: boolean;
  readonly required: boolean;
}

export const shapeOf = (type: string): Shape => ({
  name: type.replaceAll(/[[\]!]/g, ''),
  list: type.startsWith('['),
  required: type.endsWith('!'),
});
