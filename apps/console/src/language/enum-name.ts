/** Where the next word of a code begins: `Forced|Begging`, `Cac|Outreach`, `Not|A|Victim`. */
const NEXT_WORD = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;

/**
 * The name in the schema of a code in a recorded entry: `ForcedBegging` → `FORCED_BEGGING`. A name stays itself. The
 * service names its codes by the same rule.
 */
export const enumNameOf = (code: string): string =>
  /[a-z]/.test(code) ? code.replaceAll(NEXT_WORD, '_').toUpperCase() : code;
