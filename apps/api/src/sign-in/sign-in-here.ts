import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { tokenKey } from '#platform';
import { POLICY, failurePage, peoplePage } from './page.js';
import { claimsOf } from './people.js';

/** Below `/oidc`, in development: the API as its own issuer. It is loaded with the first request. */
export const signInHere = (data: string, issuer: () => string) => {
  let loading: Promise<Provider> | undefined;
  const load = async (): Promise<Provider> => {
    const [{ providerAt }, key] = await Promise.all([import('./provider.js'), tokenKey({ data })]);
    return providerAt(issuer(), key);
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { origin, host } = new URL(issuer());
    // another host name of this machine, of us or of a foreign page: its cookies are not ours
    if (request.headers.host !== host) return page(response, 421, failurePage(`Sign in at ${origin}.`));
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    await answer(await loading, request, response);
  };
};

/** Where somebody else is still signed in, the provider ends that session with a form whose script it adds here. */
const GOES_ON = `default-src 'none'; script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;

const answer = async (provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (!/^\/interaction\/[\w-]{1,64}$/.test(request.url ?? '')) {
    response.setHeader('content-security-policy', GOES_ON);
    return provider.callback()(request, response);
  }
  // it throws for an unknown or expired interaction: the user must start again
  const begun = await provider.interactionDetails(request, response).catch(() => undefined);
  if (!begun) return page(response, 400, failurePage('This sign-in has expired: start again.'));
  const { login_hint: hinted } = begun.params as { readonly login_hint?: string };
  // the console shows the people itself: a person chosen there need not be chosen again
  const known = hinted !== undefined && claimsOf(hinted) !== undefined;
  if (request.method !== 'POST' && !known) return page(response, 200, peoplePage());
  const accountId = known ? hinted : await readChoice(request);
  if (!claimsOf(accountId)) return page(response, 400, failurePage('There is no person of that name: choose again.'));
  await provider.interactionFinished(request, response, { login: { accountId } }, { mergeWithLastSubmission: false });
};

/** The most characters of a form that has one field. */
const FIELD_MAX_CHARACTERS = 200;

const readChoice = async (request: IncomingMessage): Promise<string> => {
  let form = '';
  for await (const chunk of request as AsyncIterable<Buffer>) {
    form += chunk.toString();
    if (form.length > FIELD_MAX_CHARACTERS) break;
  }
  return new URLSearchParams(form).get('person') ?? '';
};

const page = (response: ServerResponse, status: number, html: string): void => {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
  });
  response.end(html);
};
