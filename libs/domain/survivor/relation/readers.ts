import { EVERY_AUDITOR, WAYS, wordOf, type Relation, type Way } from '#security/access';
import type { AssignedAs } from '../steps/assignment/assignment.codes.js';
import type { Actor } from '#kernel/decider';
import type { CaseRelations } from './relation.state.js';

type Parties = Omit<CaseRelations, 'restricted'>;

/**
 * Each way in which somebody relates to the case, as one word: a list finds its records by these words in an index, and
 * row security too.
 */
export const readersOf = ({ receivedBy, entrusted, offices, interviewed }: Parties): string[] => {
  const assignments = entrusted ?? [];
  const words = [
    EVERY_AUDITOR,
    entrusted === undefined && receivedBy !== undefined ? wordOf('received', { id: receivedBy }) : undefined,
    ...assignments.map(({ worker, as }) => wordOf(wayOf(as, interviewed), { id: worker })),
    ...[...offices, ...assignments.map(({ office }) => office)].map((office) => wordOf('office', { office })),
  ];
  return [...new Set(words.filter((word) => word !== undefined))].toSorted();
};

const wayOf = (as: AssignedAs, interviewed: boolean): Way =>
  as === 'ForensicInterviewer' && !interviewed ? 'BlindInterviewer' : as;

/** The relation of a user to the survivor according to the record, without emergency access. */
export const relationOf = (parties: CaseRelations, by: Actor): Relation => {
  const words = new Set<string | undefined>(readersOf(parties));
  const ways = WAYS.filter((way) => words.has(wordOf(way, by)));
  return { ways, brokeGlass: false, restricted: parties.restricted, ...(parties.erased && { erased: true }) };
};
