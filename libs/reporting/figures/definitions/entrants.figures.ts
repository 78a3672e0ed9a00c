import { PERIOD_BEGIN, PERIOD_END } from './fact-queries.js';
import type { Figure, Sql } from './figure.js';
import { HALF_YEAR_SQL, HALF_YEARS } from './interviews.figures.js';

const ENTRANTS: Sql = `SELECT subject AS entity, "eventId" FROM entrant`;
const SUPPORTED: Sql = `SELECT subject AS entity, "eventId" FROM supported`;
const SEX: Sql = `lower(coalesce(sex, 'Unknown'))`;

export const entrantFigures: readonly Figure[] = [
  {
    id: 'M7',
    title: 'New entries into aftercare',
    definition:
      'People who entered aftercare for the first time in the period; also from January to June, and from July to December.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: ['total', ...HALF_YEARS],
        daily: 'entities',
        counted: `SELECT key, subject AS entity, "eventId", "happenedOn" FROM new_entrant
          CROSS JOIN LATERAL unnest(ARRAY['total', ${HALF_YEAR_SQL}]) AS key`,
      },
    ],
  },
  {
    id: 'M8',
    title: 'People who entered aftercare',
    definition:
      'People who entered aftercare in the period: new ones (those of M7), and returning ones who had entered before it began. A person who entered twice in the period counts once.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: ['total', 'new', 'returning'],
        ofPeriod: true,
        counted: `SELECT key, subject AS entity, "eventId" FROM entrant CROSS JOIN LATERAL unnest(ARRAY['total',
          CASE WHEN subject IN (SELECT subject FROM new_entrant) THEN 'new' ELSE 'returning' END]) AS key`,
      },
    ],
  },
  {
    id: 'M9',
    title: 'Survivors supported in aftercare',
    definition:
      'People who were in aftercare on any day of the period and received at least one service in it. Carried over are those of them who had entered before the period began: all but the people of M7.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: ['total', 'carriedOver'],
        counted: `SELECT 'total' AS key, subject AS entity, "eventId" FROM supported
          UNION ALL SELECT 'carriedOver', subject, "eventId" FROM supported
          WHERE subject IN (SELECT subject FROM first_entry WHERE "happenedOn" < ${PERIOD_BEGIN})`,
      },
    ],
  },
  {
    id: 'M14',
    title: 'Sex of those who entered aftercare',
    definition: 'The people of M8 by sex. Beside it, those who entered in the same days of the year before.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: ['male', 'female'],
        ofPeriod: true,
        counted: `SELECT ${SEX} AS key, subject AS entity, "eventId" FROM entrant LEFT JOIN cared_person USING (subject)`,
        shareOf: ENTRANTS,
      },
      {
        release: 'never', // the other year has them
        keys: ['previous.male', 'previous.female'],
        counted: `SELECT 'previous.' || ${SEX} AS key, subject AS entity, "eventId"
          FROM entrant_before LEFT JOIN cared_person USING (subject)`,
        shareOf: `SELECT subject AS entity, "eventId" FROM entrant_before`,
      },
    ],
  },
  {
    id: 'M15',
    title: 'Minors in aftercare',
    definition:
      'Minors: people of M8 who were under 18 on the day they last entered; an unknown age counts as under 18. Under 13: people of M9 who by their year of birth turn at most 12 in the year in which the period ends; an unknown year does not count.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: ['minors'],
        ofPeriod: true,
        counted: `SELECT 'minors' AS key, subject AS entity, "eventId" FROM (
            SELECT DISTINCT ON (subject) * FROM entrant ORDER BY subject, "happenedOn" DESC, position DESC
          ) last_entry WHERE minor`,
        shareOf: ENTRANTS,
      },
      {
        release: 'people',
        keys: ['under13'],
        counted: `SELECT 'under13' AS key, subject AS entity, "eventId" FROM supported JOIN cared_person USING (subject)
          WHERE extract(year FROM ${PERIOD_END}) - "birthYear" < 13`,
        shareOf: SUPPORTED,
      },
    ],
  },
];
