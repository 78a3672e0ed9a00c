import { IN_PERIOD } from './fact-queries.js';
import type { Figure, Sql } from './figure.js';

const AMENDING = `('EntryCorrected', 'EntryStruckOut')`;
const ENTRIES: Sql = `SELECT fact AS entity, "eventId", "happenedOn" FROM record WHERE ${IN_PERIOD}`;

export const recordFigures: readonly Figure[] = [
  {
    id: 'M23',
    title: 'Corrections, what was recorded against a rule, refusals, and readings of personal data',
    definition:
      'Corrections and strikings-out as a part of all events of survivors in the period: 0.01 is one in a hundred. An event counts on the day on which it happened, a correction on the day it was made. A corrected entry counts with its present content; an entry struck out does not count. Irregular: what was recorded against a rule, also by the code of the rule. Refusals: commands that a rule or a role refused, by code. Reads: how often a record was opened, by role and purpose, on the day of the reading.',
    version: 2,
    cells: [
      {
        release: 'never',
        keys: ['corrections', 'corrections.EntryCorrected', 'corrections.EntryStruckOut'],
        daily: 'facts',
        counted: `SELECT key, fact AS entity, "eventId", "happenedOn" FROM record
          CROSS JOIN LATERAL unnest(ARRAY['corrections', 'corrections.' || type]) AS key
          WHERE ${IN_PERIOD} AND type IN ${AMENDING}`,
        shareOf: ENTRIES,
      },
      {
        release: 'never',
        keys: ['irregular'],
        daily: 'facts',
        counted: `SELECT key, fact AS entity, "eventId", "happenedOn" FROM irregular
          CROSS JOIN LATERAL unnest(ARRAY['irregular', 'irregular.' || code]) AS key WHERE ${IN_PERIOD}`,
      },
      {
        release: 'never',
        keys: ['refusals'],
        daily: 'facts',
        counted: `SELECT key, fact AS entity, "eventId", "happenedOn" FROM refusal
          CROSS JOIN LATERAL unnest(ARRAY['refusals', 'refusals.' || code]) AS key WHERE ${IN_PERIOD}`,
      },
      {
        release: 'never',
        keys: ['reads'],
        daily: 'facts',
        counted: `SELECT key, fact AS entity, "eventId", "happenedOn" FROM reading
          CROSS JOIN LATERAL unnest(ARRAY['reads', 'reads.' || role || '.' || purpose]) AS key
          WHERE ${IN_PERIOD} AND kind = 'PersonalDataRead'`,
      },
    ],
  },
];
