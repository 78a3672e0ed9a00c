import { useState } from 'react';
import { draftOf, forget, keep } from './drafts.js';

interface UnsentText {
  readonly text: string;
  readonly write: (typed: string) => void;
  readonly discard: () => void;
}

/** What is typed outside of a form is a draft as well; its command is made when it is sent. */
export const useUnsentText = (key: string): UnsentText => {
  const [text, setText] = useState(() => String(draftOf(key)?.values.text ?? ''));
  const discard = () => {
    setText('');
    forget(key);
  };
  const write = (typed: string) => {
    if (typed === '') return discard();
    setText(typed);
    keep(key, { values: { text: typed }, commandId: '', revisions: new Map() });
  };
  return { text, write, discard };
};
