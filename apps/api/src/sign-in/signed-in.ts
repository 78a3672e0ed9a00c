import { GraphQLError } from 'graphql';
import type { Actor } from '#decider';
import { IssuerUnavailable, Unauthenticated, type Tokens } from '#platform';

interface Asking {
  readonly headersDistinct: { readonly authorization?: string[] };
}

/** At the door, before the document is looked at: who is not signed in learns nothing, not even the schema. */
export const signedIn = async (tokens: Tokens, { headersDistinct: { authorization = [] } }: Asking): Promise<Actor> => {
  try {
    // of two headers one part of a network may believe the first, another the last: neither is believed here
    if (authorization.length > 1) throw new Unauthenticated();
    return await tokens.actorOf(authorization[0]);
  } catch (error) {
    const [code, status] = error instanceof IssuerUnavailable ? ['UNAVAILABLE', 503] : ['UNAUTHENTICATED', 401];
    throw new GraphQLError((error as Error).message, {
      originalError: error as Error,
      extensions: { code, http: { status } },
    });
  }
};
