import { IN_PERIOD } from './fact-queries.js';
import type { Figure } from './figure.js';

export const familyFigures: readonly Figure[] = [
  {
    id: 'M24',
    title: 'Ways home',
    definition:
      'People who came home from abroad in the period, by how they came: by their own means, assisted by others, deported, or repatriated as in M19; by the country they came from and the countries on the way; and those who crossed a border irregularly, as far as it is known. A person who came home twice counts once, and once for each way and place.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: ['total', 'OwnMeans', 'Assisted', 'Deported', 'Repatriated', 'irregularCrossing'],
        daily: 'entities',
        counted: `SELECT key, subject AS entity, "eventId", "happenedOn" FROM way_home CROSS JOIN LATERAL unnest(
            ARRAY['total', manner, 'country.' || country, CASE WHEN "irregularCrossing" THEN 'irregularCrossing' END]
            || ARRAY(SELECT 'transit.' || country FROM unnest(transit) AS country)) AS key
          WHERE ${IN_PERIOD} AND key IS NOT NULL`,
      },
    ],
  },
  {
    id: 'M25',
    title: 'Dependants and births',
    definition:
      'Dependants of survivors on one day: the last of the period, or an earlier one that is asked for; by the person they live with and by country, and those who live with an abuser, also by country. Custody: dependants about whose custody something is on record, by where the proceedings stand on that day. Births: children born in the period. A duplicate is left out: everything continues in the kept record.',
    version: 1,
    cells: [
      {
        // dependants are added and hardly ever end, so the difference of two years is about few
        release: 'never',
        keys: ['total', 'withAbuser'],
        counted: `SELECT key, (stream, "dependantId") AS entity, "eventId" FROM dependant_now CROSS JOIN LATERAL unnest(
            ARRAY['total', 'livesWith.' || "livesWith", 'country.' || country]
            || CASE WHEN "livesWith" = 'Abuser' THEN ARRAY['withAbuser', 'withAbuser.' || country] END) AS key`,
      },
      {
        release: 'never',
        counted: `SELECT 'custody.' || custody AS key, (stream, "dependantId") AS entity, "eventId" FROM custody_now`,
      },
      {
        release: 'people',
        keys: ['births'],
        daily: 'facts',
        counted: `SELECT 'births' AS key, fact AS entity, "eventId", "happenedOn" FROM birth
          WHERE stream = subject AND ${IN_PERIOD}`,
      },
    ],
  },
];
