import type { DataSource } from 'typeorm';
import { alikeKeysOf } from '#domain/between-offices';
import { PersonKey, UNKNOWN_YEAR, wordKeysOf, type PersonDescription } from '#domain/survivor';
import type { Token } from '#kernel/integrity';

/** Beyond this many people, a shared name alone does not suggest that two of them are one person. */
const COMMON_FROM = 10;
/** The likeliest candidates are opened first, and at most so many. */
export const OPENED_MAX = 20;

/** What was known at the instant of the comparison. */
const holds = `size = 0 AND "recordedTo" IS NULL AND "recordedFrom" <= $4`;

const LIKELIEST_FIRST = `signs DESC, "inBoth" DESC, "sameYear" DESC, subject`;

/** Tokens of a whole name agree by chance; those of how each word sounds, by another key, hardly ever agree as well. */
const mayBeNamedSo = (table: string): string => `EXISTS (
      SELECT FROM unnest($5::text[], $6::int[], $7::text[]) AS mine (kind, size, words)
      WHERE words IS NULL OR words = (
        SELECT string_agg(token || spelled, ' ' ORDER BY (token || spelled) COLLATE "C") FROM ${table} AS theirs
        WHERE theirs.subject = likely.subject AND theirs.kind = mine.kind AND theirs.size = mine.size AND "recordedTo" IS NULL
      )
    )`;

/** Without a name in common, a birth date and a contact suggest somebody, if both are the same. */
const mayBeBornThen = (table: string): string => `EXISTS (
      SELECT FROM ${table} AS theirs
      WHERE theirs.subject = likely.subject AND kind = 'birthDate+contact' AND token = ANY ($2) AND "recordedTo" IS NULL
        AND ($8 IN ("birthYear", ${UNKNOWN_YEAR}) OR "birthYear" = ${UNKNOWN_YEAR})
    )`;

/**
 * People who share two signs with somebody, or a name that few have. A name is one sign, in whichever script; who has it in
 * both scripts, or was born in the same year, has more in common than chance gives, so these are counted apart. Of each key
 * no more people are read than are opened, and one more: so where some are left out, more share signs than are alike. Those
 * whose name and birthday are different according to other keys are not opened. Of what was recorded up to an instant:
 * compared late, a name would be common that was not, and nobody suspected.
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
  ), likely AS (
    SELECT * FROM found
    WHERE signs > 1
      OR named AND (SELECT count(*) FROM found WHERE named) <= ${COMMON_FROM}
      OR "inBoth" AND (SELECT count(*) FROM found WHERE "inBoth") <= ${COMMON_FROM}
      OR "sameYear" AND (SELECT count(*) FROM found WHERE "sameYear") <= ${COMMON_FROM}
    ORDER BY ${LIKELIEST_FIRST} LIMIT ${OPENED_MAX}
  )
  SELECT (SELECT count(*)::int FROM found) AS sharing, (SELECT count(*)::int FROM likely) AS likely, ARRAY (
    SELECT subject FROM likely WHERE ${mayBeNamedSo(table)} OR ${mayBeBornThen(table)} ORDER BY ${LIKELIEST_FIRST}
  ) AS alike`;

/** Who may be alike. */
export interface AlikeRow {
  /** How many share a sign, as far as they were read. */
  readonly sharing: number;
  /** How many of them share enough, the likeliest. */
  readonly likely: number;
  /** Those of them who are opened. */
  readonly alike: readonly string[];
}

/** Somebody who is compared, by what was known at an instant. */
export interface ComparedPerson {
  readonly survivorId: string;
  readonly person: PersonDescription;
  readonly upTo: string;
}

export const findAlike = async (
  db: DataSource,
  token: Token,
  { survivorId, person, upTo }: ComparedPerson,
): Promise<AlikeRow> => {
  const [keys, names] = [alikeKeysOf(person, token), wordKeysOf(person, token)];
  const [row]: [AlikeRow] = await db.query(alikeIn(db.getMetadata(PersonKey).tablePath), [
    keys.map(({ kind }) => kind),
    keys.map(({ token: key }) => key),
    survivorId,
    upTo,
    names.map(({ kind }) => kind),
    names.map(({ size }) => size),
    names.map(({ words }) => words),
    person.birthYear ?? UNKNOWN_YEAR,
  ]);
  return row;
};
