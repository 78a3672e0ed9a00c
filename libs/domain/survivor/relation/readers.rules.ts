import type { Actor } from '#kernel/decider';
import type { CaseRelations } from './relation.decider.js';

/** Every auditor may see that the survivor is on record, whatever their relation. */
const EVERY_AUDITOR = 'AUDITOR';

/**
 * Each way in which a user may open the record, as one word: a list finds its records by these words in an index. The
 * database computes the words of the user itself: see relation.wall.ts.
 */
export const readersOf = ({ receivedBy, entrusted, offices }: Omit<CaseRelations, 'restricted'>): string[] => {
  const at = [...offices, ...(entrusted ?? []).map(({ office }) => office)].filter((office) => office !== '');
  const words = [
    EVERY_AUDITOR,
    ...(entrusted === undefined && receivedBy !== undefined ? [`received:${receivedBy}`] : []),
    ...(entrusted ?? []).map(({ worker, as }) => `${as}:${worker}`),
    ...at.map((office) => `office:${office}`),
  ];
  return [...new Set(words)].toSorted();
};

/** The words by which a user finds the records that they may list. */
export const wordsOf = ({ id, role, office = '' }: Actor): string[] => {
  if (role === 'CASE_WORKER') return [`received:${id}`, `CaseWorker:${id}`];
  if (role === 'SUPERVISOR') return [`received:${id}`, ...(office === '' ? [] : [`office:${office}`])];
  if (role === 'LEGAL_OFFICER') return [`LegalOfficer:${id}`];
  if (role === 'FORENSIC_INTERVIEWER') return [`ForensicInterviewer:${id}`];
  return [];
};
