/** Limits for one document: far beyond any screen, and far below what would slow down other users. */
export const DOCUMENT = {
  tokens: 1_000,
  depth: 8,
  aliases: 15,
  rootFields: 5,
  /** Values that a document may return, if every list is as long as it may be. */
  cost: 20_000,
  /** An alias is repeated in the answer. */
  aliasLength: 100,
} as const;
