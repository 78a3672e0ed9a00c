import { useEffect, useState } from 'react';
import { draftOf, forget, forgetAllBut, keep } from './drafts.js';

interface UnsentText {
  readonly text: string;
  readonly write: (typed: string) => void;
  readonly discard: () => void;
}

/** What a text outside of a form is about, and who writes it. */
export interface TextDraft {
  readonly kind: 'answer' | 'setAside';
  readonly by: string;
  readonly id: string;
}

const keyOf = ({ kind, by, id }: TextDraft): string => `${kind} ${by} ${id}`;

/** What is typed outside of a form is a draft as well; its command is made when it is sent. */
export const useUnsentText = (draft: TextDraft): UnsentText => {
  const key = keyOf(draft);
  const [text, setText] = useState(() => String(draftOf(key)?.values.text ?? ''));
  const discard = () => {
    setText('');
    forget(key);
  };
  const write = (typed: string) => {
    setText(typed);
    if (typed.trim() === '') forget(key);
    else keep(key, { values: { text: typed }, commandId: '', revisions: new Map() });
  };
  return { text, write, discard };
};

/** Discards the texts about what a colleague has settled since: nobody can send them any more. */
export const useOpenTexts = ({ kind, by }: Omit<TextDraft, 'id'>, ids: readonly string[] | undefined): void => {
  const open = ids?.join(' ');
  useEffect(() => {
    if (open === undefined) return;
    const keys = open.split(' ').map((id) => keyOf({ kind, by, id }));
    forgetAllBut(keyOf({ kind, by, id: '' }), keys);
  }, [kind, by, open]);
};
