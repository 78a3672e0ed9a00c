/** From this many people on, a shared name alone does not suggest that two of them are one person. */
const COMMON_FROM = 10;
/** The likeliest candidates are opened first, and at most so many. */
const OPENED_MAX = 20;

/** More rows of one token are not counted, which is cheap in an index: of two such tokens either may be the rarer. */
const COUNTED_MAX = 20_000;

/** What was known at the instant of the comparison. */
const holds = '"recordedTo" IS NULL AND "recordedFrom" <= $4';

/**
 * A name is one sign, in whichever script. Each sign must agree in whole, as it does in a likeness: only who has its
 * rarest token is looked at, since a family name has one with a quarter of all people. `OFFSET 0` keeps Postgres from
 * reading the whole table, or all tokens of a kind. Of what was recorded up to an instant: compared late, a name would be
 * common that was not, and nobody suspected.
 */
export const alikeIn = (table: string): string => `
  WITH mine AS (
    SELECT kind, array_agg(token ORDER BY people) AS tokens
    FROM unnest($1::text[], $2::text[]) AS one (kind, token) CROSS JOIN LATERAL (
      SELECT count(*) AS people
      FROM (SELECT FROM ${table} WHERE kind = one.kind AND token = one.token LIMIT ${COUNTED_MAX}) AS counted
    ) AS bearers
    GROUP BY kind
  ), shared AS (
    SELECT bearer.subject, replace(mine.kind, 'localName', 'name') AS sign
    FROM mine CROSS JOIN LATERAL (
      SELECT subject FROM ${table}
      WHERE kind = mine.kind AND token = mine.tokens[1] AND ${holds} OFFSET 0
    ) AS bearer
    WHERE subject <> $3 AND (cardinality(mine.tokens) = 1 OR mine.tokens <@ ARRAY(
      SELECT token FROM (
        SELECT kind, token FROM ${table} WHERE subject = bearer.subject AND ${holds} OFFSET 0
      ) AS theirs WHERE theirs.kind = mine.kind
    ))
  ), found AS (
    SELECT subject, count(DISTINCT sign) AS signs, bool_or(sign = 'name') AS named FROM shared GROUP BY subject
  )
  SELECT subject FROM found
  WHERE signs > 1 OR named AND (SELECT count(*) FROM found WHERE named) <= ${COMMON_FROM}
  ORDER BY signs DESC, subject LIMIT ${OPENED_MAX}`;
