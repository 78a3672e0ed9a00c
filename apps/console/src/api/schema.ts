import type { introspection } from '../../generated/graphql-env.js';

type Types = introspection['types'];

/** The names of the schema: one that it does not have does not compile. */
export type MutationName = keyof Types['Mutation']['fields'];
/** A query or a mutation. */
export type OperationName = MutationName | keyof Types['Query']['fields'];
export type CommandName = Capitalize<MutationName>;

type FieldsOf<Input extends keyof Types> = Types[Input] extends {
  readonly inputFields: infer Fields extends readonly { readonly name: string }[];
}
  ? Fields[number]['name']
  : never;

/** A field of any input. */
export type FieldName = FieldsOf<keyof Types & `${string}Input`>;

/** A field of one command, such as `SubmitCasePlan.planId`. */
export type CommandField = {
  [Command in CommandName]: `${Command}.${FieldsOf<`${Command}Input` & keyof Types>}`;
}[CommandName];
