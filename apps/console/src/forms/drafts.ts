import type { Values } from './values.js';

/** The unsent values, kept in memory while the page is open. */
const drafts = new Map<string, { readonly values: Values; readonly commandId: string }>();

export const draftOf = (key: string) => drafts.get(key);

export const keep = (key: string, values: Values, commandId: string): void => {
  drafts.set(key, { values, commandId });
};

export const forget = (key: string): void => {
  drafts.delete(key);
};
