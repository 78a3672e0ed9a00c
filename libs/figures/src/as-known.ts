import type { Sql } from './figure.js';

/** The parameters of every figure: the period, as of which day, known at which instant (null: all that is recorded). */
export const FROM = '$1::date';
export const TO = '$2::date';
const AS_OF = '$3::date';
const KNOWN_AT = '$4::timestamptz';

/** Of a fact and its corrections one is known at any instant: the one whose time it was. */
const KNOWN = `CASE WHEN ${KNOWN_AT} IS NULL THEN "recordedTo" IS NULL
  ELSE "recordedFrom" <= ${KNOWN_AT} AND ("recordedTo" IS NULL OR "recordedTo" > ${KNOWN_AT}) END`;

export const IN_PERIOD = `"happenedOn" BETWEEN ${FROM} AND ${TO}`;

const known = (table: string): Sql => `SELECT * FROM views.${table} WHERE "happenedOn" <= ${AS_OF} AND ${KNOWN}`;
const first = (rows: Sql): Sql =>
  `SELECT DISTINCT ON (subject) * FROM ${rows} ORDER BY subject, "happenedOn", "recordedFrom"`;

/** Nothing was said of it where it is null. */
const lastSaid = (column: string): Sql =>
  `(array_agg(${column} ORDER BY "happenedOn" DESC, "recordedFrom" DESC) FILTER (WHERE ${column} IS NOT NULL))[1] AS ${column}`;

/** What had happened by the day and was known at the instant. */
const FACTS: Readonly<Record<string, Sql>> = {
  interview: known('interview_fact_v1'),
  identification: known('identification_fact_v1'),
  episode: known('episode_fact_v1'),
  entry: known('entry_fact_v1'),
  service: known('service_fact_v1'),
  forensic_interview: known('forensic_interview_fact_v1'),
  repatriation: known('repatriation_fact_v1'),
  closure: known('exit_fact_v1'),
  prosecution: known('prosecution_fact_v1'),
  operation: known('operation_fact_v1'),
  prevention: known('prevention_fact_v1'),
};

/** What the definitions speak of. */
const TERMS: Readonly<Record<string, Sql>> = {
  /** Her sex and birth year do not happen on a day: the last that was known of them counts. */
  person: `SELECT subject, ${lastSaid('sex')}, ${lastSaid('"birthYear"')} FROM views.person_fact_v2 WHERE ${KNOWN}
    GROUP BY subject`,

  interviewed: `SELECT * FROM interview WHERE ${IN_PERIOD}`,

  /** A child of the street, met in an outreach. */
  street_child: `SELECT * FROM interviewed
    WHERE "streetChild" AND "operationId" IN (SELECT subject FROM operation WHERE kind = 'CacOutreach')`,

  first_identification: first('identification WHERE positive'),
  identified: `SELECT * FROM first_identification WHERE ${IN_PERIOD}`,

  first_entry: first('entry'),
  new_entrant: `SELECT * FROM first_entry WHERE ${IN_PERIOD}`,
  entrant: `SELECT * FROM entry WHERE ${IN_PERIOD}`,
  entrant_before: `SELECT * FROM entry
    WHERE "happenedOn" BETWEEN ${FROM} - interval '1 year' AND ${TO} - interval '1 year'`,

  /** From an entry to the next closure, if any; on one and the same day what was recorded first came first. */
  stay: `SELECT entry.subject, entry."eventId", entry."happenedOn" AS "from",
      (SELECT min(closure."happenedOn") FROM closure WHERE closure.subject = entry.subject
        AND (closure."happenedOn", closure."recordedFrom") > (entry."happenedOn", entry."recordedFrom")) AS "to"
    FROM entry`,
  in_aftercare: `SELECT * FROM stay WHERE "from" <= ${TO} AND ("to" IS NULL OR "to" >= ${FROM})`,
  helped: `SELECT * FROM service WHERE "from" <= ${TO} AND "to" >= ${FROM}`,
  supported: `SELECT subject, "eventId" FROM in_aftercare WHERE subject IN (SELECT subject FROM helped)
    UNION ALL SELECT subject, "eventId" FROM helped WHERE subject IN (SELECT subject FROM in_aftercare)`,

  /** The episodes of whoever entered, however long ago; of two accounts of an episode the last one counts. */
  suffered: `SELECT * FROM (
      SELECT *, rank() OVER (PARTITION BY subject, "episodeId"
        ORDER BY "happenedOn" DESC, "recordedFrom" DESC, "eventId") AS account
      FROM episode WHERE subject IN (SELECT subject FROM entrant)
    ) accounts WHERE account = 1`,
};

/** All of them, to find an event again wherever it stands. */
export const EVERY_FACT: Sql = Object.keys(FACTS)
  .map((fact) => `SELECT "eventId", subject, "happenedOn" FROM ${fact}`)
  .join(' UNION ');

/** Facts are a mere selection, so that the planner may use the indexes of their tables. */
const named = (parts: Readonly<Record<string, Sql>>, how: 'AS' | 'AS NOT MATERIALIZED'): Sql[] =>
  Object.entries(parts).map(([name, rows]) => `${name} ${how} (${rows})`);

/** Stands before every figure. A name that a figure does not use costs nothing: the planner leaves it out. */
export const AS_KNOWN: Sql = `WITH ${[
  `asked AS (SELECT ${FROM}, ${TO}, ${AS_OF}, ${KNOWN_AT})`,
  ...named(FACTS, 'AS NOT MATERIALIZED'),
  ...named(TERMS, 'AS'),
].join(',\n')}`;
