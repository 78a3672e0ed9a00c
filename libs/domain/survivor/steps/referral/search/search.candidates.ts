import type { DataSource } from 'typeorm';
import type { Token } from '#kernel/integrity';
import { searchSounds, searchWords } from '../../name/name.rules.js';
import { PersonToken } from '../person.index.js';
import type { NameTokens } from './search.ranking.js';

/** What the tokens say of people whose name may agree. */
type Candidates = ReadonlyMap<string, readonly NameTokens[]>;

const SCRIPTS = [
  { spelling: 'name', sound: 'sound' },
  { spelling: 'localName', sound: 'localSound' },
] as const;

/** @param readers the words of a reader whose relations are few: then only the tokens of those subjects are read */
export const findCandidates = async (
  db: DataSource,
  token: Token,
  name: string,
  readers?: readonly string[],
): Promise<Candidates> => {
  const asked = SCRIPTS.flatMap((script) => [
    ...searchSounds(name).map(({ sound, words }) => ({ kind: script.sound, token: token(script.sound, sound), words })),
    ...searchWords(name).map(({ word }) => ({ kind: script.spelling, token: token(script.spelling, word), words: 0 })),
  ]);
  const [tokens, relations] = [PersonToken, 'RelationView'].map((table) => db.getMetadata(table).tablePath);
  const rows: ({ readonly subject: string } & NameTokens)[] = await db.query(
    alikeIn(tokens!, readers ? relations : undefined),
    [
      asked.map(({ kind }) => kind),
      asked.map((each) => each.token),
      asked.map(({ words }) => words),
      ...(readers ? [readers] : []),
    ],
  );
  const found = new Map<string, NameTokens[]>();
  for (const { subject, ...tokens } of rows) found.set(subject, [...(found.get(subject) ?? []), tokens]);
  return found;
};

/**
 * Finds subjects who share two sounds with the name, or as many as either has. Words as they are written have the weight
 * nought: they find nobody.
 * @param relations table of the reader's relations when they are few
 */
export const alikeIn = (table: string, relations?: string): string => `
  WITH asked AS (
    SELECT kind, token, sum(words) AS words FROM unnest($1::text[], $2::text[], $3::int[]) AS asked (kind, token, words)
    GROUP BY kind, token
  ), ${relations ? `mine AS MATERIALIZED (SELECT "survivorId" AS subject FROM ${relations} WHERE readers && $4::text[]), ` : ''}shared AS (
    SELECT DISTINCT subject, kind, token, words FROM ${relations ? 'mine JOIN' : ''} ${table} ${relations ? 'USING (subject)' : ''}
    JOIN asked USING (kind, token) WHERE "recordedTo" IS NULL AND words > 0
  )
  SELECT alike.subject, own.* FROM (
    SELECT DISTINCT subject FROM (
      SELECT subject FROM shared GROUP BY subject, kind
      HAVING sum(words) >= 2 OR sum(words) >= least(
        (SELECT sum(words) FROM asked WHERE asked.kind = shared.kind),
        (
          SELECT count(DISTINCT token) FROM ${table} own
          WHERE own.subject = shared.subject AND own.kind = shared.kind AND "recordedTo" IS NULL
        )
      )
    ) either
  ) alike CROSS JOIN LATERAL (
    SELECT
      count(DISTINCT token) FILTER (WHERE kind IN ('name', 'localName'))::int AS words,
      count(DISTINCT token) FILTER (WHERE kind IN ('sound', 'localSound'))::int AS sounds,
      bool_or((kind, token) IN (SELECT kind, token FROM asked WHERE asked.words = 0)) AS written,
      count(DISTINCT "eventId") > 1 AS revised
    FROM ${table} own
    WHERE own.subject = alike.subject AND "recordedTo" IS NULL
      AND kind IN ('name', 'sound', 'localName', 'localSound')
    GROUP BY kind IN ('localName', 'localSound')
  ) own`;
