/** What a card shows beyond its numbers; an empty text is the usual row of the trend, or the first page of the entries. */
export interface OpenParts {
  /** All rows. */
  readonly all?: string | undefined;
  /** The row of the trend. */
  readonly trend?: string | undefined;
  /** Where the page of the counted entries begins. */
  readonly behind?: string | undefined;
}

const PARTS = ['all', 'trend', 'behind'] as const;

/** What the address opens of a figure. */
export const readOpened = (open: string | undefined, id: string): OpenParts => {
  const opened = new URLSearchParams(open);
  return Object.fromEntries(PARTS.map((part) => [part, opened.get(`${id}.${part}`) ?? undefined]));
};

/** The same address after a part of a figure was opened, or with undefined closed. */
export const withOpened = (open: string | undefined, id: string, changed: OpenParts): string => {
  const opened = new URLSearchParams(open);
  for (const [part, value] of Object.entries(changed) as [string, string | undefined][])
    if (value === undefined) opened.delete(`${id}.${part}`);
    else opened.set(`${id}.${part}`, value);
  return opened.toString();
};
