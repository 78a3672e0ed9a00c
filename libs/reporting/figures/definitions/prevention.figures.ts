import { IN_PERIOD } from './fact-queries.js';
import { MONTH } from './dimensions.js';
import type { Figure, Sql } from './figure.js';

/** What each operation counted, under these keys. Two lines of materials may be alike: two boxes of fifty. */
const resultsBy = (keys: Sql): Sql => `SELECT key, (fact, line) AS entity, "eventId", amount FROM operation_result
  LEFT JOIN (SELECT subject, office FROM operation) held USING (subject)
  CROSS JOIN LATERAL (
    VALUES ('met', met, NULL, NULL, 0), ('screened', screened, NULL, NULL, 0), ('referred', referred, NULL, NULL, 0)
    UNION ALL SELECT 'materials', count, title, language, line FROM ROWS FROM (
      jsonb_to_recordset(materials) AS (title text, language text, count int)) WITH ORDINALITY AS handed (title, language, count, line)
  ) AS one(what, amount, title, language, line)
  CROSS JOIN LATERAL unnest(ARRAY[${keys}]) AS key
  WHERE ${IN_PERIOD} AND amount > 0 AND key IS NOT NULL`;

export const preventionFigures: readonly Figure[] = [
  {
    id: 'P1',
    title: 'Educators trained',
    definition: 'People who attended a train-the-trainer workshop in the period, added up over the workshops.',
    version: 1,
    cells: [
      {
        release: 'public',
        keys: ['total'],
        sum: true,
        ofPeriod: true,
        counted: `SELECT 'total' AS key, fact AS entity, "eventId", attendees AS amount FROM prevention
          WHERE ${IN_PERIOD} AND kind = 'TrainTheTrainer'`,
      },
    ],
  },
  {
    id: 'P2',
    title: 'Printed materials distributed',
    definition: 'Printed materials handed out in prevention activities of the period.',
    version: 1,
    cells: [
      {
        release: 'public',
        keys: ['total'],
        sum: true,
        ofPeriod: true,
        counted: `SELECT 'total' AS key, fact AS entity, "eventId", materials AS amount FROM prevention
          WHERE ${IN_PERIOD} AND materials > 0`,
      },
    ],
  },
  {
    id: 'P3',
    title: 'Professional trainings',
    definition: 'Trainings of professionals in the period, and the people who attended, added up over the trainings.',
    version: 1,
    cells: [
      {
        release: 'public',
        keys: ['trainings'],
        ofPeriod: true,
        counted: `SELECT 'trainings' AS key, fact AS entity, "eventId" FROM prevention
          WHERE ${IN_PERIOD} AND kind = 'ProfessionalTraining'`,
      },
      {
        release: 'public',
        keys: ['attendees'],
        sum: true,
        ofPeriod: true,
        counted: `SELECT 'attendees' AS key, fact AS entity, "eventId", attendees AS amount FROM prevention
          WHERE ${IN_PERIOD} AND kind = 'ProfessionalTraining'`,
      },
    ],
  },
  {
    id: 'P4',
    title: 'Districts reached by prevention',
    definition: 'Districts in which a prevention activity of any kind was held in the period; each counts once.',
    version: 1,
    cells: [
      {
        release: 'public',
        keys: ['total'],
        ofPeriod: true,
        counted: `SELECT 'total' AS key, district AS entity, "eventId"
          FROM prevention CROSS JOIN LATERAL unnest(districts) AS district WHERE ${IN_PERIOD}`,
      },
    ],
  },
  {
    id: 'P5',
    title: 'People reached by broadcasts and online',
    definition: 'People reached by broadcasts or online in prevention activities of the period, added up over them.',
    version: 1,
    cells: [
      {
        release: 'public',
        keys: ['total'],
        sum: true,
        ofPeriod: true,
        counted: `SELECT 'total' AS key, fact AS entity, "eventId", reach AS amount FROM prevention
          WHERE ${IN_PERIOD} AND reach > 0`,
      },
    ],
  },
  {
    id: 'P6',
    title: 'Results of operations',
    definition:
      'People that operations met, screened for signs of trafficking, and referred to somebody who can help, and printed materials that they handed out, in all, by language and by title, added up over the operations, by the day on which they were counted; each also by the office of the operation and by month. A person met twice counts twice.',
    version: 2,
    cells: [
      {
        release: 'public',
        keys: ['met', 'materials'],
        sum: true,
        ofPeriod: true,
        counted: resultsBy(`CASE WHEN what IN ('met', 'materials') THEN what END, 'materials.' || language`),
      },
      {
        // those screened and not referred may be one child, a small office may have referred one, and a title is open text
        release: 'never',
        keys: ['screened', 'referred'],
        sum: true,
        ofPeriod: true,
        counted: resultsBy(
          `CASE WHEN what IN ('screened', 'referred') THEN what END, 'office.' || office || '.' || what, 'month.' || ${MONTH} || '.' || what, 'title.' || language || '.' || title`,
        ),
      },
    ],
  },
  {
    id: 'P7',
    title: 'Prevention activities by topic and programme',
    definition:
      'Prevention activities of the period, by each of their topics and by programme. An activity with two topics counts once for each. Activities recorded before these were asked count in the total only.',
    version: 1,
    cells: [
      {
        release: 'public',
        keys: ['total'],
        ofPeriod: true,
        counted: `SELECT key, fact AS entity, "eventId" FROM prevention CROSS JOIN LATERAL unnest(
            ARRAY['total', 'programme.' || programme]
            || ARRAY(SELECT 'topic.' || topic FROM unnest(topics) AS topic)) AS key
          WHERE ${IN_PERIOD} AND key IS NOT NULL`,
      },
    ],
  },
];
