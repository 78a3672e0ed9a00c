import { useCallback, useRef, useState } from 'react';
import type { Values } from '../values.js';
import { draftOf, forget, keep, type Draft } from './drafts.js';

/** What is typed into a form, and whether it would be lost. */
export interface FormDraft extends Draft {
  readonly isUnsaved: () => boolean;
  /** Takes what was typed. @param isNewCommand whether the commandId before is spent */
  readonly change: (values: Values, isNewCommand: boolean) => void;
  /** Takes what follows from the form itself, until something is typed. */
  readonly adjust: (adjusted: (values: Values) => Values) => void;
  /** The user may leave without being asked, and what was typed stays in memory. */
  readonly allowLeaving: () => void;
  /** Nothing of it is left to send. */
  readonly discard: () => void;
  /** The next time that the form opens, the same values are a command of their own. */
  readonly keepAsNewCommand: () => void;
}

const newDraft = (values: Values): Draft => ({ values, commandId: crypto.randomUUID(), revisions: new Map() });

/** @param begin the values of a form into which nothing was typed */
export const useDraft = (key: string, begin: () => Values): FormDraft => {
  const [draft, setDraft] = useState(() => draftOf(key) ?? newDraft(begin()));
  const isUnsaved = useRef(draftOf(key) !== undefined);
  const { values, commandId, revisions } = draft;
  return {
    ...draft,
    isUnsaved: () => isUnsaved.current,
    change: (next, isNewCommand) => {
      const changed = { values: next, commandId: isNewCommand ? crypto.randomUUID() : commandId, revisions };
      setDraft(changed);
      keep(key, changed);
      isUnsaved.current = true;
    },
    adjust: useCallback((adjusted) => {
      if (!isUnsaved.current) setDraft((before) => ({ ...before, values: adjusted(before.values) }));
    }, []),
    allowLeaving: () => void (isUnsaved.current = false),
    discard: () => forget(key),
    keepAsNewCommand: () => keep(key, newDraft(values)),
  };
};
