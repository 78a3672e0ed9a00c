import { client } from '../api/client.js';
import type { Purpose } from '../journey/purposes.js';
import { historyPages } from '../replay/history-pages.js';
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
  for await (const history of historyPages(survivorId, purpose)) {
    const found = history?.edges.find(({ node }) => node.eventId === eventId)?.node;
    if (found) return { ...found, says: found.data, standing: found.marks.at(-1)?.standing ?? null };
  }
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
