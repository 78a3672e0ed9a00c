import type { Pair } from './documents.js';

/** Whose word a pair waits for once the user has judged it; undefined where nobody else is to judge, or somebody did. */
export const waitsFor = (
  { state, offices, judgements }: Pick<Pair, 'state' | 'offices' | 'judgements'>,
  { id, office }: { readonly id: string; readonly office?: string },
): { readonly office: string; readonly isSecond: boolean } | undefined => {
  if (state !== 'WAITING' || !judgements.some(({ by }) => by === id)) return undefined;
  const other = offices.find((one) => one !== office) ?? office;
  const isJudged = judgements.some((one) => one.by !== id && one.office === other);
  return other === undefined || isJudged ? undefined : { office: other, isSecond: other === office };
};
