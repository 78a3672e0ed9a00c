import { createContext, useContext } from 'react';
import type { Available } from '../journey/available.js';
import type { Purpose } from '../journey/purposes.js';

/** What every part of a case file needs to know. */
export interface CaseFileContext {
  readonly survivorId: string;
  readonly purpose: Purpose;
  /** The day of the state that is shown; null for the present. */
  readonly asOf: string | null;
  /** That day, or today. */
  readonly day: string;
  /** Whether the rest of the record is shown only after an interview. */
  readonly inPart: boolean;
  /** Changes with each entry, so that what is open is fetched again. */
  readonly revision: number;
  /** What may be recorded; none in a past state. */
  readonly available: Available;
  /** The mutations that decide something, each with the anchor of what must be read before. */
  readonly reviewed: ReadonlyMap<string, string>;
  /** Whether it is another record than the one of the page, whose anchors it must not take. */
  readonly isOther?: boolean;
}

const Context = createContext<CaseFileContext | undefined>(undefined);

export const CaseFileProvider = Context.Provider;

export const useCaseFile = (): CaseFileContext => {
  const context = useContext(Context);
  if (!context) throw new Error('A part of a case file stands outside of one.');
  return context;
};
