import type { Figure } from './figure.js';

export const closureFigures: readonly Figure[] = [
  {
    id: 'M22',
    title: 'Trafficked again after closure, and why cases were closed',
    definition:
      'People whose case was closed in the period, also by reason; a person whose case was closed twice counts once, and once under each reason. Trafficked again: of those who were closed at least six months before the day that is asked for, the people whose case has been reopened since because they were trafficked again.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: ['traffickedAgain'],
        counted: `SELECT 'traffickedAgain' AS key, subject AS entity, behind."eventId"
          FROM (SELECT subject, closed."eventId" AS closing, back."eventId" AS reopening
            FROM closed_long closed JOIN reopening back USING (subject)
            WHERE retrafficking AND back."happenedOn" >= closed."happenedOn") again
          CROSS JOIN LATERAL unnest(ARRAY[closing, reopening]) AS behind ("eventId")`,
        shareOf: `SELECT subject AS entity, "eventId" FROM closed_long`,
      },
      {
        release: 'people',
        keys: ['closed'],
        ofPeriod: true,
        counted: `SELECT key, subject AS entity, "eventId" FROM closed
          CROSS JOIN LATERAL unnest(ARRAY['closed', 'reason.' || reason]) AS key`,
      },
    ],
  },
];
