import { IN_PERIOD } from './fact-queries.js';
import type { Cells, Figure } from './figure.js';

/** For everybody with both days known, in this order, and the second in the period. */
const durationCells = (key: string, first: string, second: string): Cells => ({
  release: 'people',
  keys: [key],
  percentiles: true,
  daily: 'entities',
  counted: `SELECT '${key}' AS key, subject AS entity, behind."eventId", "happenedOn", days AS amount FROM (
      SELECT subject, other."happenedOn", other."happenedOn" - one."happenedOn" AS days,
        ARRAY[one."eventId", other."eventId"] AS both_events
      FROM ${first} one JOIN ${second} other USING (subject)
    ) steps CROSS JOIN LATERAL unnest(both_events) AS behind ("eventId") WHERE ${IN_PERIOD} AND days >= 0`,
});

export const durationFigures: readonly Figure[] = [
  {
    id: 'M20',
    title: 'Days from one step to the next',
    definition:
      'Median and 90th percentile of the days from the referral to the first screening interview, from that to the first positive identification, and from that to the first entry into aftercare; and of each stay in aftercare, new or returning, from the entry to the first plan approved in it, and to the closure. The later of the two days lies in the period; people who took the steps in another order are left out. The base says of how many people, or stays; between two numbers of days it is interpolated.',
    version: 1,
    cells: [
      durationCells('referralToInterview', 'first_referral', 'first_interview'),
      durationCells('interviewToIdentification', 'first_interview', 'first_identification'),
      durationCells('identificationToEntry', 'first_identification', 'first_entry'),
      {
        release: 'people',
        keys: ['entryToPlan'],
        percentiles: true,
        counted: `SELECT 'entryToPlan' AS key, (subject, "from") AS entity, behind."eventId", "happenedOn" - "from" AS amount
          FROM planned_stay CROSS JOIN LATERAL unnest(ARRAY["eventId", "plannedBy"]) AS behind ("eventId")
          WHERE ${IN_PERIOD}`,
      },
      {
        release: 'people',
        keys: ['entryToClosure'],
        percentiles: true,
        counted: `SELECT 'entryToClosure' AS key, (subject, "from") AS entity, behind."eventId", "to" - "from" AS amount
          FROM ended_stay CROSS JOIN LATERAL unnest(ARRAY["eventId", "closedBy"]) AS behind ("eventId")`,
      },
    ],
  },
];
