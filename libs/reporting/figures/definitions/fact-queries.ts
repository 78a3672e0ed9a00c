import type { Sql } from './figure.js';

/** The parameters of every figure: the period, as of which day, and known at which instant (null: all that is recorded). */
export const PERIOD_BEGIN = '$1::date';
export const PERIOD_END = '$2::date';
export const AS_OF = '$3::date';
export const KNOWN_AT = '$4::timestamptz';

/** The parameter with the overdue tasks, which the rules of the journey determine: see engine/overdue.ts. */
export const OVERDUE_TASKS = '$5::jsonb';

/** Of a fact and its corrections, exactly one is known at any instant. */
const KNOWN = `CASE WHEN ${KNOWN_AT} IS NULL THEN "recordedTo" IS NULL
  ELSE "recordedFrom" <= ${KNOWN_AT} AND ("recordedTo" IS NULL OR "recordedTo" > ${KNOWN_AT}) END`;

export const IN_PERIOD = `"happenedOn" BETWEEN ${PERIOD_BEGIN} AND ${PERIOD_END}`;

/** A count for one day is for the last day of the period, or for an earlier `asOf`. */
export const BY_THE_DAY = `"happenedOn" <= least(${PERIOD_END}, ${AS_OF})`;

/** Which subjects' facts are counted: all, or those that meet a condition. */
export const ALL: Sql = 'TRUE';

/**
 * The columns of a fact; its subject is the person who is counted, whichever linked record it is in. One event may add or
 * restate several facts: `fact` distinguishes them.
 */
export const about = (
  table: string,
  columns: string,
  peopleFilter: Sql,
): Sql => `SELECT "eventId", ("eventId", ordinal) AS fact,
  fact.subject AS stream, coalesce(kept, fact.subject) AS subject, "happenedOn", "recordedFrom", ${columns}
  FROM ${table} fact LEFT JOIN same_person ON same_person.subject = fact.subject WHERE ${KNOWN} AND ${peopleFilter}`;

/**
 * Records of one person. Links may form a chain, whose end counts, or a circle, of which one record counts, always the
 * same. Records that were linked and unlinked again count separately.
 */
export const SAME_PERSON: Readonly<Record<string, Sql>> = {
  linked: `SELECT * FROM (
      SELECT DISTINCT ON (subject) subject, "keptSurvivorId" AS kept FROM link_fact WHERE ${KNOWN}
      ORDER BY subject, position DESC
    ) latest WHERE kept IS NOT NULL`,
  chain: `SELECT subject, kept FROM linked
    UNION SELECT chain.subject, linked.kept FROM chain JOIN linked ON linked.subject = chain.kept`,
  same_person: `SELECT subject, min(kept::text)::uuid AS kept FROM chain
    WHERE kept NOT IN (SELECT subject FROM linked) OR (kept, kept) IN (SELECT subject, kept FROM chain) GROUP BY subject`,
};

/** What figures count: names of facts, their tables and columns. */
const TABLES = {
  referral: ['referral_fact', 'source, office, province, position'],
  interview: ['interview_fact', '"operationId", "streetChild", "forcedByFamily", minor'],
  identification: ['identification_fact', 'positive, minor, position'],
  episode: ['episode_fact', '"episodeId", type, recruitment, scheme, country, position'],
  entry: ['entry_fact', 'minor, office, position'],
  service: ['service_fact', '"from", "to", type, mode, amount, currency'],
  forensic_interview: ['forensic_interview_fact', 'outcome, setting'],
  mdt_review: ['mdt_review_fact', 'agencies'],
  repatriation: ['repatriation_fact', 'country, crossing'],
  homecoming: ['return_fact', 'manner, country, transit, "irregularCrossing"'],
  dependant: ['dependant_fact', '"dependantId", "livesWith", country, revision'],
  custody: ['custody_fact', '"dependantId", custody, revision'],
  birth: ['birth_fact', '"birthId"'],
  closure: ['exit_fact', 'reason, position'],
  reopening: ['reopening_fact', 'retrafficking'],
  plan: ['plan_fact', 'kind, "planId", revision'],
  assignment: ['assignment_fact', '"assignmentId", worker, office, revision, position'],
  task: ['task_fact', 'type, payload, revision'],
  irregular: ['irregular_fact', 'code'],
  record: ['record_fact', 'type'],
  refusal: ['refusal_fact', 'code'],
  reading: ['reading_fact', 'kind, role, purpose'],
  accused: ['accused_fact', '"accusedId", kind, outcome, revision'],
  sentence: ['sentence_fact', '"accusedId", months, revision'],
  appeal: ['appeal_fact', '"appealId", kind, outcome'],
  compensation: ['compensation_fact', 'kind, amount, currency'],
  prosecution: ['prosecution_fact', '"prosecutionId", kind, outcome'],
  operation: ['operation_fact', 'kind, office, province'],
  operation_result: ['operation_result_fact', 'met, screened, referred, materials'],
  prevention: ['prevention_fact', 'kind, districts, attendees, materials, reach, topics, programme'],
} as const satisfies Readonly<Record<string, readonly [table: string, columns: string]>>;

export type FactName = keyof typeof TABLES;
const FACT_NAMES = Object.keys(TABLES) as FactName[];

/** The facts of some tables. */
export const factsIn = (tables: readonly string[]): readonly FactName[] =>
  FACT_NAMES.filter((fact) => tables.includes(TABLES[fact][0]));
export const tableOf = (fact: FactName): string => TABLES[fact][0];

const factOf = ([table, columns]: (typeof TABLES)[FactName], peopleFilter: Sql): Sql =>
  `${about(table, columns, peopleFilter)} AND "happenedOn" <= ${AS_OF}`;

/** What had happened by the day and was known at the instant. Operations have no subject, so no condition applies. */
export const factsOf = (peopleFilter: Sql): Readonly<Record<string, Sql>> =>
  Object.fromEntries(FACT_NAMES.map((fact) => [fact, factOf(TABLES[fact], fact === 'operation' ? ALL : peopleFilter)]));

/** The people that some subjects belong to, with all of their records. */
export const everybodyOf = (subjects: string): Sql => `SELECT coalesce(kept, ${subjects}.subject) AS subject
    FROM ${subjects} LEFT JOIN same_person USING (subject)
    UNION SELECT same_person.subject FROM same_person WHERE kept IN (
      SELECT coalesce(of_subject.kept, ${subjects}.subject) FROM ${subjects} LEFT JOIN same_person of_subject USING (subject))`;

const BEHIND = `"eventId" IN (SELECT "eventId" FROM behind)`;

/** The events of `behind`, each on the day of its facts of these kinds, or else on its own day as an entry of the record. */
export const datedEventsIn = (facts: readonly FactName[]): Sql => {
  const kinds = facts.filter((fact) => fact !== 'record');
  const dated = kinds.map((fact) => `SELECT "eventId", stream AS subject, "happenedOn" FROM ${fact} WHERE ${BEHIND}`);
  const record = `SELECT "eventId", stream AS subject, max("happenedOn") AS "happenedOn" FROM record WHERE ${BEHIND}`;
  if (dated.length === 0) return `dated_event AS (${record} GROUP BY "eventId", stream)`;
  const itself = `UNION ALL ${record} AND "eventId" NOT IN (SELECT "eventId" FROM dated) GROUP BY "eventId", stream`;
  return `dated AS (${dated.join(' UNION ')}),
    dated_event AS (SELECT * FROM dated ${facts.includes('record') ? itself : ''})`;
};
