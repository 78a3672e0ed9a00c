import type { Figure } from './figure.js';

export const workloadFigures: readonly Figure[] = [
  {
    id: 'M21',
    title: 'Overdue work, and caseloads',
    definition:
      'On one day: the last of the period, or an earlier one that is asked for. People whose assessment or follow-up was due before that day, by the deadlines that are configured now; submitted plans that awaited a decision; and the people with open cases assigned to each worker, in any role. A duplicate is left out: everything continues in the kept record.',
    version: 1,
    cells: [
      {
        release: 'never',
        keys: ['overdue.assessments', 'overdue.followUps'],
        countsOverdue: true,
        counted: `SELECT 'overdue.' || "of" AS key, subject AS entity, "eventId" FROM overdue`,
      },
      {
        release: 'never',
        keys: ['plansAwaitingApproval'],
        daily: 'standing',
        changed: `SELECT 'plansAwaitingApproval' AS key, day AS "happenedOn", n FROM waiting
          CROSS JOIN LATERAL (VALUES ("from", 1), ("to", -1)) AS moves (day, n)
          WHERE "from" < coalesce("to", 'infinity') AND day IS NOT NULL`,
        counted: `SELECT 'plansAwaitingApproval' AS key, (stream, "planId") AS entity, "eventId" FROM awaiting_approval`,
      },
      {
        release: 'never',
        daily: 'standing',
        changed: `SELECT 'caseload.' || worker AS key, day AS "happenedOn",
            stands - lag(stands, 1, 0) OVER (PARTITION BY worker, stream ORDER BY day) AS n FROM entrusted_day`,
        counted: `SELECT 'caseload.' || worker AS key, subject AS entity, "eventId" FROM entrusted`,
      },
    ],
  },
];
