import type { Figure } from './figure.js';

export const workloadFigures: readonly Figure[] = [
  {
    id: 'M21',
    title: 'What is overdue, and who looks after whom',
    definition:
      'On one day: the last of the period, or an earlier one as of which it is asked. People of whom an assessment, or a follow-up, was due before that day by the deadlines that are configured now; plans that had been submitted and on which nobody had decided; and, as `caseload`, the people of open cases with whom each worker was entrusted, in whatever role. A duplicate is left out: everything goes on in the record that is kept.',
    version: 1,
    cells: [
      {
        keys: ['overdue.assessments', 'overdue.followUps'],
        countsOverdue: true,
        counted: `SELECT 'overdue.' || "of" AS key, subject AS thing, "eventId" FROM overdue`,
      },
      {
        keys: ['plansAwaitingApproval'],
        daily: 'standing',
        changed: `SELECT 'plansAwaitingApproval' AS key, day AS "happenedOn", n FROM waiting
          CROSS JOIN LATERAL (VALUES ("from", 1), ("to", -1)) AS moves (day, n)
          WHERE "from" < coalesce("to", 'infinity') AND day IS NOT NULL`,
        counted: `SELECT 'plansAwaitingApproval' AS key, (stream, "planId") AS thing, "eventId" FROM awaiting_approval`,
      },
      {
        daily: 'standing',
        changed: `SELECT 'caseload.' || worker AS key, day AS "happenedOn",
            stands - lag(stands, 1, 0) OVER (PARTITION BY worker, stream ORDER BY day) AS n FROM entrusted_day`,
        counted: `SELECT 'caseload.' || worker AS key, subject AS thing, "eventId" FROM entrusted`,
      },
    ],
  },
];
