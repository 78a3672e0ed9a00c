import type { DataSource } from 'typeorm';
import type { Day } from '#decider';
import { everybodyOf, factsIn, standingIn, tableOf, type FactName } from './as-known.js';
import type { Cells, Figure, Sql } from './figure.js';
import { overdueAsOf } from './overdue.js';
import { parametersOf } from './parameters.js';
import type { Asked } from './period.js';
import type { Queries } from './prepared.js';
import { asKnownFor, asKnownOfFew, tablesIn } from './terms.js';

export interface Behind {
  readonly eventId: string;
  /** Whom or what the event's stream is about. */
  readonly subject: string;
  readonly happenedOn: Day;
}

export interface Page {
  readonly first: number;
  readonly after?: Pick<Behind, 'eventId' | 'happenedOn'> | undefined;
  /** Those of one cell alone, without its base. */
  readonly cell?: string | undefined;
}

type Subject = Pick<Behind, 'subject'>;

/** The days that are looked at at once. */
interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** Before anything happened. */
const EVER = '0001-01-01';

/** Of each fact that may be counted, so many for each event of a page are looked at; then so many times as many; then all. */
const [FOR_EACH, MORE] = [4, 8];

/** Larger pages are cut from all of them. */
const LARGEST = 500;

/**
 * The events that a figure counts, those of its bases among them, by the day on which they count. What is counted of
 * somebody follows from what is known of her: so it is counted of those alone to whom something happened on the next days,
 * until a page is full. `after` is compared as text, which sorts alike: it comes from outside, and need not be a day that
 * exists.
 */
export const eventsBehind = (
  db: DataSource,
  figure: Figure,
  asked: Asked,
  { first, after, cell }: Page,
): Promise<{ readonly events: readonly Behind[]; readonly more: boolean }> =>
  db.transaction('REPEATABLE READ', async (tx) => {
    await tx.query('SET TRANSACTION READ ONLY');
    // of what is counted step by step the planner expects a row or two, and would compare each with each
    await tx.query('SET LOCAL enable_nestloop = off');
    const cells = cell === undefined ? figure.cells : naming(cell, figure.cells);
    const behind = cells.flatMap(cell === undefined ? withBase : ofOneCell).join(' UNION ALL ');
    const late = cells.some(({ countsOverdue }) => countsOverdue);
    const facts = factsBehind(behind, late);
    const overdue = late ? await overdueAsOf(tx, asked) : [];
    const bound = [
      ...parametersOf(asked, overdue),
      after?.eventId ?? null,
      after?.happenedOn ?? null,
      first + 1,
      ...(cell === undefined ? [] : [cell]),
    ];
    const few = FOR_EACH * (first + 1);
    const { from, to } = daysOf(cells, asked);
    const events: Behind[] = [];
    for (let [next, some] = [begin(from, after), few]; ; some *= MORE) {
      const all = first > LARGEST || some > few * MORE;
      const days = { from: next, to: all ? to : await untilSome(tx, facts, { from: next, to }, some) };
      const whom = all ? [] : [await whomOn(tx, facts, days, asked)];
      const sql = (all ? allBehind : fewBehind)(behind, facts, bound.length + 2);
      events.push(...(await tx.query(sql, [...bound, days.from, days.to, ...whom])));
      if (events.length > first || days.to >= to) break;
      next = dayAfter(days.to);
    }
    return { events: events.slice(0, first), more: events.length > first };
  });

/** Cells of one kind are named after each other: by the same word before a dot. */
const naming = (cell: string, cells: readonly Cells[]): readonly Cells[] => {
  const [word] = cell.split('.');
  const shown = cells.filter(({ keys, spread }) => keys?.includes(spread ? word! : cell));
  const named = cells.filter(({ counted }) => counted.includes(`'${word}`));
  return [shown, named, cells].find(({ length }) => length > 0)!;
};

const withBase = ({ counted, shareOf, countedOf }: Cells): readonly Sql[] =>
  [counted, shareOf ?? countedOf ?? []].flat().map((rows) => `SELECT "eventId" FROM (${rows}) counted`);

/** The median and the 90th percentile are of the same amounts. */
const ofOneCell = ({ counted, spread }: Cells): readonly Sql[] => {
  const named = spread ? `$9::text IN (key || '.median', key || '.p90')` : `key = $9::text`;
  return [`SELECT "eventId" FROM (${counted}) counted WHERE ${named}`];
};

/** The rules of what is overdue are asked elsewhere, of what is told as tasks. */
const factsBehind = (behind: Sql, late: boolean): readonly FactName[] => [
  ...factsIn(tablesIn(behind)),
  ...(late ? (['task'] as const) : []),
];

/** Where all of them happened in the period, nothing else is looked at. */
const daysOf = (cells: readonly Cells[], { from, to, asOf }: Asked): Days => {
  const inPeriod = cells.every(
    ({ ofPeriod, daily, spread }) => ofPeriod ?? (!spread && (daily === 'facts' || daily === 'things')),
  );
  return inPeriod ? { from, to: asOf < to ? asOf : to } : { from: EVER, to: asOf };
};

const begin = (from: Day, after: Page['after']): Day =>
  after && after.happenedOn > from && exists(after.happenedOn) ? after.happenedOn : from;

const exists = (day: Day): boolean => {
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(+instant) && instant.toISOString().startsWith(day);
};

const dayAfter = (day: Day): Day => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The day by which so many have happened of one of these facts. */
const untilSome = async (tx: Queries, facts: readonly FactName[], { from, to }: Days, some: number): Promise<Day> => {
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

/** Everybody to whom one of these facts happened on the days, with all of her records. */
const whomOn = async (tx: Queries, facts: readonly FactName[], { from, to }: Days, { knownAt }: Asked) => {
  const onDays = facts.map((fact) => `SELECT subject FROM ${tableOf(fact)} WHERE "happenedOn" BETWEEN $1 AND $2`);
  const sql = `of_days AS (${onDays.join(' UNION ')}) ${everybodyOf('of_days')}`;
  const found = (await tx.query(`${asKnownFor(sql)}, ${sql}`, [from, to, to, knownAt ?? null, '[]'])) as Subject[];
  return found.map(({ subject }) => subject);
};

/** The last two parameters, but for whom it is of. */
const pageOf = (behind: Sql, facts: readonly FactName[], last: number): Sql => `behind AS (${behind}),
  ${standingIn(facts)}
  SELECT "eventId", subject, "happenedOn"::text FROM standing
  WHERE "happenedOn" BETWEEN $${last - 1}::date AND $${last}::date
    AND ($6::text IS NULL OR ("happenedOn"::text COLLATE "C", "eventId"::text COLLATE "C") > ($7, $6))
  ORDER BY standing."happenedOn", "eventId" LIMIT $8`;

const allBehind = (behind: Sql, facts: readonly FactName[], last: number): Sql => {
  const sql = pageOf(behind, facts, last);
  return `${asKnownFor(sql)}, ${sql}`;
};

/** Of so few the planner is told whom, since it then knows how few they are. */
const fewBehind = (behind: Sql, facts: readonly FactName[], last: number): Sql => {
  const [sql, whom] = [pageOf(behind, facts, last), `$${last + 1}::uuid[]`];
  return `${asKnownOfFew(sql, whom)}, whom AS (SELECT ${whom}), ${sql}`;
};
