import { client } from '../api/client.js';
import type { VariablesOf } from '../api/graphql.js';
import type { Purpose } from '../journey/purposes.js';
import { HISTORY, type History } from '../replay/documents.js';
import type { About } from './about.js';
import { ENTRIES, type RecordedEntry } from './documents.js';

const inOwnStream = async (
  survivorId: string,
  purpose: Purpose,
  eventId: string,
): Promise<RecordedEntry | undefined> => {
  const { data, error } = await client.query(ENTRIES, { survivorId, purpose, eventId, after: null }).toPromise();
  if (error) throw error;
  return data?.entries?.edges[0]?.node;
};

/** Searches a court case or an operation, which only the history shows, to users who may replay it. */
const inOtherStream = async (
  survivorId: string,
  purpose: Purpose,
  eventId: string,
): Promise<RecordedEntry | undefined> => {
  let after: string | null = null;
  do {
    const variables: VariablesOf<typeof HISTORY> = { survivorId, purpose, after };
    const { data, error } = await client.query(HISTORY, variables).toPromise();
    if (error) throw error;
    const history: History | null | undefined = data?.history;
    const found = history?.edges.find(({ node }) => node.eventId === eventId)?.node;
    if (found) return { ...found, says: found.data, standing: found.marks.at(-1)?.standing ?? null };
    after = history?.pageInfo.hasNextPage ? history.pageInfo.endCursor : null;
  } while (after !== null);
  return undefined;
};

/** @throws a CombinedError for a refusal of the service */
export const findEntry = async (
  survivorId: string,
  purpose: Purpose,
  { eventId, stream }: About,
): Promise<RecordedEntry | undefined> => {
  if (!eventId) return undefined;
  return stream ? inOtherStream(survivorId, purpose, eventId) : inOwnStream(survivorId, purpose, eventId);
};
