import { GraphQLError } from 'graphql';
import type { Actor } from '#kernel/decider';
import { StoreUnavailable } from '#kernel/event-store';
import { IssuerUnavailable, UnauthenticatedError, type Tokens } from '#platform';

interface Asking {
  readonly headersDistinct: { readonly authorization?: string[]; readonly [DEPUTY_OF]?: string[] };
}

/** The header in which a deputy names the supervisor in whose place they act; without it they act for themselves. */
export const DEPUTY_OF = 'homeward-deputy-of';

/** A colleague as a request names them, such as by that header. */
export const deputyOfIn = ({ headersDistinct }: Asking): string | undefined => headersDistinct[DEPUTY_OF]?.join(', ');

/** Whether the same token may sign in a moment later: its issuer, or the register with the office, is away. */
export const mayPass = (error: unknown): boolean =>
  error instanceof IssuerUnavailable || error instanceof StoreUnavailable;

/** Before the document is read: a caller who is not signed in learns nothing, not even the schema. */
export const signedIn = async (tokens: Tokens, { headersDistinct: { authorization = [] } }: Asking): Promise<Actor> => {
  try {
    // with two headers, proxies may believe the first and others the last: neither is accepted
    if (authorization.length > 1) throw new UnauthenticatedError();
    return await tokens.actorOf(authorization[0]);
  } catch (error) {
    const [code, status] = mayPass(error) ? ['UNAVAILABLE', 503] : ['UNAUTHENTICATED', 401];
    throw new GraphQLError((error as Error).message, {
      originalError: error as Error,
      extensions: { code, http: { status } },
    });
  }
};
