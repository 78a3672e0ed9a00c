import type { Receipt } from '../../harness/homeward.js';
import type { MutationToSend } from '../../harness/mutations.js';

/** The next command; it may use answers to earlier ones. */
type Next = MutationToSend | ((receipts: readonly Receipt[]) => MutationToSend);

export interface Row {
  readonly code: string;
  /** The refused command, in words. */
  readonly what: string;
  readonly given: readonly Next[];
  readonly when: Next;
}

export const row = (code: string, what: string, given: readonly Next[], when: Next): Row => ({
  code,
  what,
  given,
  when,
});

export const mutationFor = (next: Next, receipts: readonly Receipt[]): MutationToSend =>
  typeof next === 'function' ? next(receipts) : next;

/** The first entry of the nth command. */
export const entryOf = (receipts: readonly Receipt[], n: number): string => receipts.at(n)!.eventIds[0]!;
