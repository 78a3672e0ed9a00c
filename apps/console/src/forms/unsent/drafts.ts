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

/** How much is being sent that would be cut off with the page, such as an import. */
let underWay = 0;

/** Whether anything was typed and not sent, in whichever form, or is being sent. */
export const hasUnsent = (): boolean => drafts.size > 0 || underWay > 0;

/** Memory ends with the page: the browser asks before a reload while anything is unsent, also when its form was left. */
const askWhileUnsent = (): void => {
  if (hasUnsent()) window.addEventListener('beforeunload', askFirst);
  else window.removeEventListener('beforeunload', askFirst);
};

/** The browser asks before a reload until the work has ended. */
export const untilSent = async <Result>(work: Promise<Result>): Promise<Result> => {
  underWay++;
  askWhileUnsent();
  try {
    return await work;
  } finally {
    underWay--;
    askWhileUnsent();
  }
};

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
