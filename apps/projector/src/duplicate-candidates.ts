/** From this many people on, a shared name alone does not suggest that two of them are one person. */
const COMMON_FROM = 10;
/** The likeliest candidates are opened first, and at most so many. */
const OPENED_MAX = 20;

/** What was known at the instant of the comparison: compared late, a name would be common that was not. */
const holds = '"recordedTo" IS NULL AND "recordedFrom" <= $4';

/**
 * Who shares a detail as a whole, and, of those one half of whose name was revised, who has all words of the name in the
 * index of the search. A name is one sign, in whichever script. `OFFSET 0` keeps Postgres from reading a whole table.
 */
export const alikeIn = (likeness: string, search: string): string => `
  WITH words AS (
    SELECT kind, array_agg(token) AS tokens FROM unnest($5::text[], $6::text[]) AS one (kind, token) GROUP BY kind
  ), shared AS (
    SELECT bearer.subject, replace(mine.kind, 'localName', 'name') AS sign
    FROM unnest($1::text[], $2::text[]) AS mine (kind, token) CROSS JOIN LATERAL (
      SELECT subject FROM ${likeness} WHERE kind = mine.kind AND token = mine.token AND ${holds} OFFSET 0
    ) AS bearer
    UNION ALL
    SELECT revised.subject, 'name'
    FROM words CROSS JOIN LATERAL (
      SELECT DISTINCT subject FROM ${likeness}
      WHERE kind = words.kind || 'Part' AND token = ANY (words.tokens) AND ${holds} OFFSET 0
    ) AS revised
    WHERE words.tokens <@ ARRAY(
      SELECT token FROM (
        SELECT kind, token FROM ${search} WHERE subject = revised.subject AND ${holds} OFFSET 0
      ) AS theirs WHERE theirs.kind = words.kind
    )
  ), found AS (
    SELECT subject, count(DISTINCT sign) AS signs, bool_or(sign = 'name') AS named
    FROM shared WHERE subject <> $3 GROUP BY subject
  )
  SELECT subject FROM found
  WHERE signs > 1 OR named AND (SELECT count(*) FROM found WHERE named) <= ${COMMON_FROM}
  ORDER BY signs DESC, subject LIMIT ${OPENED_MAX}`;
