import {
  ALL,
  AS_OF,
  PERIOD_BEGIN,
  IN_PERIOD,
  KNOWN_AT,
  SAME_PERSON,
  PERIOD_END,
  OVERDUE_TASKS,
  BY_THE_DAY,
  about,
  factsOf,
} from './fact-queries.js';
import type { Sql } from './figure.js';

/** Of several on one day, the first in the log. Where only the day is used, any of them. */
const firstOf = (rows: Sql, place: 'position' | '"recordedFrom"'): Sql =>
  `SELECT DISTINCT ON (subject) * FROM ${rows} ORDER BY subject, "happenedOn", ${place}, "eventId"`;

/** From the kept record rather than from a duplicate; null values are skipped. */
const latestValue = (column: string, first: Sql = ''): Sql =>
  `(array_agg(${column} ORDER BY ${first}stream = subject DESC, "happenedOn" DESC, position DESC)
    FILTER (WHERE ${column} IS NOT NULL))[1] AS ${column}`;

/**
 * These have no day: the last recorded value counts. A record in which the sex is unknown in the end comes after those of
 * the same person in which it is known.
 */
const describePeople = (columns: readonly string[], peopleFilter: Sql): Sql =>
  `SELECT subject, ${[latestValue('sex', 'unknown, '), ...columns.map((column) => latestValue(column))].join(', ')}
    FROM (SELECT *, first_value(sex) OVER (PARTITION BY stream
        ORDER BY sex IS NULL, "happenedOn" DESC, position DESC) = 'Unknown' AS unknown
      FROM (${about('person_fact', ['sex', ...columns, 'position'].join(', '), peopleFilter)}) each) stated GROUP BY subject`;

/** The last fact of each of these by the day. Without duplicates: everything continues in the kept record. */
const lastBy = (columns: string, rows: Sql): Sql =>
  `SELECT DISTINCT ON (stream, ${columns}) * FROM ${rows} WHERE stream = subject AND ${BY_THE_DAY}
    ORDER BY stream, ${columns}, revision DESC`;

/** An IN rather than a join: the planner expects a row or two of a step-by-step count, and would use a nested loop. */
const isIn = (people: Sql): Sql => `(subject IN (SELECT subject FROM ${people})) IS TRUE`;

const OF_CARED: Sql = 'fact.subject IN (SELECT subject FROM cared_record)';
const OF_IDENTIFIED: Sql = 'fact.subject IN (SELECT subject FROM identified_record)';

/**
 * The terms that definitions use.
 * @param held which operations count themselves; all others are known, too, for the people that they met
 */
