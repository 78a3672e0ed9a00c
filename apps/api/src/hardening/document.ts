/** How much one document may ask for: far more than any screen does, far less than would hold up everybody else. */
export const DOCUMENT = {
  tokens: 1_000,
  depth: 8,
  aliases: 15,
  rootFields: 5,
  /** Values that a document may lead to, if every list is as long as it may be. */
  cost: 20_000,
  /** An alias is repeated in the answer. */
  aliasLength: 100,
} as const;
