/** Beyond this many people, a shared name alone does not suggest that two of them are one person. */
const COMMON_FROM = 10;
/** The likeliest candidates are opened first, and at most so many. */
export const OPENED_MAX = 20;

/** What was known at the instant of the comparison. */
const holds = `size = 0 AND "recordedTo" IS NULL AND "recordedFrom" <= $4`;

/**
 * People who share two signs with somebody, or a name that few have. A name is one sign, in whichever script; who has it in
 * both scripts, or was born in the same year, has more in common than chance gives, so these are counted apart. Of each key
 * no more people are read than are opened, and one more: so where some are left out, more share signs than are alike. Of
 * what was recorded up to an instant: compared late, a name would be common that was not, and nobody suspected.
 */
export const alikeIn = (table: string): string => `
  WITH shared AS (
    SELECT mine.kind, bearer.subject
    FROM unnest($1::text[], $2::text[]) AS mine (kind, token) CROSS JOIN LATERAL (
      SELECT subject FROM ${table}
      WHERE kind = mine.kind AND token = mine.token AND ${holds} AND subject <> $3
      ORDER BY subject LIMIT ${OPENED_MAX + 1}
    ) AS bearer
  ), found AS (
    SELECT subject,
      bool_or(kind ~ 'birthDate')::int + bool_or(kind ~ 'contact')::int + bool_or(kind ~* 'name')::int AS signs,
      bool_or(kind IN ('name', 'localName')) AS named, bool_or(kind = 'name+localName') AS "inBoth",
      bool_or(kind ~ 'birthYear') AS "sameYear"
    FROM shared GROUP BY subject
  )
  SELECT (SELECT count(*)::int FROM found) AS sharing, ARRAY (
    SELECT subject FROM found
    WHERE signs > 1
      OR named AND (SELECT count(*) FROM found WHERE named) <= ${COMMON_FROM}
      OR "inBoth" AND (SELECT count(*) FROM found WHERE "inBoth") <= ${COMMON_FROM}
      OR "sameYear" AND (SELECT count(*) FROM found WHERE "sameYear") <= ${COMMON_FROM}
    ORDER BY signs DESC, "inBoth" DESC, "sameYear" DESC, subject LIMIT ${OPENED_MAX}
  ) AS alike`;

export interface AlikeRow {
  /** How many share a sign, as far as they were read. */
  readonly sharing: number;
  /** Those of them who are opened. */
  readonly alike: readonly string[];
}
