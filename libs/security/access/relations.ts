import type { Actor } from '#kernel/decider';
import type { Purpose } from '#nest';

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

/** Relations between readers and survivors. */
export abstract class Relations {
  /**
   * @param purpose the only purpose in question; left out where any may be
   * @returns undefined when there is no such survivor.
   */
  abstract of(by: Actor, survivorId: string, purpose?: Purpose): Promise<Relation | undefined>;
}

/** Relations as the log has them at this moment. The views may be behind, and somebody may have written into them. */
export abstract class RelationsNow extends Relations {}

/** The only purpose for which an emergency access opens a record: for others, nobody need look for one. */
export const EMERGENCY_PURPOSE: Purpose = 'BREAK_GLASS';

/** One source of a relation: the survivor's record, or emergency accesses. */
export type RelationSource = (by: Actor, survivorId: string) => Promise<Partial<Relation> | undefined>;

/** The record says whether the survivor exists; emergency accesses only add, and are read where the purpose counts them. */
export const relationsFrom = (record: RelationSource, emergencies?: RelationSource): Relations => ({
  of: async (by, survivorId, purpose = EMERGENCY_PURPOSE) => {
    const counting = purpose === EMERGENCY_PURPOSE ? emergencies : undefined;
    const [known, added] = await Promise.all([record(by, survivorId), counting?.(by, survivorId)]);
    return known && { ...UNRELATED, ...known, ...added };
  },
});
