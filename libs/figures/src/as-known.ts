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

/**
 * The columns of a fact; its subject is the person who is counted, whichever of her records it stands in. One event may tell
 * or restate several facts: `fact` tells them apart.
 */
const about = (table: string, columns: string): Sql => `SELECT "eventId", ("eventId", ordinal) AS fact,
  fact.subject AS stream, coalesce(kept, fact.subject) AS subject, "happenedOn", "recordedFrom", ${columns}
  FROM views.${table} fact LEFT JOIN same_person ON same_person.subject = fact.subject WHERE ${KNOWN}`;
const known = (table: string, columns: string): Sql => `${about(table, columns)} AND "happenedOn" <= ${AS_OF}`;
const first = (rows: Sql): Sql =>
  `SELECT DISTINCT ON (subject) * FROM ${rows} ORDER BY subject, "happenedOn", "recordedFrom"`;

/**
 * Records of one person. Links may form a chain, whose end counts; or a circle, of which one record counts, whichever, as
 * long as it is the same for all. What was linked and unlinked again is as it was before.
 */
const SAME_PERSON: Readonly<Record<string, Sql>> = {
  linked: `SELECT * FROM (
      SELECT DISTINCT ON (subject) subject, "keptSurvivorId" AS kept FROM views.link_fact_v1 WHERE ${KNOWN}
      ORDER BY subject, "recordedFrom" DESC
    ) said_last WHERE kept IS NOT NULL`,
  chain: `SELECT subject, kept FROM linked
    UNION SELECT chain.subject, linked.kept FROM chain JOIN linked ON linked.subject = chain.kept`,
  same_person: `SELECT subject, min(kept::text)::uuid AS kept FROM chain
    WHERE kept NOT IN (SELECT subject FROM linked) OR (kept, kept) IN (SELECT subject, kept FROM chain) GROUP BY subject`,
};

/** What had happened by the day and was known at the instant. */
const FACTS: Readonly<Record<string, Sql>> = {
  interview: known('interview_fact_v1', '"operationId", "streetChild", "forcedByFamily", minor'),
  identification: known('identification_fact_v1', 'positive, minor'),
  episode: known('episode_fact_v1', '"episodeId", type, recruitment'),
  entry: known('entry_fact_v1', 'minor'),
  service: known('service_fact_v1', '"from", "to", type, mode, amount, currency'),
  forensic_interview: known('forensic_interview_fact_v1', 'outcome'),
  repatriation: known('repatriation_fact_v1', 'country, crossing'),
  closure: known('exit_fact_v1', 'reason'),
  prosecution: known('prosecution_fact_v1', '"prosecutionId", kind, outcome'),
  operation: known('operation_fact_v1', 'kind'),
  prevention: known('prevention_fact_v1', 'kind, districts, attendees, materials, reach'),
};

/** In the record that is kept rather than in a duplicate; nothing was said where it is null. */
const lastSaid = (column: string): Sql =>
  `(array_agg(${column} ORDER BY stream = subject DESC, "happenedOn" DESC, "recordedFrom" DESC)
    FILTER (WHERE ${column} IS NOT NULL))[1] AS ${column}`;

/** What the definitions speak of. */
const TERMS: Readonly<Record<string, Sql>> = {
  /** Her sex and birth year do not happen on a day: what was known of them last counts. */
  person: `SELECT subject, ${lastSaid('sex')}, ${lastSaid('"birthYear"')}
    FROM (${about('person_fact_v2', 'sex, "birthYear"')}) said GROUP BY subject`,

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
  stay: `SELECT entry.subject, entry."eventId", entry."happenedOn" AS "from", min(closure."happenedOn") AS "to"
    FROM entry LEFT JOIN closure ON closure.subject = entry.subject
      AND (closure."happenedOn", closure."recordedFrom") > (entry."happenedOn", entry."recordedFrom")
    GROUP BY entry.subject, entry."eventId", entry."happenedOn"`,
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
  .map((fact) => `SELECT "eventId", stream AS subject, "happenedOn" FROM ${fact}`)
  .join(' UNION ');

/** Facts are a mere selection, so that the planner may use the indexes of their tables. */
const named = (parts: Readonly<Record<string, Sql>>, how: 'AS' | 'AS NOT MATERIALIZED'): Sql[] =>
  Object.entries(parts).map(([name, rows]) => `${name} ${how} (${rows})`);

/** Stands before every figure. A name that a figure does not use costs nothing: the planner leaves it out. */
export const AS_KNOWN: Sql = `WITH RECURSIVE ${[
  `asked AS (SELECT ${FROM}, ${TO}, ${AS_OF}, ${KNOWN_AT})`,
  ...named(SAME_PERSON, 'AS'),
  ...named(FACTS, 'AS NOT MATERIALIZED'),
  ...named(TERMS, 'AS'),
].join(',\n')}`;
