import { useState } from 'react';
import { client } from '../api/client.js';
import { refusalIn } from '../api/refusal.js';

/** Sends a mutation, and says what went wrong, and whether nothing did. */
export const useSend = (onDone: () => void) => {
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const send = async (mutation: Parameters<typeof client.mutation>[0], input: object): Promise<boolean> => {
    setSending(true);
    const { error } = await client.mutation(mutation, { input }).toPromise();
    setSending(false);
    setProblem(error && refusalIn(error)?.message);
    if (!error) onDone();
    return !error;
  };
  return { send, problem, isSending };
};
