import { decodeJwt } from 'jose';
import {
  ConfigurationError,
  TokenSigner,
  existingTokenKey,
  ownIssuerAt,
  type Bearer,
  type Configuration,
} from '#platform/plain';
import { Misuse } from '../misuse.js';
import type { Signer } from './client.js';

/** Without an issuer, the installation signs tokens in the name of its API. @throws ConfigurationError */
export const signerOf = async ({ issuer, data }: Configuration, graphql: string): Promise<TokenSigner> => {
  if (issuer) throw new ConfigurationError(`Tokens come from ${issuer}: sign in there.`);
  return TokenSigner.from(await existingTokenKey(data), ownIssuerAt(graphql));
};

/** With an issuer, HOMEWARD_TOKEN has a token from it. */
export const signerFromToken = ({ issuer }: Configuration, token: string | undefined): Signer | undefined => {
  if (!issuer) return undefined;
  if (token) return { sign: () => Promise.resolve(token) };
  throw new ConfigurationError(`Tokens come from ${issuer}: sign in there, and set HOMEWARD_TOKEN to the token.`);
};

/** The caller as the service sees them: the person of the token, if there is one, not the typed name. @throws Misuse */
export const askerOf = (
  { issuer }: Pick<Configuration, 'issuer'>,
  token: string | undefined,
  typed: Bearer,
): Bearer => {
  if (!issuer || !token) return typed;
  try {
    const { sub, role, office } = decodeJwt<{ role: Bearer['role']; office?: string }>(token);
    return { id: sub!, role, ...(office !== undefined && { office }) };
  } catch {
    throw new Misuse('HOMEWARD_TOKEN is not a token: sign in, and set it to the token from there.');
  }
};
