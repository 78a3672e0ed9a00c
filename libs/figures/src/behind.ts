import type { DataSource } from 'typeorm';
import type { Day } from '#decider';
import { STANDING } from './as-known.js';
import type { Cells, Figure, Sql } from './figure.js';
import { parametersOf } from './parameters.js';
import type { Asked } from './period.js';
import { asKnownFor } from './terms.js';

export interface Behind {
  readonly eventId: string;
  /** Whom or what the event's stream is about. */
  readonly subject: string;
  readonly happenedOn: Day;
}

export interface Page {
  readonly first: number;
  readonly after?: Pick<Behind, 'eventId' | 'happenedOn'> | undefined;
  /** Those of one cell alone, without its base. */
  readonly cell?: string | undefined;
}

/**
 * The events that a figure counts, those of its bases among them, by the day on which they happened. `after` is compared
 * as text, which sorts alike: it comes from outside, and need not be a day that exists.
 */
export const eventsBehind = async (
  db: DataSource,
  figure: Figure,
  asked: Asked,
  { first, after, cell }: Page,
): Promise<{ readonly events: readonly Behind[]; readonly more: boolean }> => {
  const counted = figure.cells.flatMap(cell === undefined ? withBase : ofOneCell);
  const sql = `behind AS (${counted.join(' UNION ALL ')}),
    ${STANDING}
    SELECT "eventId", subject, "happenedOn"::text FROM standing
    WHERE $6::text IS NULL OR ("happenedOn"::text COLLATE "C", "eventId"::text COLLATE "C") > ($7, $6)
    ORDER BY standing."happenedOn", "eventId" LIMIT $8`;
  const found: Behind[] = await db.query(`${asKnownFor(sql)}, ${sql}`, [
    ...(await parametersOf(db, [figure], asked)),
    after?.eventId ?? null,
    after?.happenedOn ?? null,
    first + 1,
    ...(cell === undefined ? [] : [cell]),
  ]);
  return { events: found.slice(0, first), more: found.length > first };
};

const withBase = ({ counted, shareOf, countedOf }: Cells): readonly Sql[] =>
  [counted, shareOf ?? countedOf ?? []].flat().map((rows) => `SELECT "eventId" FROM (${rows}) counted`);

/** The median and the 90th percentile are of the same amounts. */
const ofOneCell = ({ counted, spread }: Cells): readonly Sql[] => {
  const named = spread ? `$9::text IN (key || '.median', key || '.p90')` : `key = $9::text`;
  return [`SELECT "eventId" FROM (${counted}) counted WHERE ${named}`];
};
