import type { Tone } from '../caseload/Mark.js';

export interface ReviewState {
  readonly kind: 'CORRECTED' | 'DISPUTED' | 'IRREGULAR' | 'STRUCK_OUT';
  readonly upheld: boolean | null | undefined;
}

interface Outcome {
  readonly tone: Tone;
  readonly key?: 'file.upheld' | 'tasks.notUpheld' | 'file.disputeUpheld';
}

/** What a review says of a value: of an upheld dispute, that the value is wrong. */
export const readOutcome = ({ kind, upheld }: ReviewState): Outcome => {
  if (upheld === false) return { tone: 'danger', key: 'tasks.notUpheld' };
  if (!upheld) return { tone: 'watch' };
  return kind === 'DISPUTED' ? { tone: 'danger', key: 'file.disputeUpheld' } : { tone: 'plain', key: 'file.upheld' };
};
