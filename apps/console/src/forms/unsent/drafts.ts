import type { Values } from '../values.js';

/** The unsent values, kept in memory while the page is open. */
const drafts = new Map<string, { readonly values: Values; readonly commandId: string }>();

const askFirst = (event: Event): void => event.preventDefault();

/** Memory ends with the page: the browser asks before a reload while anything is unsent, also when its form was left. */
const askWhileUnsent = (): void => {
  if (drafts.size > 0) window.addEventListener('beforeunload', askFirst);
  else window.removeEventListener('beforeunload', askFirst);
};

export const draftOf = (key: string) => drafts.get(key);

export const keep = (key: string, values: Values, commandId: string): void => {
  drafts.set(key, { values, commandId });
  askWhileUnsent();
};

export const forget = (key: string): void => {
  drafts.delete(key);
  askWhileUnsent();
};
