import { IN_PERIOD } from './fact-queries.js';
import type { Figure } from './figure.js';

export const serviceFigures: readonly Figure[] = [
  {
    id: 'M17',
    title: 'Services delivered',
    definition:
      'Services whose delivery, or its last day, falls in the period: their number, recipients, type, mode (in person or remote) and cost. Costs are in the smallest unit of each currency, such as cents; a service without a cost adds nothing.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: ['total'],
        daily: 'facts',
        counted: `SELECT key, fact AS entity, "eventId", "happenedOn" FROM service
          CROSS JOIN LATERAL unnest(ARRAY['total', 'type.' || type, 'mode.' || mode]) AS key WHERE ${IN_PERIOD}`,
      },
      {
        release: 'people',
        keys: ['recipients'],
        daily: 'entities',
        counted: `SELECT key, subject AS entity, "eventId", "happenedOn" FROM service
          CROSS JOIN LATERAL unnest(ARRAY['recipients', 'recipients.' || type]) AS key WHERE ${IN_PERIOD}`,
      },
      {
        release: 'people',
        sum: true,
        daily: 'facts',
        counted: `SELECT 'cost.' || currency AS key, fact AS entity, "eventId", "happenedOn", amount FROM service
          WHERE ${IN_PERIOD} AND amount > 0`,
      },
    ],
  },
];
