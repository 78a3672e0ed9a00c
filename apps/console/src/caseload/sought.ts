import { inLatinDigits } from '../language/latin-digits.js';

/** A name and, behind it, perhaps the year of birth, which narrows the search. */
export const readSought = (text: string): { readonly name: string; readonly birthYear: number | null } => {
  const [, name, year] = /^(.*\S)\s+((?:19|20)\d\d)$/.exec(inLatinDigits(text).trim()) ?? [];
  return name && year ? { name, birthYear: Number(year) } : { name: text, birthYear: null };
};
