import { client } from '../api/client.js';
import type { VariablesOf } from '../api/graphql.js';
import { readNextCursor } from '../api/pages.js';
import type { Purpose } from '../journey/purposes.js';
import { HISTORY, type RecordHistory } from './documents.js';

/** The history, page by page; undefined if the person may not see it, or there is none. @throws a CombinedError */
export async function* historyPages(survivorId: string, purpose: Purpose): AsyncGenerator<RecordHistory | undefined> {
  let after: string | null = null;
  do {
    const variables: VariablesOf<typeof HISTORY> = { survivorId, purpose, after };
    const { data, error } = await client.query(HISTORY, variables).toPromise();
    if (error) throw error;
    const history: RecordHistory | null | undefined = data?.history;
    yield history ?? undefined;
    after = history ? readNextCursor(history) : null;
  } while (after !== null);
}
