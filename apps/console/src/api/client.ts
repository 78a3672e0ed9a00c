import { Client, fetchExchange, subscriptionExchange } from 'urql';
import i18next from 'i18next';
import { deputyOf, stopActingAsDeputy, waitForSignIn, tokenThatHolds } from '../session/session.js';
import { ownWrites } from './own-writes.js';
import { watch } from './socket.js';

const send = async (url: RequestInfo | URL, init: RequestInit | undefined, token: string): Promise<Response> => {
  const headers = new Headers(init?.headers);
  headers.set('authorization', `Bearer ${token}`);
  headers.set('accept-language', i18next.language);
  const supervisor = deputyOf();
  if (supervisor !== undefined) headers.set('homeward-deputy-of', supervisor);
  return fetch(url, { ...init, headers });
};

const saysNoDeputy = async (response: Response): Promise<boolean> =>
  deputyOf() !== undefined && (await response.clone().text()).includes('"NOT_A_DEPUTY"');

/** Sends a request with a valid token, and repeats it after a new sign-in if the service rejects the token. */
export const signedFetch: typeof fetch = async (url, init) => {
  const response = await send(url, init, await tokenThatHolds());
  if (response.status === 403 && (await saysNoDeputy(response))) stopActingAsDeputy();
  return response.status === 401 ? send(url, init, await waitForSignIn()) : response;
};

/** Has no cache, so that each display of personal data is a recorded read. */
export const client = new Client({
  url: new URL('/graphql', location.origin).href,
  exchanges: [
    ownWrites(),
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
