import { GraphQLError } from 'graphql';
import type { Actor } from '#kernel/decider';
import { IssuerUnavailable, UnauthenticatedError, type Tokens } from '#platform';

interface Asking {
  readonly headersDistinct: { readonly authorization?: string[] };
}

/** Before the document is read: a caller who is not signed in learns nothing, not even the schema. */
export const signedIn = async (tokens: Tokens, { headersDistinct: { authorization = [] } }: Asking): Promise<Actor> => {
  try {
    // with two headers, proxies may believe the first and others the last: neither is accepted
    if (authorization.length > 1) throw new UnauthenticatedError();
    return await tokens.actorOf(authorization[0]);
  } catch (error) {
    const [code, status] = error instanceof IssuerUnavailable ? ['UNAVAILABLE', 503] : ['UNAUTHENTICATED', 401];
    throw new GraphQLError((error as Error).message, {
      originalError: error as Error,
      extensions: { code, http: { status } },
    });
  }
};
