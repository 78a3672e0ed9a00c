import type { Receipt } from '../../harness/homeward.js';
import type { Telling } from '../../harness/telling.js';

/** What is told next; what was answered before may be named in it. */
type Next = Telling | ((receipts: readonly Receipt[]) => Telling);

export interface Row {
  readonly code: string;
  /** What is refused, in words. */
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

export const told = (next: Next, receipts: readonly Receipt[]): Telling =>
  typeof next === 'function' ? next(receipts) : next;

/** The first entry that the nth of them made. */
export const entryOf = (receipts: readonly Receipt[], n: number): string => receipts.at(n)!.eventIds[0]!;