const termsOf = (peopleFilter: Sql, held: Sql): Readonly<Record<string, Sql>> => ({
  person: describePeople(['"birthYear"'], peopleFilter),

  /** All records of the people who ever entered aftercare, so that only these few are searched. */
  cared_record: `SELECT stream AS subject FROM entry
    UNION SELECT same_person.subject FROM same_person WHERE kept IN (SELECT subject FROM entry)`,
  cared_person: describePeople(['"birthYear"', 'nationality'], `${peopleFilter} AND ${OF_CARED}`),
  /** The offices that received or admitted the survivor, or were given the case: on a day, the last one is responsible. */
  office_since: `SELECT subject, "happenedOn" AS since, position, office, false AS accepted FROM referral
    UNION ALL SELECT subject, "happenedOn", position, office, true FROM entry
    UNION ALL SELECT subject, "happenedOn", position, office, true FROM case_worker WHERE office IS NOT NULL`,
  /** Assignments as case worker: the first entry of each names an office, whatever its day, and those of other roles none. */
  case_worker: `SELECT * FROM (SELECT *, first_value(office) OVER (PARTITION BY stream, "assignmentId" ORDER BY revision) AS given
      FROM (${about('assignment_fact', '"assignmentId", office, revision, position', peopleFilter)}) every) one
    WHERE given IS NOT NULL AND "happenedOn" <= ${AS_OF}`,
  cared_service: `${about('service_fact', '"from", "to"', `${peopleFilter} AND ${OF_CARED}`)} AND "happenedOn" <= ${AS_OF}`,

  interviewed: `SELECT * FROM interview WHERE ${IN_PERIOD}`,

  /** A street child, interviewed during an outreach. */
  street_child: `SELECT * FROM interviewed
    WHERE "streetChild" AND "operationId" IN (SELECT subject FROM operation WHERE kind = 'CacOutreach')`,

  held_operation: `SELECT * FROM operation fact WHERE ${held}`,

  first_referral: firstOf(`record WHERE type = 'ReferralReceived'`, '"recordedFrom"'),
  first_interview: firstOf('interview', '"recordedFrom"'),
  first_identification: firstOf('identification WHERE positive', 'position'),
  identified: `SELECT * FROM first_identification WHERE ${IN_PERIOD}`,

  identified_record: `SELECT subject FROM identified
    UNION SELECT same_person.subject FROM same_person WHERE kept IN (SELECT subject FROM identified)`,
  identified_interview: `${about('interview_fact', 'minor', `${peopleFilter} AND ${OF_IDENTIFIED}`)}
    AND "happenedOn" <= ${AS_OF} AND ${IN_PERIOD}`,
  /** The last interview up to the day and the first after it: a period with the day and any interview has one of these. */
  identified_between: `SELECT identified.subject, identified."happenedOn" AS day,
      max(interview."happenedOn") FILTER (WHERE interview."happenedOn" <= identified."happenedOn") AS "before",
      min(interview."happenedOn") FILTER (WHERE interview."happenedOn" > identified."happenedOn") AS "after"
    FROM identified JOIN interview USING (subject) GROUP BY identified.subject, identified."happenedOn"`,

  first_entry: firstOf('entry', 'position'),
  new_entrant: `SELECT * FROM first_entry WHERE ${IN_PERIOD}`,
  entrant: `SELECT * FROM entry WHERE ${IN_PERIOD}`,
  entrant_before: `SELECT * FROM entry
    WHERE "happenedOn" BETWEEN ${PERIOD_BEGIN} - interval '1 year' AND ${PERIOD_END} - interval '1 year'`,

  /**
   * From an entry to the next closure in its record, if any, or in the kept record, which ends everything. Of one day, what
   * is later in the log came later.
   */
  stay: `SELECT subject, "eventId", position, "from", "to", "closedBy" FROM (
      SELECT subject, "eventId", position, "happenedOn" AS "from", closes, min("happenedOn") FILTER (WHERE closes) OVER after AS "to",
        (array_agg("eventId") FILTER (WHERE closes) OVER after)[1] AS "closedBy"
      FROM (SELECT subject, stream, "eventId", "happenedOn", position, false AS closes FROM entry
        UNION ALL SELECT subject, stream, "eventId", "happenedOn", position, true FROM closure
        UNION ALL SELECT kept, same_person.subject, "eventId", "happenedOn", position, true
          FROM closure JOIN same_person ON kept = stream) each
      WINDOW after AS (PARTITION BY stream ORDER BY "happenedOn", position
        ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
    ) each WHERE NOT closes`,
  in_aftercare: `SELECT * FROM stay WHERE "from" <= ${PERIOD_END} AND ("to" IS NULL OR "to" >= ${PERIOD_BEGIN})`,
  helped: `SELECT * FROM cared_service WHERE "from" <= ${PERIOD_END} AND "to" >= ${PERIOD_BEGIN}`,
  supported: `SELECT subject, "eventId" FROM in_aftercare WHERE ${isIn('helped')}
    UNION ALL SELECT subject, "eventId" FROM helped WHERE ${isIn('in_aftercare')}`,
  /** Stays of a person in several records that overlap are one, from the first entry until the last closure. */
  whole_stay: `SELECT subject, min("from") AS "from", (array_agg("eventId" ORDER BY "from", position))[1] AS "eventId",
      (array_agg("to" ORDER BY "to" DESC))[1] AS "to", (array_agg("closedBy" ORDER BY "to" DESC, position))[1] AS "closedBy"
    FROM (SELECT *, count(*) FILTER (WHERE begins) OVER (PARTITION BY subject ORDER BY "from", position) AS nth
      FROM (SELECT *, ("from" >= max(coalesce("to", 'infinity')) OVER (PARTITION BY subject ORDER BY "from", position
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) IS NOT FALSE AS begins FROM stay) each) each
    GROUP BY subject, nth`,
  ended_stay: `SELECT * FROM whole_stay WHERE "to" BETWEEN ${PERIOD_BEGIN} AND ${PERIOD_END}`,
  planned_stay: `SELECT DISTINCT ON (subject, "from") subject, stay."eventId", "from",
      plan."eventId" AS "plannedBy", "happenedOn"
    FROM whole_stay stay JOIN plan USING (subject)
    WHERE kind = 'approved' AND "happenedOn" BETWEEN "from" AND coalesce("to", 'infinity')
    ORDER BY subject, "from", "happenedOn", "recordedFrom", plan."eventId"`,

  closed: `SELECT * FROM closure WHERE ${IN_PERIOD}`,
  closed_long: `SELECT * FROM closed WHERE "happenedOn" <= ${AS_OF} - interval '6 months'`,

  /** A case is closed while it has more closures than reopenings. */
  closed_case: `SELECT stream FROM (
      SELECT stream, 1 AS more FROM closure WHERE ${BY_THE_DAY}
      UNION ALL SELECT stream, -1 FROM reopening WHERE ${BY_THE_DAY}
    ) each GROUP BY stream HAVING sum(more) > 0`,
  /** An assignment holds until a later entry changes it, even one for the same or an earlier day, or the data is erased. */
  assigned: `SELECT stream, worker, "happenedOn" AS "from", least(
      min("happenedOn") OVER (PARTITION BY stream, "assignmentId" ORDER BY revision
        ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING),
      min("happenedOn") FILTER (WHERE "assignmentId" IS NULL) OVER (PARTITION BY stream)) AS "to"
    FROM assignment WHERE stream = subject`,
  had_worker: `SELECT DISTINCT worker, stream FROM assigned WHERE worker IS NOT NULL`,
  /** For a person and a worker: how many assignments began or ended, and how often the case was closed or reopened. */
  worker_day: `SELECT worker, stream, day, sum(assigned) AS assigned, sum(closed) AS closed FROM (
      SELECT worker, stream, day, assigned, 0 AS closed FROM assigned
        CROSS JOIN LATERAL (VALUES ("from", 1), ("to", -1)) AS moves (day, assigned)
        WHERE worker IS NOT NULL AND "from" < coalesce("to", 'infinity') AND day IS NOT NULL
      UNION ALL SELECT worker, stream, "happenedOn", 0, 1 FROM closure JOIN had_worker USING (stream)
      UNION ALL SELECT worker, stream, "happenedOn", 0, -1 FROM reopening JOIN had_worker USING (stream)
    ) each GROUP BY worker, stream, day`,
  entrusted_day: `SELECT worker, stream, day, (sum(assigned) OVER past > 0 AND sum(closed) OVER past <= 0)::int AS stands
    FROM worker_day WINDOW past AS (PARTITION BY worker, stream ORDER BY day)`,
  /** A submitted plan waits until a later entry decides on it, or all plans are ended. */
  waiting: `SELECT "happenedOn" AS "from", (SELECT min("happenedOn") FROM plan later
        WHERE later.stream = plan.stream AND later.revision >= plan.revision AND (later.kind = 'ended'
          OR later."planId" = plan."planId" AND later.revision > plan.revision)) AS "to"
    FROM plan WHERE stream = subject AND kind = 'submitted'`,
  entrusted: `SELECT * FROM (${lastBy('"assignmentId"', 'assignment')}) latest
    WHERE worker IS NOT NULL AND stream NOT IN (SELECT stream FROM closed_case
      UNION ALL SELECT stream FROM assignment WHERE "assignmentId" IS NULL AND ${BY_THE_DAY})`,
  /** The end of the case ends all of its plans. */
  awaiting_approval: `SELECT * FROM (${lastBy('"planId"', 'plan')}) latest
    WHERE kind = 'submitted' AND revision > ALL (
      SELECT revision FROM plan ended WHERE ended.stream = latest.stream AND kind = 'ended' AND ${BY_THE_DAY})`,

  way_home: `SELECT subject, "eventId", "happenedOn", manner, country, transit, "irregularCrossing" FROM homecoming
    UNION ALL SELECT subject, "eventId", "happenedOn", 'Repatriated', country, '{}', NULL FROM repatriation`,
  dependant_now: lastBy('"dependantId"', 'dependant'),
  custody_now: lastBy('"dependantId"', 'custody'),

  /** The verdict on each accused as it stands after appeals, and the last sentence of each; older ones name nobody. */
  verdict_now: `SELECT DISTINCT ON (stream, "accusedId") * FROM accused WHERE kind = 'verdict' AND "accusedId" IS NOT NULL
    ORDER BY stream, "accusedId", revision DESC`,
  case_verdict_now: `SELECT DISTINCT ON (stream) * FROM accused WHERE kind = 'verdict' AND "accusedId" IS NULL
    ORDER BY stream, revision DESC`,
  /** The first conviction of each case that stands; without named accused, its end. */
  conviction: `SELECT DISTINCT ON ("prosecutionId") "prosecutionId", "happenedOn", "eventId" FROM (
      SELECT subject AS "prosecutionId", "happenedOn", "eventId" FROM verdict_now WHERE outcome = 'Convicted'
      UNION ALL SELECT "prosecutionId", "happenedOn", "eventId" FROM prosecution
      WHERE kind = 'concluded' AND outcome = 'Convicted' AND "prosecutionId" NOT IN (SELECT subject FROM verdict_now)
    ) convicted ORDER BY "prosecutionId", "happenedOn", "eventId"`,
  sentence_now: `SELECT DISTINCT ON (stream, coalesce("accusedId", "eventId")) * FROM sentence
    ORDER BY stream, coalesce("accusedId", "eventId"), revision DESC`,
  /** Those whose conviction stands: by the verdict on the accused, or else on the whole case, or where neither was recorded. */
  standing_sentence: `SELECT sentence.* FROM sentence_now sentence
    LEFT JOIN verdict_now own USING (stream, "accusedId") LEFT JOIN case_verdict_now of_all USING (stream)
    WHERE coalesce(own.outcome, of_all.outcome, CASE WHEN own.fact IS NULL AND of_all.fact IS NULL THEN 'Convicted' END) = 'Convicted'`,

  overdue: `SELECT * FROM jsonb_to_recordset(${OVERDUE_TASKS}) AS fact ("of" text, subject uuid, "eventId" uuid) WHERE ${peopleFilter}`,

  /** The episodes of everybody who entered, however long ago; of two accounts of an episode the last one counts. */
  suffered: `SELECT * FROM (
      SELECT *, rank() OVER (PARTITION BY subject, "episodeId"
        ORDER BY "happenedOn" DESC, position DESC) AS account
      FROM episode WHERE ${isIn('entrant')}
    ) accounts WHERE account = 1`,
});

