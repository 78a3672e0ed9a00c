import { DEFINED } from './day-rows.js';
import type { Queries } from './prepared.js';

/** What the marks in a set say of its kept days. */
export interface Marks {
  /** The kept days are what was known at this instant. Null: nothing is kept, or by other definitions. */
  readonly keptAt: string | null;
  /** Something has come late: it was recorded up to that instant, but after it was counted. */
  readonly late: boolean;
  /** Others may have changed than those that marks name. */
  readonly anyone: boolean;
  readonly touched: number;
  /** How many people marks name. */
  readonly people: number;
  /** Changes whenever facts may have changed: a write adds a mark, and a count leaves a new anchor. */
  readonly version: string;
}

/** Marks by which kept days can be used: nothing has changed up to their instant. */
export type UsableMarks = Marks & { readonly keptAt: string };

export const areUsable = (marks: Marks): marks is UsableMarks => marks.keptAt !== null && !marks.late;

const KNOWN_MARKS = `WITH kept AS (SELECT min(since) AS since FROM day_count JOIN month_count USING (upper, "of", key)
    JOIN touched ON key = '${DEFINED} ' || id WHERE "of" = '' AND anchor
    HAVING count(*) = 1)
  SELECT (SELECT since::text FROM kept) AS "keptAt",
    EXISTS (SELECT FROM touched WHERE NOT anchor AND (since IS NULL OR since <= (SELECT since FROM kept))) AS late,
    EXISTS (SELECT FROM touched WHERE subject IS NULL AND day IS NULL AND NOT anchor) AS anyone,
    (SELECT count(*)::int FROM touched WHERE NOT anchor) AS touched,
    (SELECT count(DISTINCT subject)::int FROM touched) AS people,
    (SELECT count(*) || ' ' || coalesce(bit_xor(uuid_hash_extended(id, 0)), 0) FROM touched) AS version`;

export const readMarks = async (tx: Queries): Promise<Marks> => ((await tx.query(KNOWN_MARKS)) as [Marks])[0];
