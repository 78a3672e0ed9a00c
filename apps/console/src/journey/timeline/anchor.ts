import { createContext, useContext } from 'react';

/** How the address names an entry of the page's own record; other parts of the page link to it so. */
const OWN = 'entry-';

/** Of another record, so that each timeline follows its own links alone: to look for an entry is a reading of every page. */
export const timelineAnchorOf = (survivorId: string, isOwn: boolean): string => (isOwn ? OWN : `${survivorId}-${OWN}`);

/** The entry of one timeline that the address names. */
export const entryNamedBy = (hash: string, anchor: string): string | undefined =>
  hash.startsWith(anchor) ? hash.slice(anchor.length) || undefined : undefined;

const Anchor = createContext(OWN);
export const AnchorProvider = Anchor.Provider;
export const useAnchor = (): string => useContext(Anchor);
