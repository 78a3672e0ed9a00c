import { BY_THE_DAY, everybodyOf } from '../definitions/fact-queries.js';
import type { Queries } from './prepared.js';
import type { FigureArguments } from '../definitions/period.js';
import { parametersOf } from '../definitions/parameters.js';
import { asKnownFor } from '../definitions/term-queries.js';

const [OFFICE, PROVINCE, PROGRAMME] = ['$6::text', '$7::text', '$8::text'];

/**
 * The records within a filter: people of the office that was responsible last, or of the province in which they were
 * referred last, with their court cases; operations; prevention activities in a district of the province.
 */
const WITHIN = `responsible AS (SELECT DISTINCT ON (subject) subject, office FROM office_since
    WHERE ${BY_THE_DAY.replace('"happenedOn"', 'since')}
    ORDER BY subject, since DESC, accepted DESC, position DESC),
  referred AS (SELECT DISTINCT ON (subject) subject, province FROM referral WHERE ${BY_THE_DAY}
    ORDER BY subject, "happenedOn" DESC, position DESC),
  chosen AS (SELECT subject FROM responsible LEFT JOIN referred USING (subject)
    WHERE ${PROGRAMME} IS NULL AND (${OFFICE} IS NULL OR office = ${OFFICE}) AND (${PROVINCE} IS NULL OR province = ${PROVINCE})),
  everybody AS (${everybodyOf('chosen')})
  SELECT subject FROM everybody
  UNION SELECT "prosecutionId" FROM prosecution WHERE subject IN (SELECT subject FROM everybody)
  UNION SELECT subject FROM operation
    WHERE ${PROGRAMME} IS NULL AND (${OFFICE} IS NULL OR office = ${OFFICE}) AND (${PROVINCE} IS NULL OR province = ${PROVINCE})
  UNION SELECT subject FROM prevention
    WHERE ${OFFICE} IS NULL AND (${PROGRAMME} IS NULL OR programme = ${PROGRAMME})
      AND (${PROVINCE} IS NULL OR EXISTS (SELECT FROM unnest(districts) AS district WHERE starts_with(district, ${PROVINCE})))`;

const SQL = `${asKnownFor(WITHIN)}, ${WITHIN}`;

/** @returns the streams whose facts count; undefined without a filter, when all count */
export const streamsWithin = async (tx: Queries, args: FigureArguments): Promise<readonly string[] | undefined> => {
  if (!args.filter) return undefined;
  const { office = null, province = null, programme = null } = args.filter;
  const rows = (await tx.query(SQL, [...parametersOf(args), office, province, programme])) as { subject: string }[];
  return rows.map(({ subject }) => subject);
};
