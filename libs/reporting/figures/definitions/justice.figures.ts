import { IN_PERIOD } from './fact-queries.js';
import type { Figure } from './figure.js';

export const justiceFigures: readonly Figure[] = [
  {
    id: 'M18',
    title: 'Prosecutions and convictions',
    definition:
      'Survivors: people concerned by a prosecution that was opened in the period. Convictions: prosecutions with a conviction in the period that stands, after appeals, and that concern a person whose forensic interview had been conducted on an earlier day. The day is that of the first such verdict; where no accused is named, it is the day on which the case ended.',
    version: 2,
    cells: [
      {
        release: 'people',
        keys: ['survivors'],
        ofPeriod: true,
        counted: `SELECT 'survivors' AS key, subject AS entity, "eventId" FROM prosecution
          WHERE kind = 'opened' AND ${IN_PERIOD}`,
      },
      {
        release: 'people',
        keys: ['convictions'],
        counted: `SELECT 'convictions' AS key, "prosecutionId" AS entity, behind."eventId"
          FROM (SELECT * FROM conviction WHERE ${IN_PERIOD}) convicted
          JOIN (SELECT DISTINCT subject, "prosecutionId" FROM prosecution) part USING ("prosecutionId")
          JOIN forensic_interview interviewed
            ON interviewed.subject = part.subject AND interviewed."happenedOn" < convicted."happenedOn"
          CROSS JOIN LATERAL unnest(ARRAY[convicted."eventId", interviewed."eventId"]) AS behind ("eventId")`,
      },
    ],
  },
  {
    id: 'M19',
    title: 'Survivors repatriated',
    definition:
      'People who were brought home in the period, by the country they came from and by the border crossing. A person brought home twice counts once, and once for each place.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: ['total'],
        daily: 'entities',
        counted: `SELECT key, subject AS entity, "eventId", "happenedOn" FROM repatriation
          CROSS JOIN LATERAL unnest(ARRAY['total', 'country.' || country, 'crossing.' || crossing]) AS key
          WHERE ${IN_PERIOD}`,
      },
    ],
  },
];
