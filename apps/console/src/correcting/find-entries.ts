import { client } from '../api/client.js';
import type { VariablesOf } from '../api/graphql.js';
import type { Purpose } from '../journey/purposes.js';
import { HISTORY, type History } from '../replay/documents.js';
import { matching, type About } from './about.js';
import { ENTRIES, type RecordedEntry } from './documents.js';

/** Searches the survivor’s own stream page by page, latest first. */
const inOwnStream = async (survivorId: string, purpose: Purpose, about: About): Promise<readonly RecordedEntry[]> => {
  const { eventId = null } = about;
  let all: readonly RecordedEntry[] = [];
  let after: string | null = null;
  do {
    const variables: VariablesOf<typeof ENTRIES> = { survivorId, purpose, after, eventId };
    const { data, error } = await client.query(ENTRIES, variables).toPromise();
    if (error) throw error;
    all = [...all, ...(data?.entries?.edges ?? []).map(({ node }) => node)];
    if (eventId) return all;
    const next = data?.entries?.pageInfo;
    const isThere = matching(all, about).some(({ on }) => on === about.on);
    after = next?.hasNextPage && !isThere ? next.endCursor : null;
  } while (after !== null);
  return matching(all, about);
};

/** Searches a court case or an operation, which only the history shows, to users who may replay it. */
const inOtherStream = async (
  survivorId: string,
  purpose: Purpose,
  eventId: string,
): Promise<readonly RecordedEntry[]> => {
  let after: string | null = null;
  do {
    const variables: VariablesOf<typeof HISTORY> = { survivorId, purpose, after };
    const { data, error } = await client.query(HISTORY, variables).toPromise();
    if (error) throw error;
    const history: History | null | undefined = data?.history;
    const found = history?.edges.find(({ node }) => node.eventId === eventId)?.node;
    if (found) return [{ ...found, says: found.data, standing: found.marks.at(-1)?.standing ?? null }];
    after = history?.pageInfo.hasNextPage ? history.pageInfo.endCursor : null;
  } while (after !== null);
  return [];
};

/** @throws a CombinedError for a refusal of the service */
export const findEntries = (survivorId: string, purpose: Purpose, about: About): Promise<readonly RecordedEntry[]> =>
  about.stream && about.eventId
    ? inOtherStream(survivorId, purpose, about.eventId)
    : inOwnStream(survivorId, purpose, about);
