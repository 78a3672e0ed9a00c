import { Client, fetchExchange, subscriptionExchange } from 'urql';
import i18next from 'i18next';
import { lapsed, tokenThatHolds } from '../session/session.js';
import { watch } from './socket.js';

const send = async (url: RequestInfo | URL, init: RequestInit | undefined, token: string): Promise<Response> => {
  const headers = new Headers(init?.headers);
  headers.set('authorization', `Bearer ${token}`);
  headers.set('accept-language', i18next.language);
  return fetch(url, { ...init, headers });
};

/** Sends a request with a valid token, and repeats it after a new sign-in if the service rejects the token. */
export const signedFetch: typeof fetch = async (url, init) => {
  const response = await send(url, init, await tokenThatHolds());
  return response.status === 401 ? send(url, init, await lapsed()) : response;
};

/** Has no cache, so that each display of personal data is a recorded read. */
export const client = new Client({
  url: new URL('/graphql', location.origin).href,
  exchanges: [
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({
        subscribe: (sink) => ({ unsubscribe: watch({ query: query!, variables: variables ?? null }, sink) }),
      }),
    }),
  ],
  fetch: signedFetch,
  preferGetMethod: false,
  requestPolicy: 'network-only',
});
