/** A fact in words, or what stands where there is none. */
type MaybeFact = string | null | undefined | false;

/** The facts that there are. */
export const keepKnown = (...facts: readonly MaybeFact[]): readonly string[] =>
  facts.filter((fact): fact is string => Boolean(fact));

/** The facts that there are, on one line. */
export const joinKnown = (...facts: readonly MaybeFact[]): string => keepKnown(...facts).join(' · ');
