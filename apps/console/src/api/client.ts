import { Client, fetchExchange, subscriptionExchange } from 'urql';
import { deputyOf, stopActingAsDeputy, waitForSignIn, tokenThatHolds } from '../session/session.js';
import { ownWrites } from './own-writes.js';
import { sendSigned, type Signing } from './send-signed.js';
import { watch } from './socket.js';

/** Who asks, as the session knows it. */
export const session: Signing = { tokenThatHolds, waitForSignIn, deputyOf };

const saysNoDeputy = async (response: Response): Promise<boolean> =>
  deputyOf() !== undefined && (await response.clone().text()).includes('"NOT_A_DEPUTY"');

/** `fetch` with the token of the person who is signed in. */
export const signedFetch: typeof fetch = async (url, init) => {
  const response = await sendSigned(session, (signed) =>
    fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), ...signed } }),
  );
  if (response.status === 403 && (await saysNoDeputy(response))) stopActingAsDeputy();
  return response;
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
