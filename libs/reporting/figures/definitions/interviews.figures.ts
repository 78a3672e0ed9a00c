import { IN_PERIOD } from './fact-queries.js';
import type { Figure, Sql } from './figure.js';

/** Girls and boys are under 18 on the day. */
const groupOf = (minor: Sql): Sql => `CASE coalesce(sex, 'Unknown')
  WHEN 'Female' THEN CASE WHEN ${minor} THEN 'girls' ELSE 'women' END
  WHEN 'Male' THEN CASE WHEN ${minor} THEN 'boys' ELSE 'men' END
  ELSE CASE WHEN ${minor} THEN 'otherMinors' ELSE 'otherAdults' END END`;
const GROUPS = ['girls', 'boys', 'women', 'men'];

export const HALF_YEARS = ['firstHalf', 'secondHalf'];
export const HALF_YEAR_SQL: Sql = `CASE WHEN extract(month FROM "happenedOn") <= 6 THEN 'firstHalf' ELSE 'secondHalf' END`;

const INTERVIEWS: Sql = `SELECT fact AS entity, "eventId", "happenedOn" FROM interviewed`;

export const interviewFigures: readonly Figure[] = [
  {
    id: 'M1',
    title: 'Preliminary identification interviews',
    definition: 'Screening interviews that took place in the period. A person interviewed twice counts twice.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: ['total'],
        daily: 'facts',
        counted: `SELECT 'total' AS key, fact AS entity, "eventId", "happenedOn" FROM interviewed`,
      },
    ],
  },
  {
    id: 'M2',
    title: 'Interviews by sex and age',
    definition:
      'The interviews of M1 by sex and by age on the day of the interview: girls and boys were under 18, women and men were not. An unknown age counts as under 18.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: GROUPS,
        daily: 'facts',
        counted: `SELECT ${groupOf('minor')} AS key, fact AS entity, "eventId", "happenedOn"
          FROM interviewed LEFT JOIN person USING (subject)`,
        countedOf: INTERVIEWS,
      },
    ],
  },
  {
    id: 'M3',
    title: 'Interviews by half-year',
    definition: 'The interviews of M1 from January to June, and from July to December.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: HALF_YEARS,
        daily: 'facts',
        counted: `SELECT ${HALF_YEAR_SQL} AS key, fact AS entity, "eventId", "happenedOn" FROM interviewed`,
        countedOf: INTERVIEWS,
      },
    ],
  },
  {
    id: 'M4',
    title: 'Interviews that came from operations, and the operations',
    definition:
      'The interviews of M1 that name the operation they came from. Operations are the identification operations held in the period; an outreach of the child advocacy centre is one of them.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: ['fromOperations'],
        daily: 'facts',
        counted: `SELECT 'fromOperations' AS key, fact AS entity, "eventId", "happenedOn"
          FROM interviewed WHERE "operationId" IS NOT NULL`,
        countedOf: INTERVIEWS,
      },
      {
        release: 'public',
        keys: ['operations', 'operations.CacOutreach', 'operations.Identification'],
        ofPeriod: true,
        counted: `SELECT key, subject AS entity, "eventId"
          FROM held_operation CROSS JOIN LATERAL unnest(ARRAY['operations', 'operations.' || kind]) AS key
          WHERE ${IN_PERIOD} AND kind IN ('Identification', 'CacOutreach')`,
      },
    ],
  },
  {
    id: 'M5',
    title: 'Survivors identified',
    definition:
      'People whose first positive identification, preliminary or formal, falls in the period; each counts once, with the age on that day. An unknown age counts as under 18.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: ['total', ...GROUPS],
        daily: 'entities',
        counted: `SELECT key, subject AS entity, "eventId", "happenedOn" FROM identified LEFT JOIN person USING (subject)
          CROSS JOIN LATERAL unnest(ARRAY['total', ${groupOf('coalesce(minor, true)')}]) AS key`,
      },
    ],
  },
  {
    id: 'M6',
    title: 'Interviews that led to an identification',
    definition: 'The people of M5 who were interviewed in the period, as a part of the interviews of M1.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: ['identified'],
        daily: 'spans',
        changed: `SELECT 'identified' AS key, lower, upper, n FROM identified_between
          CROSS JOIN LATERAL (VALUES ("before", day, 1), (day, "after", 1), ("before", "after", -1)) AS spans (lower, upper, n)`,
        ofPeriod: true,
        counted: `SELECT 'identified' AS key, subject AS entity, "eventId" FROM identified
          WHERE subject IN (SELECT subject FROM identified_interview)`,
        dailyBase: 'facts',
        shareOf: INTERVIEWS,
      },
    ],
  },
  {
    id: 'M16',
    title: 'Street children forced by their family',
    definition:
      'Of the interviews of street children held during outreaches of the child advocacy centre, those in which the child said that family members forced them.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: ['forcedByFamily'],
        ofPeriod: true,
        counted: `SELECT 'forcedByFamily' AS key, fact AS entity, "eventId"
          FROM street_child WHERE "forcedByFamily"`,
        shareOf: `SELECT fact AS entity, "eventId" FROM street_child`,
      },
    ],
  },
];
