import { BY_DAY, OF_ANY_DAY, ROWS, STANDING, relatedTo } from './day-rows.js';
import { AS_OF, PERIOD_BEGIN } from '../definitions/fact-queries.js';
import type { Sql } from '../definitions/figure.js';
import type { UsableMarks } from './marks.js';
import { parametersOf } from '../definitions/parameters.js';
import type { FigureArguments } from '../definitions/period.js';
import type { Queries } from './prepared.js';
import type { DayRow } from './roll-up-query.js';
import { asKnownOfFew } from '../definitions/term-queries.js';

/** With more people marked than this, everybody who has changed is looked for in the facts. */
const MAX_MARKED = 1_000;

/**
 * More than these, if they are also more than this share of all people, take longer than counting what was known: with 900
 * and 4,500 people that began at 15 to 25 %.
 */
const [FEW_PEOPLE, SHARE_OF_PEOPLE] = [100, 1 / 5];

/** Since the instant of the kept days, or an earlier one that is asked for. */
const SINCE = 'least($1::timestamptz, $2::timestamptz)';
const CHANGED = `("recordedFrom" > ${SINCE} OR "recordedTo" > ${SINCE})`;
const DUE = `"happenedOn" <= $3::date`;

/** Those with a fact of these days, or of any day, that was recorded, corrected or struck out after the instant. */
const CHANGED_PEOPLE: Sql = [
  ...BY_DAY.map((table) => `SELECT subject FROM ${table} WHERE ${DUE} AND ${CHANGED}`),
  ...OF_ANY_DAY.map((table) => `SELECT subject FROM ${table} WHERE ${CHANGED}`),
].join(' UNION ');

const MARKED_DAYS = `ARRAY(SELECT day FROM touched WHERE day IS NOT NULL)`;

/** Those that marks name, and those with a fact recorded on a marked day: a refused command may name nobody. */
const MARKED_PEOPLE: Sql = [
  `SELECT subject FROM touched WHERE subject IS NOT NULL`,
  ...BY_DAY.map(
    (table) => `SELECT subject FROM ${table} WHERE "happenedOn" = ANY (${MARKED_DAYS}) AND ${DUE} AND ${CHANGED}`,
  ),
].join(' UNION ');

/** Every referral is a person, or a duplicate of one. */
const isFew = `count(*) <= $4::int OR count(*) <= $5::float8 * (SELECT count(*) FROM referral_fact)`;

/** Those who have changed since an instant, and are marked nowhere. */
export const UNMARKED_PEOPLE: Sql = `(${CHANGED_PEOPLE}) EXCEPT (${MARKED_PEOPLE})`;

const searchIn = (people: Sql): Sql => `WITH RECURSIVE ${relatedTo(people)}
  SELECT CASE WHEN ${isFew} THEN coalesce(array_agg(subject), '{}') END AS people FROM related`;
const AMONG_MARKED = searchIn(MARKED_PEOPLE);
const AMONG_ALL = searchIn(CHANGED_PEOPLE);

/** But for facts of any day, days depend on nothing that happened later, so all else is as it was. */
const lastDay = ({ to, asOf }: Pick<FigureArguments, 'to' | 'asOf'>): string => (asOf < to ? asOf : to);

/**
 * The people whose days may add something else at an instant, or now, than they have added to the kept days; 'all' if they
 * are too many to count apart.
 */
export const changedSince = async (
  tx: Queries,
  { knownAt, ...days }: Pick<FigureArguments, 'to' | 'asOf' | 'knownAt'>,
  { keptAt, anyone, touched, people }: UsableMarks,
): Promise<readonly string[] | 'all'> => {
  if (knownAt === undefined && touched === 0) return [];
  const search = knownAt !== undefined || anyone || people > MAX_MARKED ? AMONG_ALL : AMONG_MARKED;
  const limits = [FEW_PEOPLE, SHARE_OF_PEOPLE];
  const [found] = (await tx.query(search, [knownAt, keptAt, lastDay(days), ...limits])) as [
    { people: readonly string[] | null },
  ];
  return found.people ?? 'all';
};

/** The planner expects a row or two of a step-by-step count, and would choose nested loops over all of them. */
export const HASH_JOINS = 'SET LOCAL enable_nestloop = off';
/** It would also compile what it takes for expensive without them. */
export const NO_JIT = 'SET LOCAL jit = off';

const THEIR_DAYS: Sql = `${asKnownOfFew(ROWS, '$6::uuid[]', 'AS')} SELECT "of", key, amount, sum(n) AS n FROM (${ROWS}) every
  WHERE upper <= ${AS_OF} AND (lower >= ${PERIOD_BEGIN} OR "of" = ANY ($7::text[])) GROUP BY "of", key, amount`;

/** What these people add to the days of a period, less what they have added to the kept days. */
export const queryChanges = async (
  tx: Queries,
  args: FigureArguments,
  people: readonly string[],
  keptAt: string,
): Promise<readonly DayRow[]> => {
  if (people.length === 0) return [];
  const days = (knownAt: string | undefined) =>
    tx.query(THEIR_DAYS, [...parametersOf({ ...args, asOf: lastDay(args), knownAt }), people, STANDING]) as Promise<
      DayRow[]
    >;
  const [, , asked, kept] = await Promise.all([
    tx.query(HASH_JOINS),
    tx.query(NO_JIT),
    days(args.knownAt),
    days(keptAt),
    tx.query('SET LOCAL enable_nestloop = on'),
  ]);
  return [...asked, ...kept.map((row) => ({ ...row, n: -row.n }))];
};
