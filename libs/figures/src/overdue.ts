import { LRUCache } from 'lru-cache';
import { openAfter, overdueIn, type ToldTask } from '#journey';
import { BY_THE_DAY } from './as-known.js';
import { parametersOf } from './parameters.js';
import type { Asked } from './period.js';
import type { Queries } from './prepared.js';
import { asKnownFor, asKnownOfFew } from './terms.js';

export interface Overdue {
  readonly of: 'assessments' | 'followUps';
  readonly subject: string;
  /** From which event it fell due. */
  readonly eventId: string;
}

type Subject = Pick<Overdue, 'subject'>;

/** So many people are remembered, of about a kilobyte each. */
const PEOPLE = 20_000;

/** What somebody's history leaves open, by what it tells: the same history need not be told again by anybody who asks. */
const known = new LRUCache<string, ReturnType<typeof openAfter>>({ max: PEOPLE });

/** A duplicate is left out: all goes on in the record that is kept. */
const TOLD = `FROM task WHERE stream = subject AND ${BY_THE_DAY}`;

/** Of each history, which one it is: whatever is told otherwise makes it another one. */
const WHICH = `${asKnownFor('task')} SELECT subject,
  bit_xor(hash_record_extended(("eventId", type, said, "recordedFrom", revision), 0))::text AS told ${TOLD} GROUP BY subject`;

const HISTORIES = `${asKnownOfFew('task', '$6::uuid[]')}
  SELECT subject, "eventId", type, said, to_jsonb("recordedFrom") #>> '{}' AS "recordedFrom" ${TOLD} ORDER BY subject, revision`;

/**
 * What was overdue on the day. Its rules are not told again in SQL: they are asked, with what was known of each history, so
 * that a figure says what the lists of tasks say.
 */
export const overdueAsOf = async (db: Queries, asked: Asked): Promise<readonly Overdue[]> => {
  const { to, asOf, settings } = asked;
  const parameters = parametersOf(asked);
  const histories: (Subject & { told: string })[] = await db.query(WHICH, [...parameters]);
  const found = histories.map(({ subject, told }) => {
    const name = `${subject} ${told}`;
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

/** Put together here: to make one value of each history takes the database ten times as long as to find them. */
const openIn = (rows: readonly (ToldTask & Subject)[]) => {
  const histories = new Map<string, ToldTask[]>();
  for (const row of rows) (histories.get(row.subject) ?? histories.set(row.subject, []).get(row.subject)!).push(row);
  return new Map([...histories].map(([subject, told]) => [subject, openAfter(told)]));
};
