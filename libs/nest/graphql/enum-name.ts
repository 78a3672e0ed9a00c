/** Where the next word of a code begins: `Forced|Begging`, `Cac|Outreach`, `Not|A|Victim`. */
const NEXT_WORD = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;

/**
 * The name in GraphQL of a stored code: `ForcedBegging` → `FORCED_BEGGING`. A name stays itself, and so does a code in
 * capitals, such as `NGO`.
 */
export const enumNameOf = (code: string): string =>
  /[a-z]/.test(code) ? code.replaceAll(NEXT_WORD, '_').toUpperCase() : code;
