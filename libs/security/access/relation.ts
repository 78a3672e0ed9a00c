import type { Actor } from '#kernel/decider';

/**
 * The ways in which a person relates to a case: they received the referral and nobody has been assigned yet, the case is
 * assigned to them, or it is or was with their office. A forensic interviewer is blind until the interview is held.
 */
export const WAYS = [
  'received',
  'CaseWorker',
  'LegalOfficer',
  'ForensicInterviewer',
  'BlindInterviewer',
  'office',
] as const;
export type Way = (typeof WAYS)[number];

/** An actor's relation to a survivor's case, derived from the events of the record. */
export interface Relation {
  readonly ways: readonly Way[];
  /** Broke the glass for this case, and the access has not ended. */
  readonly brokeGlass: boolean;
  /** The survivor asked for erasure, and the record is kept for the court only. */
  readonly restricted: boolean;
  /** Nothing personal is left: no other record names this one any more. */
  readonly erased?: true;
}

export const UNRELATED: Relation = { ways: [], brokeGlass: false, restricted: false };

/** A way with the person or the office that it leads from, as one word; none for a person without an office. */
export const wordOf = (way: Way, { id, office = '' }: Partial<Pick<Actor, 'id' | 'office'>>): string | undefined =>
  way !== 'office' ? `${way}:${id}` : office === '' ? undefined : `${way}:${office}`;

/** Every auditor may see that a survivor is on record, without any relation. */
export const EVERY_AUDITOR = 'AUDITOR';
