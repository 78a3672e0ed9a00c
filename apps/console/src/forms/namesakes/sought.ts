import type { SoughtPerson } from '../../caseload/sought.js';
import type { Value, Values } from '../values.js';

const NAMES = [
  ['familyName', 'givenName'],
  ['localFamilyName', 'localGivenName'],
] as const;

/** Where a referral says who somebody is, as far as a search reads it. */
export const PERSON_FIELDS: ReadonlySet<string> = new Set([...NAMES.flat(), 'birthDate', 'birthYear']);

const textOf = (value: Value): string => (typeof value === 'string' ? value.trim() : '');

const yearIn = ({ birthDate, birthYear }: Values): number | null => {
  // a field that was emptied again holds no text
  const [year] = /^\d{4}/.exec(String(birthDate || birthYear || '')) ?? [];
  return year === undefined ? null : Number(year);
};

/**
 * Who to look for before a new record begins: by both names in each script, since a record may have them in one alone, and
 * whatever the year, which a caller may have wrong; by a single name only with a year, since half of a caseload may have it.
 * Nobody where too little is known.
 */
export const soughtIn = (values: Values): readonly SoughtPerson[] => {
  const names = NAMES.map((parts) => parts.map((part) => textOf(values[part])).filter(Boolean));
  const whole = names.filter(({ length }) => length === 2);
  if (whole.length > 0) return whole.map((parts) => ({ name: parts.join(' '), birthYear: null }));
  const [single] = names.flat();
  const birthYear = yearIn(values);
  return single === undefined || birthYear === null ? [] : [{ name: single, birthYear }];
};
