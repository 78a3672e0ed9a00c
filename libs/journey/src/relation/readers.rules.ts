import type { Actor } from '#decider';
import type { Related } from './relation.decider.js';

/** Whoever audits may see that she is there, whatever they are to her. */
const EVERY_AUDITOR = 'AUDITOR';

/**
 * Each way in which somebody may open her record, as one word: those who look for theirs find her by it in an index. What the
 * database asks of these words it tells itself: see relation.wall.ts.
 */
export const readersOf = ({ receivedBy, entrusted, offices }: Omit<Related, 'restricted'>): string[] => {
  const at = [...offices, ...(entrusted ?? []).map(({ office }) => office)].filter((office) => office !== '');
  const words = [
    EVERY_AUDITOR,
    ...(entrusted === undefined && receivedBy !== undefined ? [`received:${receivedBy}`] : []),
    ...(entrusted ?? []).map(({ worker, as }) => `${as}:${worker}`),
    ...at.map((office) => `office:${office}`),
  ];
  return [...new Set(words)].toSorted();
};

/** By which words somebody finds those whom they may list. */
export const wordsOf = ({ id, role, office = '' }: Actor): string[] => {
  if (role === 'CASE_WORKER') return [`received:${id}`, `CaseWorker:${id}`];
  if (role === 'SUPERVISOR') return [`received:${id}`, ...(office === '' ? [] : [`office:${office}`])];
  if (role === 'LEGAL_OFFICER') return [`LegalOfficer:${id}`];
  if (role === 'FORENSIC_INTERVIEWER') return [`ForensicInterviewer:${id}`];
  return [];
};
