/** Name of a GraphQL enum → code → label. */
export type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;
