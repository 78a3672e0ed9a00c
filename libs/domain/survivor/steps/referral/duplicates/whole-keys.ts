import type { Token } from '#kernel/integrity';
import type { ComparableDetails } from './duplicates.rules.js';

/** The tokens that must agree at once, under the kind of what they say. */
export interface WholeKey {
  readonly kind: string;
  readonly token: string;
}

/** The signs of one person: which two of them make a pair worth looking at. */
const TOGETHER = [
  ['name', 'localName'],
  ['name', 'birthDate'],
  ['localName', 'birthDate'],
  ['name', 'birthYear'],
  ['localName', 'birthYear'],
  ['name', 'contact'],
  ['localName', 'contact'],
  ['birthDate', 'contact'],
] as const satisfies readonly (readonly [keyof ComparableDetails, keyof ComparableDetails])[];

/** Nobody looks for all who were born on a day or in a year. */
const NEVER_ALONE: ReadonlySet<string> = new Set<keyof ComparableDetails>(['birthDate', 'birthYear']);

/** One key for each whole detail that is looked for, and for each two of them. A name has one token for each of its words. */
export const wholeKeysOf = (details: ComparableDetails, token: Token): readonly WholeKey[] => {
  const whole = new Map(
    Object.entries(details).flatMap(([kind, words]: [string, readonly string[]]) =>
      words.length === 0 ? [] : [[kind, [...new Set(words.map((word) => token(kind, word)))].toSorted().join('')]],
    ),
  );
  const both = TOGETHER.flatMap((kinds) => {
    const tokens = kinds.map((kind) => whole.get(kind));
    return tokens.includes(undefined) ? [] : [{ kind: kinds.join('+'), token: tokens.join('+') }];
  });
  const alone = [...whole].filter(([kind]) => !NEVER_ALONE.has(kind));
  return [...alone.map(([kind, one]) => ({ kind, token: one })), ...both];
};
