import type { Sql } from './figure.js';

/** The parameters of every figure: the period, as of which day, known at which instant (null: all that is recorded). */
export const FROM = '$1::date';
export const TO = '$2::date';
export const AS_OF = '$3::date';
export const KNOWN_AT = '$4::timestamptz';

/** What was overdue, as the rules of the journey tell it: see overdue.ts. */
export const TOLD_OVERDUE = '$5::jsonb';

/** Of a fact and its corrections one is known at any instant: the one whose time it was. */
const KNOWN = `CASE WHEN ${KNOWN_AT} IS NULL THEN "recordedTo" IS NULL
  ELSE "recordedFrom" <= ${KNOWN_AT} AND ("recordedTo" IS NULL OR "recordedTo" > ${KNOWN_AT}) END`;

export const IN_PERIOD = `"happenedOn" BETWEEN ${FROM} AND ${TO}`;

/** What is said of one day is said of the last one of the period, or of an earlier one as of which it is asked. */
export const BY_THE_DAY = `"happenedOn" <= least(${TO}, ${AS_OF})`;

/**
 * The columns of a fact; its subject is the person who is counted, whichever of her records it stands in. One event may tell
 * or restate several facts: `fact` tells them apart.
 */
export const about = (table: string, columns: string): Sql => `SELECT "eventId", ("eventId", ordinal) AS fact,
  fact.subject AS stream, coalesce(kept, fact.subject) AS subject, "happenedOn", "recordedFrom", ${columns}
  FROM views.${table} fact LEFT JOIN same_person ON same_person.subject = fact.subject WHERE ${KNOWN}`;
const known = (table: string, columns: string): Sql => `${about(table, columns)} AND "happenedOn" <= ${AS_OF}`;

/**
 * Records of one person. Links may form a chain, whose end counts; or a circle, of which one record counts, whichever, as
 * long as it is the same for all. What was linked and unlinked again is as it was before.
 */
export const SAME_PERSON: Readonly<Record<string, Sql>> = {
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
export const FACTS: Readonly<Record<string, Sql>> = {
  interview: known('interview_fact_v1', '"operationId", "streetChild", "forcedByFamily", minor'),
  identification: known('identification_fact_v1', 'positive, minor'),
  episode: known('episode_fact_v1', '"episodeId", type, recruitment'),
  entry: known('entry_fact_v1', 'minor'),
  service: known('service_fact_v1', '"from", "to", type, mode, amount, currency'),
  forensic_interview: known('forensic_interview_fact_v1', 'outcome'),
  repatriation: known('repatriation_fact_v1', 'country, crossing'),
  closure: known('exit_fact_v1', 'reason'),
  reopening: known('reopening_fact_v1', 'retrafficking'),
  plan: known('plan_fact_v1', 'kind, "planId", revision'),
  assignment: known('assignment_fact_v1', '"assignmentId", worker, revision'),
  task: known('task_fact_v1', 'type, said, revision'),
  irregular: known('irregular_fact_v1', 'code'),
  record: known('record_fact_v1', 'type'),
  refusal: known('refusal_fact_v1', 'code'),
  reading: known('reading_fact_v1', 'kind, role, purpose'),
  prosecution: known('prosecution_fact_v1', '"prosecutionId", kind, outcome'),
  operation: known('operation_fact_v1', 'kind'),
  prevention: known('prevention_fact_v1', 'kind, districts, attendees, materials, reach'),
};

const BEHIND = `"eventId" IN (SELECT "eventId" FROM behind)`;

/** The events of `behind`, each on the day of what it tells, or else on its own as an entry of the record. */
export const STANDING: Sql = `told AS (${Object.keys(FACTS)
  .filter((fact) => fact !== 'record' && fact !== 'irregular')
  .map((fact) => `SELECT "eventId", stream AS subject, "happenedOn" FROM ${fact} WHERE ${BEHIND}`)
  .join(' UNION ')}),
  standing AS (SELECT * FROM told UNION ALL
    SELECT "eventId", stream, max("happenedOn") FROM record
    WHERE ${BEHIND} AND "eventId" NOT IN (SELECT "eventId" FROM told) GROUP BY "eventId", stream)`;
