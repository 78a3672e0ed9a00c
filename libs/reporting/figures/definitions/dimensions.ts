import type { Sql } from './figure.js';

/** The month of a fact, such as 2020-03. */
export const MONTH: Sql = `to_char("happenedOn", 'YYYY-MM')`;

/** The office that was responsible for the survivor of a fact, on the day of the fact. */
export const officeOf = (fact: Sql): Sql => `(SELECT office FROM office_since
  WHERE office_since.subject = ${fact}.subject AND since <= ${fact}."happenedOn"
  ORDER BY since DESC, accepted DESC, position DESC LIMIT 1)`;
