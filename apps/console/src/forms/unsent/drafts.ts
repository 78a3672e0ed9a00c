import type { Values } from '../values.js';

/** By the id of a record: the revision at which the user read it, as far as it is known. */
export type Revisions = Map<string, Promise<number | undefined>>;

export interface Draft {
  readonly values: Values;
  readonly commandId: string;
  /** What the values were typed in view of: a later revision, the user has not read. */
  readonly revisions: Revisions;
}

/** The unsent values, kept in memory while the page is open. */
const drafts = new Map<string, Draft>();

const askFirst = (event: Event): void => event.preventDefault();

/** Memory ends with the page: the browser asks before a reload while anything is unsent, also when its form was left. */
const askWhileUnsent = (): void => {
  if (drafts.size > 0) window.addEventListener('beforeunload', askFirst);
  else window.removeEventListener('beforeunload', askFirst);
};

/** Whether anything was typed and not sent, in whichever form. */
export const hasDrafts = (): boolean => drafts.size > 0;

export const draftOf = (key: string) => drafts.get(key);

export const keep = (key: string, draft: Draft): void => {
  drafts.set(key, draft);
  askWhileUnsent();
};

export const forget = (key: string): void => {
  drafts.delete(key);
  askWhileUnsent();
};

/** Forgets the drafts whose key begins so, except these. */
export const forgetAllBut = (beginning: string, kept: readonly string[]): void => {
  for (const key of drafts.keys()) if (key.startsWith(beginning) && !kept.includes(key)) forget(key);
};

interface OwnEntry {
  readonly id: string;
  readonly before: number | undefined;
  readonly revision: number;
}

/** Users know what they recorded themselves: no draft about the same revision conflicts with that. */
export const noteOwnEntry = ({ id, before, revision }: OwnEntry): void => {
  for (const { revisions } of drafts.values()) {
    const read = revisions.get(id);
    if (!read) continue;
    revisions.set(
      id,
      read.then((known) => (known !== undefined && known === before ? revision : known)),
    );
  }
};
