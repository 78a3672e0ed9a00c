import { IN_PERIOD } from './fact-queries.js';
import { MONTH, officeOf } from './dimensions.js';
import type { Figure } from './figure.js';
import { HALF_YEAR_SQL, HALF_YEARS } from './interviews.figures.js';

export const referralFigures: readonly Figure[] = [
  {
    id: 'M27',
    title: 'Referrals by source',
    definition:
      'Referrals received in the period: from January to June and from July to December, by who referred the survivor, in all and in each of the two, and by office and by month. A survivor whose file is a duplicate was referred twice, and counts twice.',
    version: 1,
    cells: [
      {
        release: 'people',
        keys: ['total', ...HALF_YEARS],
        daily: 'facts',
        counted: `SELECT key, fact AS entity, "eventId", "happenedOn" FROM referral CROSS JOIN LATERAL unnest(ARRAY['total',
            ${HALF_YEAR_SQL}, 'source.' || source, ${HALF_YEAR_SQL} || '.' || source, 'office.' || office, 'month.' || ${MONTH}]) AS key
          WHERE ${IN_PERIOD}`,
      },
    ],
  },
  {
    id: 'M28',
    title: 'Forensic interviews and multidisciplinary reviews',
    definition:
      'Forensic interviews held in the period, by outcome and by setting, and multidisciplinary reviews held in it, by agency that took part; each also by month, and by the office that was responsible on that day: the last that had received or admitted the survivor, or whose case worker had been assigned.',
    version: 2,
    cells: [
      {
        release: 'people',
        keys: ['forensicInterviews'],
        daily: 'facts',
        counted: `SELECT key, fact AS entity, "eventId", "happenedOn" FROM forensic_interview held CROSS JOIN LATERAL unnest(
            ARRAY['forensicInterviews', 'outcome.' || outcome, 'setting.' || setting,
            'office.' || ${officeOf('held')} || '.forensicInterviews', 'month.' || ${MONTH} || '.forensicInterviews']) AS key
          WHERE ${IN_PERIOD} AND key IS NOT NULL`,
      },
      {
        release: 'people',
        keys: ['reviews'],
        daily: 'facts',
        counted: `SELECT key, fact AS entity, "eventId", "happenedOn" FROM mdt_review held CROSS JOIN LATERAL unnest(
            ARRAY['reviews', 'office.' || ${officeOf('held')} || '.reviews', 'month.' || ${MONTH} || '.reviews']
            || ARRAY(SELECT DISTINCT 'agency.' || agency FROM unnest(agencies) AS agency)) AS key
          WHERE ${IN_PERIOD} AND key IS NOT NULL`,
      },
    ],
  },
];
