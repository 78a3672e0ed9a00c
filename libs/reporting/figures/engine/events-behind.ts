import type { DataSource } from 'typeorm';
import { daysAfter, isDay, type Day } from '#kernel/decider';
import { everybodyOf, factsIn, datedEventsIn, tableOf, type FactName } from '../definitions/fact-queries.js';
import type { Cells, Figure, Sql } from '../definitions/figure.js';
import { overdueAsOf } from './overdue.js';
import { parametersOf } from '../definitions/parameters.js';
import type { FigureArguments } from '../definitions/period.js';
import type { Queries } from './prepared.js';
import { streamsWithin } from './within.js';
import { asKnownFor, asKnownOfFew, factTablesIn } from '../definitions/term-queries.js';

export interface Behind {
  readonly eventId: string;
  /** The survivor or operation that the event's stream is about. */
  readonly subject: string;
  readonly happenedOn: Day;
  /** Its subject is a survivor, according to the views. */
  readonly isCase: boolean;
  /** Its subject is an operation or a prevention activity. */
  readonly isActivity: boolean;
}

export interface EventPageRequest {
  readonly first: number;
  readonly after?: Pick<Behind, 'eventId' | 'happenedOn'> | undefined;
  /** Only those of one cell, without its base. */
  readonly cell?: string | undefined;
  /** Only events of these survivors and court cases, or of operations; of all if undefined. */
  readonly readable?: readonly string[] | undefined;
}

export interface BehindPage {
  readonly events: readonly Behind[];
  readonly more: boolean;
  /** How many events are left out as not readable; counted for a first page only, and null for the others. */
  readonly elsewhere: number | null;
}

type Subject = Pick<Behind, 'subject'>;

/** The days searched at once. */
interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** A day before any event. */
const EVER = '0001-01-01';

/** How many facts of each kind are searched per event of a page, and the factor for each further search; then all are. */
const [FOR_EACH, MORE] = [4, 8];

/** Larger pages are cut from all events. */
const SEARCHED_PAGE_MAX_EVENTS = 500;

/**
 * The events that a figure counts, with those of its bases, by the day on which they count. Each person is counted by
 * their own facts only, so the search takes just the people with facts on the next days, until a page is full. `after` is
 * compared as text, which sorts alike: it comes from outside and need not be an existing day.
 */
export const eventsBehind = (
  db: DataSource,
  figure: Figure,
  args: FigureArguments,
  { first, after, cell, readable }: EventPageRequest,
): Promise<BehindPage> =>
  db.transaction('REPEATABLE READ', async (tx) => {
    await tx.query('SET TRANSACTION READ ONLY');
    // the planner expects a row or two of a step-by-step count, and would choose a nested loop over everything
    await tx.query('SET LOCAL enable_nestloop = off');
    const cells = cell === undefined ? figure.cells : naming(cell, figure.cells);
    const behind = cells.flatMap(cell === undefined ? withBase : ofOneCell).join(' UNION ALL ');
    const late = cells.some(({ countsOverdue }) => countsOverdue);
    const facts = factsBehind(behind, late);
    const overdue = late ? await overdueAsOf(tx, args) : [];
    const bound = [
      ...parametersOf(args, overdue),
      after?.eventId ?? null,
      after?.happenedOn ?? null,
      first + 1,
      readable ?? null,
      (await streamsWithin(tx, args)) ?? null,
      ...(cell === undefined ? [] : [cell]),
    ];
    const { from, to } = daysOf(cells, args);
    const pageOn = async (days: Days, people: readonly string[] | undefined): Promise<readonly Behind[]> => {
      const sql = (people ? pageOfFew : pageOfAll)(behind, facts, bound.length + 2);
      return tx.query(sql, [...bound, days.from, days.to, ...(people ? [people] : [])]);
    };
    const events = await findEvents(tx, pageOn, { facts, days: { from: begin(from, after), to }, first, args });
    const counts = readable && !after;
    const [rest] = (
      counts ? await tx.query(elsewhereIn(behind, facts, bound.length + 2), [...bound, from, to]) : []
    ) as { elsewhere: number }[];
    return {
      events: events.slice(0, first),
      more: events.length > first,
      elsewhere: after ? null : (rest?.elsewhere ?? 0),
    };
  });

interface Search {
  readonly facts: readonly FactName[];
  readonly days: Days;
  readonly first: number;
  readonly args: FigureArguments;
}

/** Searches ever more people with facts on the next days, and in the end all, until there is one event more than a page has. */
const findEvents = async (
  tx: Queries,
  pageOn: (days: Days, people: readonly string[] | undefined) => Promise<readonly Behind[]>,
  { facts, days: { from, to }, first, args }: Search,
): Promise<readonly Behind[]> => {
  const few = FOR_EACH * (first + 1);
  const events: Behind[] = [];
  for (let [next, some] = [from, few]; ; some *= MORE) {
    const isLast = first > SEARCHED_PAGE_MAX_EVENTS || some > few * MORE;
    const days = { from: next, to: isLast ? to : await dayReached(tx, facts, { from: next, to }, some) };
    events.push(...(await pageOn(days, isLast ? undefined : await peopleOn(tx, facts, days, args))));
    if (events.length > first || days.to >= to) return events;
    next = daysAfter(days.to, 1);
  }
};

