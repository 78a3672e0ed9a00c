import { inSmallestUnit } from '../money.js';
import type { Kind } from '../questions.js';
import { toNumber, type Value } from '../values.js';

/** Why the service would surely refuse what is typed: the key of a sentence, and what stands in it. */
export type WrongText =
  | { readonly key: 'form.tooLong'; readonly count: number; readonly max: number }
  | { readonly key: 'form.noNumber' | 'form.noAmount' };

interface FieldText {
  readonly kind: Kind;
  readonly value: Value;
  readonly maxLength?: number | undefined;
  /** The currency beside an amount. */
  readonly currency: Value;
}

/** The service joins or leaves out some signs before it counts; a few that it counts are not counted here. */
const lengthOf = (text: string): number =>
  [
    ...text
      .trim()
      .normalize('NFC')
      .replaceAll(/[\p{Cf}\u{FE00}-\u{FE0F}]/gu, ''),
  ].length;

/** What was not typed to its end is not wrong yet. */
const isBegun = (amount: string): boolean => /^[^.]*\.$/.test(amount.trim());

export const wrongTextIn = ({ kind, value, maxLength, currency }: FieldText): WrongText | undefined => {
  const texts = [value].flat().filter((text) => typeof text === 'string');
  if (maxLength !== undefined) {
    const count = Math.max(0, ...texts.map(lengthOf)) - maxLength;
    if (count > 0) return { key: 'form.tooLong', count, max: maxLength };
  }
  const [text = ''] = texts;
  if (text.trim() === '') return undefined;
  if (kind === 'number' && typeof toNumber(text) !== 'number') return { key: 'form.noNumber' };
  if (kind === 'money' && !isBegun(text) && typeof inSmallestUnit(text, String(currency || 'USD')) !== 'number')
    return { key: 'form.noAmount' };
  return undefined;
};
