import { ConfigurationError, TokenSigner, existingTokenKey, ownIssuerAt, type Configuration } from '#platform';
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
