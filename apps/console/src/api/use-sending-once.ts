import { useMemo } from 'react';
import { client } from './client.js';
import { sendingOnce } from './send-once.js';

/** Sends commands of one part of a page, each recorded once. */
export const useSendingOnce = () =>
  useMemo(() => sendingOnce((mutation, input) => client.mutation(mutation, { input: input as never }).toPromise()), []);
