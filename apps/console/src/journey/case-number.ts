import type { CombinedError } from 'urql';
import { client } from '../api/client.js';
import { graphql } from '../api/graphql.js';
import { refusalIn } from '../api/refusal.js';
import { inLatinDigits } from '../language/latin-digits.js';

const BY_NUMBER = graphql(`
  query SurvivorByCaseNumber($caseNumber: String!, $forEmergency: Boolean, $atLeast: String) {
    survivorByCaseNumber(caseNumber: $caseNumber, forEmergency: $forEmergency, atLeast: $atLeast)
  }
`);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isId = (text: string): boolean => UUID.test(text);

/** Eleven letters and digits, however they are grouped: the service knows whether it is a case number. */
export const isLikeCaseNumber = (text: string): boolean =>
  /^[0-9a-z]{11}$/i.test(inLatinDigits(text).replaceAll(/[\s-]/g, ''));

/** What an id or a case number leads to. A refusal, such as of too many requests, is no answer. */
export type CaseLookup =
  | { readonly is: 'found'; readonly survivorId: string }
  /** There is no such record that the user may see. */
  | { readonly is: 'none' }
  | { readonly is: 'noNumber' }
  | { readonly is: 'failed'; readonly error: CombinedError };

export const findSurvivor = async (text: string, forEmergency = false): Promise<CaseLookup> => {
  const typed = inLatinDigits(text).trim();
  if (isId(typed)) return { is: 'found', survivorId: typed.toLowerCase() };
  if (!isLikeCaseNumber(typed)) return { is: 'noNumber' };
  const { data, error } = await client.query(BY_NUMBER, { caseNumber: typed, forEmergency }).toPromise();
  if (error) return { is: 'failed', error };
  const survivorId = data?.survivorByCaseNumber;
  return survivorId ? { is: 'found', survivorId } : { is: 'none' };
};

/** Why nothing was found, in words; nothing to say about what was. */
export const whyNotFound = (
  found: CaseLookup | undefined,
  unknown: string,
  inPlainWords: (sentence: string) => string,
): string | undefined => {
  if (!found || found.is === 'found') return undefined;
  return found.is === 'failed' ? inPlainWords(refusalIn(found.error)!.message) : unknown;
};