/** Cells of one kind share the first word of their keys, before a dot. */
const naming = (cell: string, cells: readonly Cells[]): readonly Cells[] => {
  const [word] = cell.split('.');
  const shown = cells.filter(({ keys, percentiles }) => keys?.includes(percentiles ? word! : cell));
  const named = cells.filter(({ counted }) => counted.includes(`'${word}`));
  return [shown, named, cells].find(({ length }) => length > 0)!;
};

const withBase = ({ counted, shareOf, countedOf }: Cells): readonly Sql[] =>
  [counted, shareOf ?? countedOf ?? []].flat().map((rows) => `SELECT "eventId" FROM (${rows}) counted`);

/** The median and the 90th percentile come from the same amounts. */
const ofOneCell = ({ counted, percentiles }: Cells): readonly Sql[] => {
  const named = percentiles ? `$11::text IN (key || '.median', key || '.p90')` : `key = $11::text`;
  return [`SELECT "eventId" FROM (${counted}) counted WHERE ${named}`];
};

/** Overdue tasks are determined elsewhere, from the task facts. */
const factsBehind = (behind: Sql, late: boolean): readonly FactName[] => [
  ...factsIn(factTablesIn(behind)),
  ...(late ? (['task'] as const) : []),
];

/** If all cells count only the period, no other days are searched. */
const daysOf = (cells: readonly Cells[], { from, to, asOf }: FigureArguments): Days => {
  const inPeriod = cells.every(
    ({ ofPeriod, daily, percentiles }) => ofPeriod ?? (!percentiles && (daily === 'facts' || daily === 'entities')),
  );
  return inPeriod ? { from, to: asOf < to ? asOf : to } : { from: EVER, to: asOf };
};

const begin = (from: Day, after: EventPageRequest['after']): Day =>
  after && after.happenedOn > from && isDay(after.happenedOn) ? after.happenedOn : from;

/** The day on which one of these facts has happened `some` times, or the end of the days. */
const dayReached = async (tx: Queries, facts: readonly FactName[], { from, to }: Days, some: number): Promise<Day> => {
  const each = facts.map(
    (fact) => `(SELECT "happenedOn" FROM ${tableOf(fact)} WHERE "happenedOn" BETWEEN $1 AND $2
      ORDER BY "happenedOn" OFFSET $3 LIMIT 1)`,
  );
  const [{ until }] = (await tx.query(`SELECT least($2::date, ${each.join(', ')})::text AS until`, [
    from,
    to,
    some,
  ])) as [{ until: Day }];
  return until;
};

/** Everybody with one of these facts on the days, with all of their records. */
const peopleOn = async (tx: Queries, facts: readonly FactName[], { from, to }: Days, { knownAt }: FigureArguments) => {
  const onDays = facts.map((fact) => `SELECT subject FROM ${tableOf(fact)} WHERE "happenedOn" BETWEEN $1 AND $2`);
  const sql = `of_days AS (${onDays.join(' UNION ')}) ${everybodyOf('of_days')}`;
  const found = (await tx.query(`${asKnownFor(sql)}, ${sql}`, [from, to, to, knownAt ?? null, '[]'])) as Subject[];
  return found.map(({ subject }) => subject);
};

const IS_ACTIVITY = `subject IN (SELECT subject FROM operation_fact
  UNION ALL SELECT subject FROM operation_result_fact UNION ALL SELECT subject FROM prevention_fact)`;

/** Operations are of no case, and open to all who see events. */
const READABLE = `($9::uuid[] IS NULL OR subject = ANY ($9) OR ${IS_ACTIVITY})`;

/** On the days, and within the filter. */
const onDays = (last: number): Sql =>
  `"happenedOn" BETWEEN $${last - 1}::date AND $${last}::date AND ($10::uuid[] IS NULL OR subject = ANY ($10))`;

/** The days are the last two parameters before the people. */
const pageOf = (behind: Sql, facts: readonly FactName[], last: number): Sql => `behind AS (${behind}),
  ${datedEventsIn(facts)}
  SELECT "eventId", subject, "happenedOn"::text,
    EXISTS (SELECT FROM record_fact WHERE record_fact.subject = dated_event.subject) AS "isCase",
    ${IS_ACTIVITY} AS "isActivity" FROM dated_event
  WHERE ${onDays(last)} AND ${READABLE}
    AND ($6::text IS NULL OR ("happenedOn"::text COLLATE "C", "eventId"::text COLLATE "C") > ($7, $6))
  ORDER BY dated_event."happenedOn", "eventId" LIMIT $8`;

/** Parameters that the count does not need are named, since their types must be known. */
const elsewhereIn = (behind: Sql, facts: readonly FactName[], last: number): Sql => {
  const sql = `behind AS (${behind}), ${datedEventsIn(facts)}
    SELECT count(*)::int AS elsewhere FROM dated_event WHERE ${onDays(last)} AND NOT ${READABLE}
      AND coalesce($6::text, $7::text, $8::int::text) IS NOT NULL`;
  return `${asKnownFor(sql)}, ${sql}`;
};

const pageOfAll = (behind: Sql, facts: readonly FactName[], last: number): Sql => {
  const sql = pageOf(behind, facts, last);
  return `${asKnownFor(sql)}, ${sql}`;
};

/** The few people are a parameter, so the planner knows how few they are. */
const pageOfFew = (behind: Sql, facts: readonly FactName[], last: number): Sql => {
  const [sql, people] = [pageOf(behind, facts, last), `$${last + 1}::uuid[]`];
  return `${asKnownOfFew(sql, people)}, people AS (SELECT ${people}), ${sql}`;
};
