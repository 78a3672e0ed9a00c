import { overdueIn, type ToldTask } from '#journey';
import { BY_THE_DAY } from './as-known.js';
import type { Asked } from './period.js';
import type { Queries } from './prepared.js';
import { asKnownFor } from './terms.js';

export interface Overdue {
  readonly of: 'assessments' | 'followUps';
  readonly subject: string;
  /** From which event it fell due. */
  readonly eventId: string;
}

/**
 * What was overdue on the day. Its rules are not told again in SQL: they are asked, with what was known of each history, so
 * that a figure says what the lists of tasks say. A duplicate is left out: all goes on in the record that is kept.
 */
export const overdueAsOf = async (
  db: Queries,
  parameters: readonly unknown[],
  { to, asOf, settings }: Asked,
): Promise<Overdue[]> => {
  const rows: (ToldTask & Subject)[] = await db.query(
    `${asKnownFor('task')} SELECT subject, "eventId", type, said, to_jsonb("recordedFrom") #>> '{}' AS "recordedFrom"
      FROM task WHERE stream = subject AND ${BY_THE_DAY} ORDER BY subject, revision`,
    [...parameters],
  );
  const day = asOf < to ? asOf : to;
  return [...historiesIn(rows)].flatMap(([subject, told]) =>
    overdueIn(told, settings, day).map(({ of, ref }) => ({ of, subject, eventId: ref })),
  );
};

type Subject = Pick<Overdue, 'subject'>;

/** Put together here: to make one value of each history takes the database ten times as long as to find them. */
const historiesIn = <Row extends Subject>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> => {
  const histories = new Map<string, Row[]>();
  for (const row of rows) (histories.get(row.subject) ?? histories.set(row.subject, []).get(row.subject)!).push(row);
  return histories;
};
