import { stringifyDocument } from 'urql';
import { graphql, type ResultOf } from '../api/graphql.js';
import { actingOf } from './acting.js';
import type { Person } from './person.js';

const SIGNED_IN = graphql(`
  query SignedIn {
    signedIn {
      id
      role
      office
    }
  }
`);

interface Answer {
  readonly data?: ResultOf<typeof SIGNED_IN> | null;
}

/** Who a token belongs to: only the service knows which of its claims say so. @throws if it signs nobody in */
export const askWho = async (token: string): Promise<Person> => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: stringifyDocument(SIGNED_IN) }),
  });
  const { data } = (await response.json()) as Answer;
  if (!data) throw new Error('The service does not accept this token.');
  const { id, role, office } = data.signedIn;
  const until = expiryOf(token);
  const acting = actingOf(id);
  return acting
    ? { id, role: 'SUPERVISOR', office: acting.office, deputyOf: acting.worker, until }
    : { id, role, ...(office !== null && { office }), until };
};

/** Seconds since 1970. */
const expiryOf = (token: string): number => {
  const part = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
  return (JSON.parse(atob(part)) as { readonly exp: number }).exp;
};
