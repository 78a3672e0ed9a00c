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

/** Where nobody is named who signs people in, the installation does, in the name of its API. @throws ConfigurationError */
export const signerOf = async ({ issuer, data }: Configuration, graphql: string): Promise<TokenSigner> => {
  if (issuer) throw new ConfigurationError(`Tokens come from ${issuer}: sign in there.`);
  return TokenSigner.from(await existingTokenKey(data), ownIssuerAt(graphql));
};

/** Where somebody is, a token that was got there is given in HOMEWARD_TOKEN. */
export const givenTo = ({ issuer }: Configuration, token: string | undefined): Signer | undefined => {
  if (!issuer) return undefined;
  if (token) return { sign: () => Promise.resolve(token) };
  throw new ConfigurationError(`Tokens come from ${issuer}: sign in there, and give the token in HOMEWARD_TOKEN.`);
};

/** Whom the service will take the asker for: where a token is given, the one whom it names, whatever was typed. @throws Misuse */
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
    throw new Misuse('HOMEWARD_TOKEN is no token: sign in, and give the one that you got there.');
  }
};
