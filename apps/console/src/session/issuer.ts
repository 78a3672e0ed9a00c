import * as oauth from 'oauth4webapi';
import { settings } from './settings.js';

/** The state of one sign-in between request and redirect. */
export interface Journey {
  readonly state: string;
  readonly verifier: string;
}

/** What a sign-in brings. */
export interface Tokens {
  /** For requests. */
  readonly access: string;
  /** About the person, for the issuer alone. */
  readonly identity: string | undefined;
}

const CALLBACK = new URL('/console/signed-in', location.origin).href;

/** A development service uses HTTP on this machine. */
const insecure = (issuer: string) => ({ [oauth.allowInsecureRequests]: issuer.startsWith('http://127.') });

/** Servers refuse a longer address. Without the hint, an issuer may ask the person. */
const HINT_MAX_LENGTH = 4_000;

let discovering: Promise<oauth.AuthorizationServer> | undefined;

const discoverIssuer = async (): Promise<oauth.AuthorizationServer> => {
  const { issuer } = await settings;
  const url = new URL(issuer);
  discovering ??= oauth
    .discoveryRequest(url, insecure(issuer))
    .then((response) => oauth.processDiscoveryResponse(url, response))
    .catch((error: unknown) => {
      discovering = undefined;
      throw error;
    });
  return discovering;
};

export const begin = async (more: Readonly<Record<string, string>>): Promise<Journey & { readonly url: string }> => {
  const [server, { client }] = await Promise.all([discoverIssuer(), settings]);
  const state = oauth.generateRandomState();
  const verifier = oauth.generateRandomCodeVerifier();
  const url = new URL(server.authorization_endpoint!);
  url.search = new URLSearchParams({
    client_id: client,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: CALLBACK,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...more,
  }).toString();
  return { state, verifier, url: url.href };
};

/** @throws when the issuer refused, or the answer belongs to another request */
export const finish = async ({ state, verifier }: Journey, answer: string): Promise<Tokens> => {
  const [server, { client, issuer }] = await Promise.all([discoverIssuer(), settings]);
  const parameters = oauth.validateAuthResponse(server, { client_id: client }, new URLSearchParams(answer), state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    { client_id: client },
    oauth.None(),
    parameters,
    CALLBACK,
    verifier,
    insecure(issuer),
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, { client_id: client }, response);
  return { access: tokens.access_token, identity: tokens.id_token };
};

/**
 * Where the issuer ends the session of the browser, and then leads back to the console: OpenID Connect RP-Initiated Logout
 * 1.0. Undefined for an issuer that ends none.
 */
export const signOutAddress = async (identity: string | undefined): Promise<string | undefined> => {
  const [{ end_session_endpoint: endpoint }, { client }] = await Promise.all([discoverIssuer(), settings]);
  if (endpoint === undefined) return undefined;
  const url = new URL(endpoint); // it may have parameters of its own
  url.searchParams.set('client_id', client);
  url.searchParams.set('post_logout_redirect_uri', new URL('/', location.origin).href);
  if (identity !== undefined && identity.length <= HINT_MAX_LENGTH) url.searchParams.set('id_token_hint', identity);
  return url.href;
};
