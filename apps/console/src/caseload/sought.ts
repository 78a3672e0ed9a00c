import { inLatinDigits } from '../language/latin-digits.js';

/** What a search for people asks. */
export interface SoughtPerson {
  readonly name: string;
  readonly birthYear: number | null;
}

/** A name and, behind it, perhaps the year of birth, which narrows the search. */
export const readSought = (text: string): SoughtPerson => {
  const [, name, year] = /^(.*\S)\s+((?:19|20)\d\d)$/.exec(inLatinDigits(text).trim()) ?? [];
  return name && year ? { name, birthYear: Number(year) } : { name: text, birthYear: null };
};

/** The text from which the same search is read. */
export const writeSought = ({ name, birthYear }: SoughtPerson): string =>
  birthYear === null ? name : `${name} ${birthYear}`;
