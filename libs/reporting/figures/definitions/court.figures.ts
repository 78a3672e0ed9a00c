import { IN_PERIOD } from './fact-queries.js';
import type { Figure } from './figure.js';

export const courtFigures: readonly Figure[] = [
  {
    id: 'M26',
    title: 'Accused, verdicts and compensation',
    definition:
      'Accused: people named in a criminal case who were accused in the period. Convicted and acquitted: accused whose verdict of the period stands, after appeals. Months: of prison, in the last sentence of each, unless the conviction fell; where only full years are known, twelve for each. Appeals lodged in the period, and those decided in it, by their outcome. Compensation ordered and paid, in the smallest unit of each currency, such as cents.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: ['accused'],
        ofPeriod: true,
        counted: `SELECT 'accused' AS key, (stream, "accusedId") AS entity, "eventId" FROM accused
          WHERE kind = 'named' AND ${IN_PERIOD}`,
      },
      {
        release: 'people',
        keys: ['convicted', 'acquitted'],
        ofPeriod: true,
        counted: `SELECT lower(outcome) AS key, (stream, "accusedId") AS entity, "eventId" FROM verdict_now
          WHERE outcome IN ('Convicted', 'Acquitted') AND ${IN_PERIOD}`,
      },
      {
        release: 'people',
        keys: ['months'],
        sum: true,
        ofPeriod: true,
        counted: `SELECT 'months' AS key, fact AS entity, "eventId", months AS amount FROM standing_sentence
          WHERE ${IN_PERIOD}`,
      },
      {
        release: 'people',
        keys: ['appeals'],
        ofPeriod: true,
        counted: `SELECT key, (stream, "appealId") AS entity, "eventId" FROM appeal
          CROSS JOIN LATERAL (SELECT CASE kind WHEN 'lodged' THEN 'appeals' ELSE 'appeal.' || outcome END) AS named (key)
          WHERE ${IN_PERIOD}`,
      },
      {
        release: 'people',
        sum: true,
        ofPeriod: true,
        counted: `SELECT kind || '.' || currency AS key, fact AS entity, "eventId", amount FROM compensation
          WHERE ${IN_PERIOD}`,
      },
    ],
  },
];
