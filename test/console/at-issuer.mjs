import { createHash } from 'node:crypto';

/** With it, the page that redeems the code of a sign-in proves that it asked for it: a secret in the console, and none here. */
export const VERIFIER = 'of-a-walk-through-the-console-of-invented-people';

/** Where a press on the sign-in page leads: the issuer signs in the person, and leads back to the path. */
export const addressAtIssuer = (origin, person, path) => {
  const request = new URLSearchParams({
    client_id: 'homeward-console',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${origin}/console/signed-in`,
    state: path,
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    prompt: 'login',
    login_hint: person,
  });
  return `${origin}/oidc/auth?${request}`;
};