type Parts = Readonly<Record<string, Sql>>;

/** Facts are a plain selection and not materialised, so that the planner may use the indexes of their tables. */
type How = 'AS' | 'AS NOT MATERIALIZED';
const namedParts = (parts: Parts, used: ReadonlySet<string>, how: How): Sql[] =>
  Object.entries(parts).flatMap(([name, rows]) => (used.has(name) ? [`${name} ${how} (${rows})`] : []));

/** The names that some SQL uses, and the names that those use. */
const namesIn = (sql: Sql, parts: Parts, used = new Set<string>()): ReadonlySet<string> => {
  for (const word of new Set(sql.match(/\w+/g))) {
    if (!Object.hasOwn(parts, word) || used.has(word)) continue;
    used.add(word);
    namesIn(parts[word]!, parts, used);
  }
  return used;
};

const asKnown = (sql: Sql, peopleFilter: Sql, held = ALL, how: How = 'AS NOT MATERIALIZED'): Sql => {
  const [facts, terms] = [factsOf(peopleFilter), termsOf(peopleFilter, held)];
  const used = namesIn(sql, { ...SAME_PERSON, ...facts, ...terms });
  return `WITH RECURSIVE ${[
    `asked AS (SELECT ${PERIOD_BEGIN}, ${PERIOD_END}, ${AS_OF}, ${KNOWN_AT}, ${OVERDUE_TASKS})`,
    ...namedParts(SAME_PERSON, used, 'AS'),
    ...namedParts(facts, used, how),
    ...namedParts(terms, used, 'AS'),
  ].join(',\n')}`;
};

/** The WITH clause that defines the names in some SQL, and no others, since the planner reads each again. */
export const asKnownFor = (sql: Sql): Sql => asKnown(sql, ALL);

/** `asKnownFor`, counting only the people in a parameter. `AS` reads their facts once, for a count of many people. */
export const asKnownOfFew = (sql: Sql, people: Sql, how?: How): Sql =>
  asKnown(sql, `fact.subject = ANY (${people})`, ALL, how);

/** `asKnownFor`, counting only the people and operations in a parameter: what is about nobody is left out too. */
export const asKnownWithin = (sql: Sql, streams: Sql): Sql => {
  const within = `fact.subject = ANY (${streams})`;
  return asKnown(sql, within, within);
};

const PARTS: Parts = { ...SAME_PERSON, ...factsOf(ALL), ...termsOf(ALL, ALL) };

/** The tables that some SQL reads, through all the names in it. */
export const factTablesIn = (sql: Sql): readonly string[] => {
  const all = [sql, ...[...namesIn(sql, PARTS)].map((name) => PARTS[name]!)].join(' ');
  return [...new Set(all.match(/\b\w+_fact\b/g) ?? [])];
};
