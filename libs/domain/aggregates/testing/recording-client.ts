import pg from 'pg';
import { KEPT_PLAN } from '#kernel/projections';

export interface SentQuery {
  readonly text: string;
  readonly values: unknown[];
}

const recordings = new Set<SentQuery[]>();

/** A client of Postgres whose queries a spec can record: give it to a pool as its `Client`. */
export class RecordingClient extends pg.Client {
  override query(...args: never[]): never {
    const [first, second]: readonly unknown[] = args;
    const { name, text, values } =
      typeof first === 'string' ? { name: undefined, text: first, values: second } : (first as pg.QueryConfig);
    // of the named queries, those that read views, and not the one that begins each transaction
    if ((name === undefined || name.startsWith(KEPT_PLAN)) && /^\s*(SELECT|WITH)/i.test(text))
      for (const queries of recordings) queries.push({ text, values: Array.isArray(values) ? values : [] });
    return super.query(...(args as [never])) as never;
  }
}

/** Every query that a `RecordingClient` sends while the work runs. */
export const queriesDuring = async (work: () => Promise<unknown>): Promise<readonly SentQuery[]> => {
  const queries: SentQuery[] = [];
  recordings.add(queries);
  try {
    await work();
  } finally {
    recordings.delete(queries);
  }
  return queries;
};
