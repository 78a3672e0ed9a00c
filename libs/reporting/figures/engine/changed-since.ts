import { ABOUT_PEOPLE, COUNTED, ROWS, STANDING, relatedTo } from './day-rows.js';
import { AS_OF, PERIOD_BEGIN } from './fact-queries.js';
import type { Sql } from '../definitions/figure.js';
import { parametersOf } from '../definitions/parameters.js';
import type { FigureArguments } from '../definitions/period.js';
import type { Queries } from './prepared.js';
import type { DayRow } from './roll-up-query.js';
import { asKnownOfFew } from '../definitions/term-queries.js';

/**
 * More than these, if they are also more than this share of all people, take longer than counting what was known: with 900
 * and 4,500 people that began at 15 to 25 %.
 */
const [FEW_PEOPLE, SHARE_OF_PEOPLE] = [100, 1 / 5];

const CHANGED = `("recordedFrom" > $1::timestamptz OR "recordedTo" > $1::timestamptz)`;
const DUE = `"happenedOn" <= $2::date`;

/** Those with a fact of these days, or about themselves, that was recorded, corrected or struck out after the instant. */
const CHANGED_PEOPLE: Sql = [
  ...COUNTED.map((table) => `SELECT subject FROM ${table} WHERE ${DUE} AND ${CHANGED}`),
  ...ABOUT_PEOPLE.map((table) => `SELECT subject FROM ${table} WHERE ${CHANGED}`),
].join(' UNION ');

/** Every referral is a person, or a duplicate of one. */
const MANY = `greatest($3::int, $4::float8 * (SELECT count(*) FROM referral_fact))`;

const SEARCH: Sql = `WITH RECURSIVE ${relatedTo(CHANGED_PEOPLE)}
  SELECT CASE WHEN count(*) <= ${MANY} THEN coalesce(array_agg(subject), '{}') END AS people FROM related`;

/** Days depend on nothing that happened later, so all else is as it was. */
const lastDay = ({ to, asOf }: FigureArguments): string => (asOf < to ? asOf : to);

/** The people whose days may have added something else when less was known; 'all' if they are too many to count apart. */
export const changedSince = async (tx: Queries, args: FigureArguments): Promise<readonly string[] | 'all'> => {
  const [found] = (await tx.query(SEARCH, [args.knownAt, lastDay(args), FEW_PEOPLE, SHARE_OF_PEOPLE])) as [
    { people: readonly string[] | null },
  ];
  return found.people ?? 'all';
};

const THEIR_DAYS: Sql = `${asKnownOfFew(ROWS, '$6::uuid[]', 'AS')} SELECT "of", key, amount, sum(n) AS n FROM (${ROWS}) every
  WHERE upper <= ${AS_OF} AND (lower >= ${PERIOD_BEGIN} OR "of" = ANY ($7::text[])) GROUP BY "of", key, amount`;

/** What the days of a period add up to for these people: what was known of them, less what is known now. */
export const queryChanges = async (
  tx: Queries,
  args: FigureArguments,
  people: readonly string[],
): Promise<readonly DayRow[]> => {
  if (people.length === 0) return [];
  const days = (knownAt: string | undefined) =>
    tx.query(THEIR_DAYS, [...parametersOf({ ...args, asOf: lastDay(args), knownAt }), people, STANDING]) as Promise<
      DayRow[]
    >;
  // the planner expects a row or two of a step-by-step count, and would choose nested loops over all of them
  const [, then, now] = await Promise.all([
    tx.query('SET LOCAL enable_nestloop = off'),
    days(args.knownAt),
    days(undefined),
    tx.query('SET LOCAL enable_nestloop = on'),
  ]);
  return [...then, ...now.map((row) => ({ ...row, n: -row.n }))];
};
