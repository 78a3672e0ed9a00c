import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { keepingPlans } from '#kernel/projections';
import type { Token } from '#kernel/integrity';
import { searchSounds, searchWords } from '../../name/name.rules.js';
import { PersonToken } from '../person.index.js';
import { ReferralView } from '../referral.view.js';
import type { NameTokens } from './search.ranking.js';
import type { SearchTerms } from './search.rules.js';
import { NAME_TOO_WIDE, requireInTime, type SearchDeadline } from './search.too-wide.js';

/** People whose tokens say the same. A survivor is in one such group for each script of the name on record. */
interface AlikePeople extends NameTokens {
  readonly people: readonly string[];
}

/** Whose name may agree. */
export interface NameCandidates {
  readonly groups: readonly AlikePeople[];
  /** Of those who were born in the year that is sought. */
  readonly bornThen: ReadonlySet<string>;
}

interface CandidateQuery extends SearchTerms {
  /** The words of a reader whose relations are few: then only the tokens of those subjects are read. */
  readonly readers?: readonly string[] | undefined;
}

const SCRIPTS = [
  { spelling: 'name', sound: 'sound' },
  { spelling: 'localName', sound: 'localSound' },
] as const;

/** People in one text: a name may have thousands of bearers. */
interface PeopleRow {
  readonly people: string;
}

/** From this many people on, the plan depends on how many they are, so none is kept. */
const MANY = 500;

/**
 * What the tokens say of people whose name may agree. Their other tokens are counted by a statement of its own: it knows
 * how many people they are, and of many Postgres finds out at once whose record the reader may open, and not token by
 * token.
 */
export const findCandidates = async (
  db: DataSource,
  token: Token,
  { name, birthYear, readers }: CandidateQuery,
  deadline: SearchDeadline,
): Promise<NameCandidates> => {
  const sounds = SCRIPTS.flatMap(({ sound: kind }) =>
    searchSounds(name).map(({ sound, words }) => ({ kind, token: token(kind, sound), words })),
  );
  const spellings = SCRIPTS.flatMap(({ spelling: kind }) =>
    searchWords(name).map(({ word }) => ({ kind, token: token(kind, word) })),
  );
  const pathOf = (table: EntityTarget<ObjectLiteral>) => db.getMetadata(table).tablePath;
  const alike = alikeIn(pathOf(PersonToken), {
    ...(readers && { relations: pathOf('RelationView') }),
    ...(birthYear !== undefined && { referrals: pathOf(ReferralView) }),
  });
  requireInTime(deadline, NAME_TOO_WIDE);
  const found: (PeopleRow & { readonly birthYear: number | null })[] = await keepingPlans(() =>
    db.query(alike, [
      sounds.map(({ kind }) => kind),
      sounds.map((each) => each.token),
      sounds.map(({ words }) => words),
      ...(readers ? [readers] : []),
      ...(birthYear === undefined ? [] : [birthYear]),
    ]),
  );
  const people = found.map((row) => row.people).join(' ');
  if (people === '') return { groups: [], bornThen: new Set() };
  requireInTime(deadline, NAME_TOO_WIDE);
  const count = (): Promise<(NameTokens & PeopleRow)[]> =>
    db.query(countedIn(pathOf(PersonToken)), [
      people,
      spellings.map(({ kind }) => kind),
      spellings.map((each) => each.token),
    ]);
  const groups = await (people.length < MANY * UUID_LENGTH ? keepingPlans(count) : count());
  const bornThen = found.filter((row) => birthYear !== undefined && row.birthYear === birthYear);
  return {
    groups: groups.map((row) => ({ ...row, people: idsIn(row) })),
    bornThen: new Set(bornThen.flatMap(idsIn)),
  };
};

const UUID_LENGTH = 37;

const idsIn = ({ people }: PeopleRow): string[] => people.split(' ');

interface OtherTables {
  /** The table of the reader's relations when they are few. */
  readonly relations?: string;
  /** The table with the years of birth when one is sought: see `mayBeBornIn`. */
  readonly referrals?: string;
}

/** Finds subjects who share two sounds with the name, or as many as either has. */
export const alikeIn = (table: string, { relations, referrals }: OtherTables = {}): string => `
  WITH asked AS (
    SELECT kind, token, sum(words) AS words FROM unnest($1::text[], $2::text[], $3::int[]) AS asked (kind, token, words)
    GROUP BY kind, token
  ), ${relations ? `mine AS MATERIALIZED (SELECT "survivorId" AS subject FROM ${relations} WHERE readers && $4::text[]), ` : ''}shared AS (
    SELECT subject, kind, min(token) AS token, sum(words) AS words FROM (
      SELECT DISTINCT subject, kind, token, words FROM ${relations ? 'mine JOIN' : ''} ${table} ${relations ? 'USING (subject)' : ''}
      JOIN asked USING (kind, token) WHERE "recordedTo" IS NULL
    ) one GROUP BY subject, kind
  ), alike AS (
    SELECT DISTINCT subject FROM shared
    WHERE words >= least(2, (SELECT sum(words) FROM asked WHERE kind = 'sound')) OR NOT EXISTS (
      SELECT FROM ${table} other
      WHERE other.subject = shared.subject AND other.kind = shared.kind AND other.token <> shared.token
        AND "recordedTo" IS NULL
    )
  )
  SELECT "birthYear", string_agg(subject::text, ' ') AS people
  FROM alike ${referrals ? bornAbout(referrals, relations ? '$5' : '$4') : 'CROSS JOIN (VALUES (NULL::int)) born ("birthYear")'}
  GROUP BY "birthYear"`;

/** The year is compared first, since it is cheaper than a look whether the reader may see it. */
const bornAbout = (referrals: string, year: string): string => `
  CROSS JOIN LATERAL (
    SELECT "birthYear" FROM ${referrals}
    WHERE "survivorId" = alike.subject AND ("birthYear" IS NULL OR "birthYear" BETWEEN ${year}::int - 1 AND ${year}::int + 1)
    OFFSET 0
  ) born`;

/**
 * What the tokens of these people say, in some ten rows. All their tokens are read by the index of subjects: that of
 * kinds would be read whole.
 */
export const countedIn = (table: string): string => `
  WITH asked AS (SELECT * FROM unnest($2::text[], $3::text[]) AS asked (kind, token)),
  each AS (
    SELECT subject, "eventId", kind IN ('localName', 'localSound') AS local,
      count(*) FILTER (WHERE kind IN ('name', 'localName')) AS words,
      count(*) FILTER (WHERE kind IN ('sound', 'localSound')) AS sounds,
      bool_or((kind, token) IN (SELECT kind, token FROM asked)) AS written
    FROM ${table} WHERE subject = ANY (string_to_array($1, ' ')::uuid[]) AND "recordedTo" IS NULL
    GROUP BY subject, "eventId", local
  ), own AS (
    SELECT subject, sum(words)::int AS words, sum(sounds)::int AS sounds, bool_or(written) AS written,
      count(*) > 1 AS revised
    FROM each WHERE words + sounds > 0 GROUP BY subject, local
  )
  SELECT words, sounds, written, revised, string_agg(subject::text, ' ') AS people
  FROM own GROUP BY words, sounds, written, revised`;

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
