import type { Relation } from '#security/access';
import type { Actor } from '#kernel/decider';
import type { CaseRelations } from './relation.decider.js';

/** The relation of a user to the survivor according to the record, without emergency access. */
export const relationOf = (
  { receivedBy, entrusted, offices, restricted }: CaseRelations,
  { id, office }: Actor,
): Relation => ({
  received: entrusted === undefined && receivedBy === id,
  assignedAs: [...new Set(entrusted?.filter(({ worker }) => worker === id).map(({ as }) => as))],
  sameOffice: Boolean(office) && [...offices, ...(entrusted ?? []).map((one) => one.office)].includes(office!),
  brokeGlass: false,
  restricted,
});
