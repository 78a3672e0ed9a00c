import { randomBytes } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';
import {
  Provider,
  errors,
  interactionPolicy,
  type Configuration,
  type KoaContextWithOIDC,
  type ResourceServer,
} from 'oidc-provider';
import { AUDIENCE, SIGNING_ALGORITHM, TOKEN_LIFETIME_S } from '#platform';
import { CLIENT, callbackOf, signedOutOf } from './client.js';
import { POLICY, SIGN_OUT_POLICY, failurePage, signOutPage } from './page.js';
import { claimsOf } from './people.js';

/** Seconds. */
const SESSION_S = 8 * 60 * 60;
const INTERACTION_S = 10 * 60;
const CODE_S = 60;

/** An issuer identifies a resource by a URI; its tokens name the audience. */
const RESOURCE = 'urn:homeward';

/** Signs people in without a password, in development: authorization code with PKCE, for the console only. Stateless. */
export const providerAt = async (issuer: string, key: JWK): Promise<Provider> =>
  new Provider(issuer, {
    ...CONFIGURATION,
    clients: [
      {
        client_id: CLIENT,
        token_endpoint_auth_method: 'none',
        redirect_uris: [callbackOf(issuer)],
        post_logout_redirect_uris: [signedOutOf(issuer)],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: {
      keys: [{ ...key, kid: await calculateJwkThumbprint(key), alg: SIGNING_ALGORITHM, use: 'sig' }],
    },
    // a browser sends the origin even for a same-origin request
    clientBasedCORS: (_, origin) => origin === new URL(issuer).origin,
    cookies: { keys: [randomBytes(32).toString('hex')] },
  });

/** The chosen person grants the one scope to the one client. */
const grantConsent = async ({ oidc }: KoaContextWithOIDC) => {
  const { provider, client, session } = oidc;
  const grant = new provider.Grant({ accountId: session!.accountId!, clientId: client!.clientId });
  grant.addOIDCScope('openid');
  grant.addResourceScope(RESOURCE, 'openid');
  await grant.save();
  return grant;
};

const choose = interactionPolicy.base();
choose.remove('consent');

const show = (ctx: KoaContextWithOIDC, page: string, policy = POLICY): void => {
  ctx.type = 'html';
  ctx.set('content-security-policy', policy);
  ctx.body = page;
};

const OURS: ResourceServer = {
  scope: 'openid',
  audience: AUDIENCE,
  accessTokenTTL: TOKEN_LIFETIME_S,
  accessTokenFormat: 'jwt',
  jwt: { sign: { alg: SIGNING_ALGORITHM } },
};

const CONFIGURATION: Configuration = {
  scopes: ['openid'],
  claims: { openid: ['sub', 'role', 'office', 'org'] },
  conformIdTokenClaims: false,
  clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
  pkce: { required: () => true },
  findAccount: (_, id) => {
    const claims = claimsOf(id);
    return claims && { accountId: id, claims: () => ({ sub: id, ...claims }) };
  },
  extraTokenClaims: (_, token) => ('accountId' in token ? claimsOf(token.accountId) : undefined),
  loadExistingGrant: grantConsent,
  interactions: { policy: choose, url: (_, { uid }) => `/oidc/interaction/${uid}` },
  renderError: (ctx, { error, error_description: description }) =>
    show(ctx, failurePage(`${error}: ${description ?? 'begin again'}`)),
  ttl: {
    AccessToken: TOKEN_LIFETIME_S,
    AuthorizationCode: CODE_S,
    Grant: SESSION_S,
    IdToken: TOKEN_LIFETIME_S,
    Interaction: INTERACTION_S,
    Session: SESSION_S,
  },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: true, logoutSource: (ctx, form) => show(ctx, signOutPage(form), SIGN_OUT_POLICY) },
    userinfo: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => RESOURCE,
      useGrantedResource: () => true,
      getResourceServerInfo: (_, resource) => {
        if (resource !== RESOURCE) throw new errors.InvalidTarget();
        return OURS;
      },
    },
  },
};
