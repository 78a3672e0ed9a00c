import { searchWords } from '../../name/name.rules.js';
import type { SearchTerms } from './search.rules.js';

/** What the tokens of a name in one script say before it is opened. */
export interface NameTokens {
  /** How many words it has. */
  readonly words: number;
  /** How many sounds: of each word, and of each field of several words as one. */
  readonly sounds: number;
  /** Whether it may share a word with the name that is sought, as it is written. */
  readonly written: boolean;
  /** It was revised, so that former words are counted, too. */
  readonly revised: boolean;
}

/** Above the strength of any likeness, which has one digit, so that stronger matches sort first. */
const STRONGEST = 9;

/**
 * The highest strength by which a match may be ordered. It shows which candidates can be on a page before any of them
 * is opened. Two words that are sought as one are ordered like a similar name.
 */
export const boundStrength = (
  { name, birthYear }: SearchTerms,
  tokens: readonly NameTokens[],
  person: { readonly birthYear?: number | null },
): number => {
  const most = searchWords(name).filter(({ words }) => words === 1).length;
  const strengths = tokens.map(({ words, sounds, written, revised }) => {
    const isWhole = revised || words - Number(sounds > words) <= most;
    return Number(written) + 2 * Number(isWhole);
  });
  return 2 * Math.max(0, ...strengths) + Number(birthYear !== undefined && birthYear === person.birthYear);
};

export const toCursor = (strength: number, survivorId: string): string => `${STRONGEST - strength}/${survivorId}`;

/**
 * The first place after a cursor that a candidate can have, if any: a match that can be stronger has been on a former page,
 * or is weaker.
 */
export const firstPlaceOf = (bound: number, survivorId: string, after: string): string | undefined => {
  const [digit = '', id = ''] = after.split('/');
  const strength = Math.min(bound, STRONGEST - Number(digit) - Number(survivorId <= id));
  return strength < 0 ? undefined : toCursor(strength, survivorId);
};
