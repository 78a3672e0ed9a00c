import {
  AS_OF,
  FACTS,
  FROM,
  IN_PERIOD,
  KNOWN_AT,
  SAME_PERSON,
  TO,
  TOLD_OVERDUE,
  BY_THE_DAY,
  about,
} from './as-known.js';
import type { Sql } from './figure.js';

const first = (rows: Sql): Sql =>
  `SELECT DISTINCT ON (subject) * FROM ${rows} ORDER BY subject, "happenedOn", "recordedFrom"`;

/** In the record that is kept rather than in a duplicate; nothing was said where it is null. */
const lastSaid = (column: string): Sql =>
  `(array_agg(${column} ORDER BY stream = subject DESC, "happenedOn" DESC, "recordedFrom" DESC)
    FILTER (WHERE ${column} IS NOT NULL))[1] AS ${column}`;

/** The last thing said of each of these by the day. A duplicate is left out: all goes on in the record that is kept. */
const lastBy = (columns: string, rows: Sql): Sql =>
  `SELECT DISTINCT ON (stream, ${columns}) * FROM ${rows} WHERE stream = subject AND ${BY_THE_DAY}
    ORDER BY stream, ${columns}, revision DESC`;

/** What the definitions speak of. */
const TERMS: Readonly<Record<string, Sql>> = {
  /** Her sex and birth year do not happen on a day: what was known of them last counts. */
  person: `SELECT subject, ${lastSaid('sex')}, ${lastSaid('"birthYear"')}
    FROM (${about('person_fact_v2', 'sex, "birthYear"')}) said GROUP BY subject`,

  interviewed: `SELECT * FROM interview WHERE ${IN_PERIOD}`,

  /** A child of the street, met in an outreach. */
  street_child: `SELECT * FROM interviewed
    WHERE "streetChild" AND "operationId" IN (SELECT subject FROM operation WHERE kind = 'CacOutreach')`,

  first_referral: first(`record WHERE type = 'ReferralReceived'`),
  first_interview: first('interview'),
  first_identification: first('identification WHERE positive'),
  identified: `SELECT * FROM first_identification WHERE ${IN_PERIOD}`,

  first_entry: first('entry'),
  new_entrant: `SELECT * FROM first_entry WHERE ${IN_PERIOD}`,
  entrant: `SELECT * FROM entry WHERE ${IN_PERIOD}`,
  entrant_before: `SELECT * FROM entry
    WHERE "happenedOn" BETWEEN ${FROM} - interval '1 year' AND ${TO} - interval '1 year'`,

  /** From an entry to the next closure, if any; on one and the same day what was recorded first came first. */
  stay: `SELECT entry.subject, entry."eventId", entry."happenedOn" AS "from", min(closure."happenedOn") AS "to",
      (array_agg(closure."eventId" ORDER BY closure."happenedOn", closure."recordedFrom"))[1] AS "closedBy"
    FROM entry LEFT JOIN closure ON closure.subject = entry.subject
      AND (closure."happenedOn", closure."recordedFrom") > (entry."happenedOn", entry."recordedFrom")
    GROUP BY entry.subject, entry."eventId", entry."happenedOn"`,
  in_aftercare: `SELECT * FROM stay WHERE "from" <= ${TO} AND ("to" IS NULL OR "to" >= ${FROM})`,
  helped: `SELECT * FROM service WHERE "from" <= ${TO} AND "to" >= ${FROM}`,
  supported: `SELECT subject, "eventId" FROM in_aftercare WHERE subject IN (SELECT subject FROM helped)
    UNION ALL SELECT subject, "eventId" FROM helped WHERE subject IN (SELECT subject FROM in_aftercare)`,
  /** Somebody who entered in two linked records before she was closed has stayed once. */
  whole_stay: `SELECT DISTINCT ON (subject, "closedBy") * FROM stay ORDER BY subject, "closedBy", "from"`,
  ended_stay: `SELECT * FROM whole_stay WHERE "to" BETWEEN ${FROM} AND ${TO}`,
  planned_stay: `SELECT DISTINCT ON (subject, "from") subject, stay."eventId", "from",
      plan."eventId" AS "plannedBy", "happenedOn"
    FROM whole_stay stay JOIN plan USING (subject)
    WHERE kind = 'approved' AND "happenedOn" BETWEEN "from" AND coalesce("to", 'infinity')
    ORDER BY subject, "from", "happenedOn", "recordedFrom"`,

  closed: `SELECT * FROM closure WHERE ${IN_PERIOD}`,
  closed_long: `SELECT * FROM closed WHERE "happenedOn" <= ${AS_OF} - interval '6 months'`,

  /** A case is closed that was closed more often than reopened. */
  closed_case: `SELECT stream FROM (
      SELECT stream, 1 AS more FROM closure WHERE ${BY_THE_DAY}
      UNION ALL SELECT stream, -1 FROM reopening WHERE ${BY_THE_DAY}
    ) each GROUP BY stream HAVING sum(more) > 0`,
  entrusted: `SELECT * FROM (${lastBy('"assignmentId"', 'assignment')}) said_last
    WHERE worker IS NOT NULL AND stream NOT IN (SELECT stream FROM closed_case)`,
  /** Whatever ends her case ends all of her plans. */
  awaiting_approval: `SELECT * FROM (${lastBy('"planId"', 'plan')}) said_last
    WHERE kind = 'submitted' AND revision > ALL (
      SELECT revision FROM plan ended WHERE ended.stream = said_last.stream AND kind = 'ended' AND ${BY_THE_DAY})`,

  /** The episodes of whoever entered, however long ago; of two accounts of an episode the last one counts. */
  suffered: `SELECT * FROM (
      SELECT *, rank() OVER (PARTITION BY subject, "episodeId"
        ORDER BY "happenedOn" DESC, "recordedFrom" DESC, "eventId") AS account
      FROM episode WHERE subject IN (SELECT subject FROM entrant)
    ) accounts WHERE account = 1`,
};

/** Every name, and what stands for it. */
export const PARTS: Readonly<Record<string, Sql>> = { ...SAME_PERSON, ...FACTS, ...TERMS };

/** Facts are a mere selection, so that the planner may use the indexes of their tables. */
const named = (parts: Readonly<Record<string, Sql>>, how: 'AS' | 'AS NOT MATERIALIZED'): Sql[] =>
  Object.entries(parts).map(([name, rows]) => `${name} ${how} (${rows})`);

/** Stands before every figure. A name that a figure does not use costs nothing: the planner leaves it out. */
export const AS_KNOWN: Sql = `WITH RECURSIVE ${[
  `asked AS (SELECT ${FROM}, ${TO}, ${AS_OF}, ${KNOWN_AT})`,
  ...named(SAME_PERSON, 'AS'),
  ...named(FACTS, 'AS NOT MATERIALIZED'),
  ...named(TERMS, 'AS'),
  `overdue AS (SELECT * FROM jsonb_to_recordset(${TOLD_OVERDUE}) AS told ("of" text, subject uuid, "eventId" uuid))`,
].join(',\n')}`;
