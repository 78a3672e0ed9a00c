import type pg from 'pg';
import { holdBack } from '../projector/prepared-statement.js';
import { SCHEMA_OF_SET, SYSTEM_SCHEMA } from '../sets/view-set.js';
import { NoLiveViews, orNoLiveViews, throwOrNoLiveViews } from './no-live-views.js';
import type { ViewReader } from './read-scope.js';

/** What a transaction begins with: the hash of the sets that it can read, and the names and values of its settings. */
export type ReaderSettings = [hash: string, names: string[], values: string[]];

type Setting = readonly [name: string, value: string];

/** @param analyst settings of the analyst beyond the part that it reads */
export const settingsOf = (
  who: ViewReader | undefined,
  { hash, analyst }: { readonly hash: string; readonly analyst: readonly Setting[] },
): ReaderSettings => {
  const settings: readonly Setting[] =
    who === 'analyst' ? [['homeward.part', who], ...analyst] : who ? actorSettings(who) : [];
  return [hash, settings.map(([name]) => name), settings.map(([, value]) => value)];
};

const actorSettings = ({ id, role, office }: Exclude<ViewReader, 'analyst'>): readonly Setting[] => [
  ['homeward.actor_id', id],
  ['homeward.actor_role', role],
  ['homeward.actor_office', office ?? ''],
];

/**
 * Sets the reader and the search path: the live set, if it has the tables of this program. Both end with the
 * transaction, so the next user of the connection does not inherit them.
 */
const BEGIN_READING = {
  name: 'who-reads',
  text: `SELECT set_config('search_path', ${SCHEMA_OF_SET} || ', ${SYSTEM_SCHEMA}, pg_temp', true)
    FROM ${SYSTEM_SCHEMA}.view_set WHERE state = 'live' AND hash = $1
    UNION ALL SELECT set_config(what, value, true) FROM unnest($2::text[], $3::text[]) AS said (what, value)`,
};

const READ_ONLY = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** A row of its own sets the path, before those of the settings. */
const hasLiveSet = (begun: readonly unknown[], [, names]: ReaderSettings): boolean => begun.length > names.length;

/**
 * Sets the reader in a transaction that has begun.
 * @param needsViews false for work that reads tables outside every set
 * @throws NoLiveViews
 */
export const becomeReader = async (
  client: pg.ClientBase,
  settings: ReaderSettings,
  needsViews: boolean,
): Promise<void> => {
  const begun = await client.query({ ...BEGIN_READING, values: settings }).catch(throwOrNoLiveViews);
  if (needsViews && !hasLiveSet(begun.rows, settings)) throw new NoLiveViews();
};

/** @throws NoLiveViews */
export const beginReading = async (client: pg.ClientBase, settings: ReaderSettings): Promise<void> => {
  await Promise.all([client.query(READ_ONLY), becomeReader(client, settings, true)]);
};

/**
 * Runs one query in its own transaction, whose single snapshot shows both which set is live and its rows. If the query
 * fails, the transaction is rolled back.
 * @throws NoLiveViews
 */
export const queryAlone = async (
  client: pg.ClientBase,
  settings: ReaderSettings,
  asked: pg.QueryConfig,
): Promise<pg.QueryResult> => {
  const answers = await Promise.allSettled(sendTogether(client, settings, asked));
  const [, begun] = answers as [unknown, PromiseSettledResult<pg.QueryResult>];
  const live = begun.status === 'fulfilled' && hasLiveSet(begun.value.rows, settings);
  for (const answer of answers)
    if (answer.status === 'rejected') throw live ? answer.reason : orNoLiveViews(answer.reason);
  return (answers[2] as PromiseFulfilledResult<pg.QueryResult>).value;
};

const sendTogether = (
  client: pg.ClientBase,
  settings: ReaderSettings,
  asked: pg.QueryConfig,
): Promise<pg.QueryResult>[] => {
  const letGo = holdBack(client);
  try {
    return [
      client.query(READ_ONLY),
      client.query({ ...BEGIN_READING, values: settings }),
      client.query(asked),
      client.query('COMMIT'),
    ];
  } finally {
    letGo();
  }
};

/** The beginning of the names of kept statements. */
export const KEPT_PLAN = 'kept ';

const KEPT = new Map<string, string>();

export const planNameOf = (text: string): string => {
  const name = KEPT.get(text) ?? `${KEPT_PLAN}${KEPT.size}`;
  KEPT.set(text, name);
  return name;
};
