import { UNMARKED_PEOPLE } from './changed-since.js';
import { EVERY_DAY } from './day-rows.js';
import type { Sql } from '../definitions/figure.js';
import { areUsable, readMarks } from './marks.js';
import type { Queries } from './prepared.js';
import { daysKnownAt } from './roll-up.js';
import { monthOf } from './roll-up-query.js';

/** A table of kept days whose counts do not follow from the facts. */
export interface WrongDays {
  readonly table: string;
  /** How many counts differ. */
  readonly counts: number;
  /** The first day, or month, of which one differs. */
  readonly from: string;
}

const PLACE = 'upper, "of", key, lower, amount';

/** A count of nothing and no count are the same. */
const differencesOf = (table: string, due: Sql): Sql => `SELECT '${table}' AS "table", upper
  FROM (SELECT ${PLACE}, n FROM ${table} WHERE "of" <> '') kept FULL JOIN (${due}) due USING (${PLACE})
  WHERE coalesce(kept.n, 0) <> coalesce(due.n, 0)`;

const DUE_MONTHS = `SELECT ${monthOf('upper')} AS upper, "of", key, ${monthOf('lower')} AS lower, amount, sum(n) AS n
  FROM days GROUP BY 1, 2, 3, 4, 5`;

const WRONG: Sql = `WITH days AS MATERIALIZED (SELECT ${PLACE}, n FROM (${EVERY_DAY}) every)
  SELECT "table", count(*)::int AS counts, min(upper)::text AS "from" FROM (
    ${differencesOf('day_count', 'SELECT * FROM days')} UNION ALL ${differencesOf('month_count', DUE_MONTHS)}
  ) each GROUP BY "table" ORDER BY "table"`;

const UNMARKED: Sql = `SELECT count(*)::int AS people FROM (${UNMARKED_PEOPLE}) left_out`;

/**
 * How many people have changed since the days were kept, and are marked nowhere: what they have added since would never be
 * counted.
 */
export const countUnmarked = async (tx: Queries): Promise<number> => {
  const marks = await readMarks(tx);
  if (!areUsable(marks) || marks.anyone) return 0;
  const [{ people }] = (await tx.query(UNMARKED, [null, marks.keptAt, 'infinity'])) as [{ people: number }];
  return people;
};

/** Counts everything once more, as it was known when the days were kept. Nothing is wrong with days that nobody may use. */
export const findWrongDays = async (tx: Queries): Promise<readonly WrongDays[]> => {
  const marks = await readMarks(tx);
  if (!areUsable(marks)) return [];
  return tx.query(WRONG, daysKnownAt(marks.keptAt)) as Promise<WrongDays[]>;
};
