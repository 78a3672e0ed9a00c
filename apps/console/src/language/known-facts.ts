/** A fact in words, or what stands where there is none. */
type MaybeFact = string | null | undefined | false;

/** The given facts without the missing ones. */
export const keepKnown = (...facts: readonly MaybeFact[]): readonly string[] =>
  facts.filter((fact): fact is string => Boolean(fact));

/** The given facts on one line, without the missing ones. */
export const joinKnown = (...facts: readonly MaybeFact[]): string => keepKnown(...facts).join(' · ');
