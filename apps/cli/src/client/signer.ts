import { decodeJwt } from 'jose';
import {
  ConfigurationError,
  TokenSigner,
  existingTokenKey,
  ownIssuerAt,
  type Bearer,
  type Configuration,
} from '#platform/plain';
import type { Signer } from './client.js';

/** Without an issuer, the installation signs tokens in the name of its API. @throws ConfigurationError */
export const signerOf = async ({ issuer, data }: Configuration, graphql: string): Promise<TokenSigner> => {
  if (issuer) throw new ConfigurationError(`Tokens come from ${issuer}: sign in there.`);
  return TokenSigner.from(await existingTokenKey(data), ownIssuerAt(graphql));
};

/** With an issuer, HOMEWARD_TOKEN has a token from it. @throws ConfigurationError */
export const signerFromToken = (
  { issuer }: Pick<Configuration, 'issuer'>,
  token: string | undefined,
): Signer | undefined => {
  if (!issuer) return undefined;
  if (!token)
    throw new ConfigurationError(`Tokens come from ${issuer}: sign in there, and set HOMEWARD_TOKEN to the token.`);
  const sent = sendable(token);
  return { sign: () => Promise.resolve(sent) };
};

/** The caller as the service sees them: the person of the token, if there is one, not the typed name. @throws ConfigurationError */
export const askerOf = (
  { issuer }: Pick<Configuration, 'issuer'>,
  token: string | undefined,
  typed: Bearer,
): Bearer => {
  if (!issuer || !token) return typed;
  const { sub, role, office } = claimsIn(token);
  return { id: sub!, role, ...(office !== undefined && { office }) };
};

const noToken = (): ConfigurationError =>
  new ConfigurationError('HOMEWARD_TOKEN is not a token: sign in, and set it to the token from there.');

/** No header can carry spaces, line breaks or other letters, except around it: a file of the token ends with a line break. */
const sendable = (token: string): string => {
  const sent = token.trim();
  if (!/^[\x21-\x7e]+$/.test(sent)) throw noToken();
  return sent;
};

/** Only the service verifies them. */
const claimsIn = (token: string) => {
  const sent = sendable(token);
  try {
    return decodeJwt<{ role: Bearer['role']; office?: string }>(sent);
  } catch {
    throw noToken();
  }
};
