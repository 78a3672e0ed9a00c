import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { keepingPlans } from '#kernel/projections';
import type { Token } from '#kernel/integrity';
import { searchSounds, searchWords } from '../../name/name.rules.js';
import { PersonToken } from '../person.index.js';
import { ReferralView } from '../referral.view.js';
import type { NameTokens } from './search.ranking.js';

/** People whose tokens say the same. A survivor is in one such group for each script of the name on record. */
interface AlikePeople extends NameTokens {
  readonly people: readonly string[];
  /** Only where it was asked for. */
  readonly birthYear?: number | null;
}

interface CandidateQuery {
  readonly name: string;
  /** Whether the order depends on it. */
  readonly withBirthYear: boolean;
  /** The words of a reader whose relations are few: then only the tokens of those subjects are read. */
  readonly readers?: readonly string[] | undefined;
}

const SCRIPTS = [
  { spelling: 'name', sound: 'sound' },
  { spelling: 'localName', sound: 'localSound' },
] as const;

/** What the tokens say of people whose name may agree: in few rows, because a name may have thousands of bearers. */
export const findCandidates = async (
  db: DataSource,
  token: Token,
  { name, withBirthYear, readers }: CandidateQuery,
): Promise<readonly AlikePeople[]> => {
  const asked = SCRIPTS.flatMap((script) => [
    ...searchSounds(name).map(({ sound, words }) => ({ kind: script.sound, token: token(script.sound, sound), words })),
    ...searchWords(name).map(({ word }) => ({ kind: script.spelling, token: token(script.spelling, word), words: 0 })),
  ]);
  const pathOf = (table: EntityTarget<ObjectLiteral>) => db.getMetadata(table).tablePath;
  const statement = alikeIn(pathOf(PersonToken), {
    ...(readers && { relations: pathOf('RelationView') }),
    ...(withBirthYear && { referrals: pathOf(ReferralView) }),
  });
  const values = [
    asked.map(({ kind }) => kind),
    asked.map((each) => each.token),
    asked.map(({ words }) => words),
    ...(readers ? [readers] : []),
  ];
  const rows: (Omit<AlikePeople, 'people'> & { readonly people: string })[] = await keepingPlans(() =>
    db.query(statement, values),
  );
  return rows.map((row) => ({ ...row, people: row.people.split(' ') }));
};

interface OtherTables {
  /** The table of the reader's relations when they are few. */
  readonly relations?: string;
  /** The table with the years of birth when they are asked for. */
  readonly referrals?: string;
}

/**
 * Finds subjects who share two sounds with the name, or as many as either has. Words as they are written have the weight
 * nought: they find nobody. Other tokens of a subject are counted only once the subject is found: each costs a look
 * whether the reader may see it.
 */
export const alikeIn = (table: string, { relations, referrals }: OtherTables = {}): string => `
  WITH asked AS (
    SELECT kind, token, sum(words) AS words FROM unnest($1::text[], $2::text[], $3::int[]) AS asked (kind, token, words)
    GROUP BY kind, token
  ), ${relations ? `mine AS MATERIALIZED (SELECT "survivorId" AS subject FROM ${relations} WHERE readers && $4::text[]), ` : ''}shared AS (
    SELECT subject, kind, min(token) AS token, sum(words) AS words FROM (
      SELECT DISTINCT subject, kind, token, words FROM ${relations ? 'mine JOIN' : ''} ${table} ${relations ? 'USING (subject)' : ''}
      JOIN asked USING (kind, token) WHERE "recordedTo" IS NULL AND words > 0
    ) one GROUP BY subject, kind
  ), alike AS (
    SELECT DISTINCT subject FROM shared
    WHERE words >= least(2, (SELECT sum(words) FROM asked WHERE kind = 'sound')) OR NOT EXISTS (
      SELECT FROM ${table} other
      WHERE other.subject = shared.subject AND other.kind = shared.kind AND other.token <> shared.token
        AND "recordedTo" IS NULL
    )
  )
  SELECT words, sounds, written, revised${referrals ? ', "birthYear"' : ''}, string_agg(subject::text, ' ') AS people
  FROM alike ${referrals ? `CROSS JOIN LATERAL (SELECT "birthYear" FROM ${referrals} WHERE "survivorId" = alike.subject OFFSET 0) born` : ''}
  CROSS JOIN LATERAL (
    SELECT
      count(*) FILTER (WHERE kind IN ('name', 'localName'))::int AS words,
      count(*) FILTER (WHERE kind IN ('sound', 'localSound'))::int AS sounds,
      bool_or((kind, token) IN (SELECT kind, token FROM asked WHERE asked.words = 0)) AS written,
      count(DISTINCT "eventId") > 1 AS revised
    FROM ${table} own
    WHERE own.subject = alike.subject AND "recordedTo" IS NULL
      AND kind IN ('name', 'sound', 'localName', 'localSound')
    GROUP BY kind IN ('localName', 'localSound')
  ) own
  GROUP BY words, sounds, written, revised${referrals ? ', "birthYear"' : ''}`;

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
