import { LRUCache } from 'lru-cache';
import { openAfter, overdueIn, type RecordedTaskFact } from '#domain/survivor';
import { BY_THE_DAY } from '../definitions/fact-queries.js';
import { parametersOf, type Overdue } from '../definitions/parameters.js';
import type { FigureArguments } from '../definitions/period.js';
import { asKnownFor, asKnownOfFew } from '../definitions/term-queries.js';
import type { Queries } from './prepared.js';

type Subject = Pick<Overdue, 'subject'>;

/** The most people in the cache, about a kilobyte each. */
const CACHE_MAX_PEOPLE = 20_000;

/** The open tasks after a history, by the history's hash, so that an unchanged history is not evaluated again. */
const known = new LRUCache<string, ReturnType<typeof openAfter>>({ max: CACHE_MAX_PEOPLE });

/** Without duplicates: everything continues in the kept record. */
const FROM_TASKS = `FROM task WHERE stream = subject AND ${BY_THE_DAY}`;

/** A hash of each history, which changes whenever a fact in it changes. */
const WHICH = `${asKnownFor('task')} SELECT subject,
  bit_xor(hash_record_extended(("eventId", type, payload, "recordedFrom", revision), 0))::text AS hash ${FROM_TASKS} GROUP BY subject`;

const HISTORIES = `${asKnownOfFew('task', '$6::uuid[]')}
  SELECT subject, "eventId", type, payload, to_jsonb("recordedFrom") #>> '{}' AS "recordedFrom" ${FROM_TASKS} ORDER BY subject, revision`;

/**
 * The tasks that were overdue on the day. The rules are not repeated in SQL: they are run over what was known of each
 * history, so that a figure matches the lists of tasks.
 */
export const overdueAsOf = async (db: Queries, args: FigureArguments): Promise<readonly Overdue[]> => {
  const { to, asOf, settings } = args;
  const parameters = parametersOf(args);
  const histories: (Subject & { hash: string })[] = await db.query(WHICH, [...parameters]);
  const found = histories.map(({ subject, hash }) => {
    const name = `${subject} ${hash}`;
    return { subject, name, tasks: known.get(name) };
  });
  const others = found.filter(({ tasks }) => !tasks).map(({ subject }) => subject);
  const open = openIn(others.length > 0 ? await db.query(HISTORIES, [...parameters, others]) : []);
  const day = asOf < to ? asOf : to;
  return found.flatMap(({ subject, name, tasks = open.get(subject)! }) => {
    known.set(name, tasks);
    return overdueIn(tasks, settings, day).map(({ of, ref }) => ({ of, subject, eventId: ref }));
  });
};

/** Grouped here: Postgres takes ten times as long to aggregate the histories as to find their rows. */
const openIn = (rows: readonly (RecordedTaskFact & Subject)[]) => {
  const histories = new Map<string, RecordedTaskFact[]>();
  for (const row of rows) (histories.get(row.subject) ?? histories.set(row.subject, []).get(row.subject)!).push(row);
  return new Map([...histories].map(([subject, tasks]) => [subject, openAfter(tasks)]));
};
