import { useState } from 'react';
import { refusalIn } from '../api/refusal.js';
import { useSendingOnce } from '../api/use-sending-once.js';
import { usePlainWords } from '../language/plain-words.js';

/** Sends a mutation, and says what went wrong, and whether nothing did. */
export const useSend = (onDone: () => void) => {
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const sends = useSendingOnce();
  const inPlainWords = usePlainWords();
  const send = async (mutation: Parameters<typeof sends>[0], input: object): Promise<boolean> => {
    setSending(true);
    const { error } = await sends(mutation, input);
    setSending(false);
    setProblem(error && inPlainWords(refusalIn(error)!.message));
    if (!error) onDone();
    return !error;
  };
  return { send, problem, isSending };
};
