import type { DataSource } from 'typeorm';
import { keepingPlans } from '#kernel/projections';
import { PersonKey, SIZE_MAX, UNKNOWN_YEAR } from '../person.index.js';
import { ReferralView } from '../referral.view.js';
import type { SoughtKey } from './search.keys.js';
import type { FewSubjects } from './search.subjects.js';
import { FIRST_PLACE, isAfter, type SearchPlace } from './search.ranking.js';

/** Somebody whose name may agree, at their place in the answer. */
export type Candidate = SearchPlace;

/** Candidates from a place on, in their order. */
export interface CandidatePage {
  readonly candidates: readonly Candidate[];
  /** Where to go on; undefined where nobody follows. */
  readonly next?: SearchPlace | undefined;
}

export interface CandidateQuery {
  readonly keys: readonly SoughtKey[];
  readonly birthYear?: number | undefined;
  /** The subjects of a reader who has few. */
  readonly few?: FewSubjects | undefined;
  /** How many candidates come at once, where the reader may see more. */
  readonly batch: number;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The next candidates after a place. */
export const findCandidates = async (
  db: DataSource,
  query: CandidateQuery,
  after: SearchPlace | undefined,
): Promise<CandidatePage> => {
  const values = [JSON.stringify(query.keys), JSON.stringify(yearsSought(query.birthYear)), tokensIn(query)];
  const table = db.getMetadata(PersonKey).tablePath;
  if (query.few) {
    const rows = await ask(db, fewIn(table, query.few.sql), [...values, query.few.of]);
    return { candidates: rows.filter((row) => !after || isAfter(row, after)) };
  }
  const { strength, survivorId } = after ?? { strength: FIRST_PLACE, survivorId: NOBODY };
  const rows = await ask(db, streamedIn(table), [...values, strength, survivorId, query.batch]);
  const last = rows.length === query.batch ? rows.at(-1) : undefined;
  return { candidates: rows.filter(({ isBest }) => isBest), next: last };
};

interface CandidateRow extends Candidate {
  /** Whether no other key gives them an earlier place. */
  readonly isBest: boolean;
}

const ask = (db: DataSource, text: string, values: unknown[]): Promise<readonly CandidateRow[]> =>
  keepingPlans(() => db.query(text, values));

/** A birthday may lie between an estimate and the year, so the next years match as well, and an unknown one. */
const yearsSought = (year: number | undefined) =>
  year === undefined
    ? [{ years: null, bonus: 0 }]
    : [
        { years: [year], bonus: 1 },
        { years: [year - 1, year + 1, UNKNOWN_YEAR], bonus: 0 },
      ];

const tokensIn = ({ keys }: CandidateQuery): string[] => [...new Set(keys.map(({ token }) => token))];

/** Each key that is sought, for names of each size, written so or not, and by the year: each of these has a strength. */
const ASKED = `
  asked AS MATERIALIZED (
    SELECT kind, token, spelled, size, written, years,
      4 * (size = ANY (whole))::int + 2 * written::int + bonus AS strength
    FROM jsonb_to_recordset($1::jsonb) AS key (kind text, token text, whole int[], spelled text[])
    CROSS JOIN jsonb_to_recordset($2::jsonb) AS born (years int[], bonus int)
    CROSS JOIN generate_series(1, ${SIZE_MAX}) AS size CROSS JOIN (VALUES (true), (false)) AS how (written)
  )`;

/** Of a row, each is leakproof and cheap, so that Postgres checks it before it looks whether the reader may see it. */
const AGREES = `(it.spelled = ANY (asked.spelled)) = asked.written
      AND (asked.years IS NULL OR it."birthYear" = ANY (asked.years))`;

/**
 * From the index in the order of the answer, so that nobody is read who comes later. Who is found by several keys is at
 * the first of these places. Parameters: keys, years, tokens, the strength and id of the place before, how many.
 */
export const streamedIn = (table: string): string => `
  WITH ${ASKED}, found AS (
    SELECT DISTINCT strength, subject FROM asked CROSS JOIN LATERAL (
      SELECT DISTINCT subject FROM ${table} AS it
      WHERE it.kind = asked.kind AND it.token = asked.token AND it.size = asked.size AND "recordedTo" IS NULL AND ${AGREES}
        AND it.subject > CASE WHEN asked.strength = $4::int THEN $5::uuid ELSE '${NOBODY}' END
      ORDER BY it.subject LIMIT $6
    ) AS bearer
    WHERE strength <= $4::int ORDER BY strength DESC, subject LIMIT $6
  )
  SELECT strength, subject AS "survivorId", strength = (
    SELECT max(asked.strength) FROM ${table} AS it JOIN asked USING (kind, token, size)
    WHERE it.subject = found.subject AND it.token = ANY ($3::text[]) AND "recordedTo" IS NULL AND ${AGREES}
  ) AS "isBest"
  FROM found ORDER BY strength DESC, subject`;

/** From the keys of a reader's own subjects, which are fewer than those who share a name. The fourth parameter is theirs. */
export const fewIn = (table: string, subjects: string): string => `
  WITH ${ASKED}, mine AS MATERIALIZED (${subjects})
  SELECT max(strength) AS strength, subject AS "survivorId" FROM mine CROSS JOIN LATERAL (
    SELECT kind, token, size, spelled, "birthYear" FROM ${table} AS own
    WHERE own.subject = mine.subject AND own.token = ANY ($3::text[]) AND "recordedTo" IS NULL OFFSET 0
  ) AS it JOIN asked USING (kind, token, size)
  WHERE ${AGREES}
  GROUP BY subject ORDER BY strength DESC, subject`;

/** What a search opens of a survivor. */
export type SealedPerson = Pick<ReferralView, 'survivorId' | 'birthYear' | 'sealed'>;

/** Those of them who are on record, by id. Their sealed names are long: no more are read than are opened. */
export const findPeople = async (
  db: DataSource,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SealedPerson>> => {
  const rows: SealedPerson[] = await keepingPlans(() =>
    db.query(
      `SELECT "survivorId", "birthYear", sealed FROM ${db.getMetadata(ReferralView).tablePath} WHERE "survivorId" = ANY ($1)`,
      [ids],
    ),
  );
  return new Map(rows.map((row) => [row.survivorId, row]));
};
