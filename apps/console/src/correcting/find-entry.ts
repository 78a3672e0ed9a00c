import { client } from '../api/client.js';
import type { Purpose } from '../journey/purposes.js';
import { streamIdOf, type About } from './about.js';
import { COURT_ENTRY_TO_AMEND, ENTRIES, OPERATION_ENTRY_TO_AMEND, type RecordedEntry } from './documents.js';

type EntryAnswer = Promise<RecordedEntry | undefined>;

const inOwnStream = async (survivorId: string, purpose: Purpose, eventId: string): EntryAnswer => {
  const { data, error } = await client.query(ENTRIES, { survivorId, purpose, eventId, after: null }).toPromise();
  if (error) throw error;
  return data?.entries?.edges[0]?.node;
};

const inCourt = async (prosecutionId: string, purpose: Purpose, eventId: string): EntryAnswer => {
  const asked = { prosecutionId, eventId, purpose };
  const { data, error } = await client.query(COURT_ENTRY_TO_AMEND, asked).toPromise();
  if (error) throw error;
  return data?.courtEntryToAmend ?? undefined;
};

const inOperation = async (operationId: string, eventId: string): EntryAnswer => {
  const { data, error } = await client.query(OPERATION_ENTRY_TO_AMEND, { operationId, eventId }).toPromise();
  if (error) throw error;
  return data?.operationEntryToAmend ?? undefined;
};

/** @throws a CombinedError for a refusal of the service */
export const findEntry = async (
  survivorId: string | undefined,
  purpose: Purpose,
  { eventId, stream }: About,
): Promise<RecordedEntry | undefined> => {
  if (!eventId) return undefined;
  const { prosecutionId, operationId } = streamIdOf(stream);
  if (prosecutionId) return inCourt(prosecutionId, purpose, eventId);
  if (operationId) return inOperation(operationId, eventId);
  return survivorId ? inOwnStream(survivorId, purpose, eventId) : undefined;
};
