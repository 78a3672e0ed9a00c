import { inLatinDigits } from '../../language/latin-digits.js';
import { asLine, asText } from '../../language/typed-text.js';
import { decimalsIn, digitsOf, inSmallestUnit } from '../money.js';
import type { Kind } from '../questions.js';
import { toNumber, type Value } from '../values.js';

/** Why the service would surely refuse what is typed: the key of a sentence, and what stands in it. */
export type WrongText =
  | { readonly key: 'form.tooLong'; readonly tooMany: number; readonly max: number }
  | { readonly key: 'form.noNumber' | 'form.noAmount' }
  | { readonly key: 'form.noDecimals' | 'form.fewerDecimals'; readonly currency: string; readonly digits: number };

interface FieldText {
  readonly kind: Kind;
  readonly value: Value;
  /** Whether it is running text, and no name. */
  readonly running?: boolean;
  readonly maxLength?: number | undefined;
  /** The currency beside an amount. */
  readonly currency: Value;
}

/** U+200B that separates no words in Khmer letters: the service takes it out of a line before it counts. */
const SPARE = /(?<=\u200B)\u200B|(?<!\p{Script=Khmer})\u200B|\u200B(?!\u200B*(?!\p{M})\p{Script=Khmer})/gu;

/** What the service counts: a line in one form, and a longer text as it is sent. */
const counted = (text: string, running: boolean): string =>
  running ? asText(text) : asLine(text).replaceAll(SPARE, '').normalize('NFC');

/** To the service, a sign and the choice of its form, such as a heart in colour, are one character. */
const lengthOf = (text: string): number => [...text.replaceAll(/(?<=[^\uFE0E\uFE0F])[\uFE0E\uFE0F]/g, '')].length;

/** `1.200` is one thousand two hundred to some: to ask for fewer decimals would make another amount of it. */
const MAY_BE_GROUPED = /^\d{1,3}\.\d{3}$/;

const wrongAmount = (text: string, currency: string): WrongText => {
  const digits = digitsOf(currency);
  const isUnclear = digits > 0 && MAY_BE_GROUPED.test(inLatinDigits(text).trim());
  if (isUnclear || decimalsIn(text) === undefined) return { key: 'form.noAmount' };
  return { key: digits === 0 ? 'form.noDecimals' : 'form.fewerDecimals', currency, digits };
};

export const wrongTextIn = ({
  kind,
  value,
  running = false,
  maxLength,
  currency,
}: FieldText): WrongText | undefined => {
  const texts = [value].flat().filter((text) => typeof text === 'string');
  if (maxLength !== undefined) {
    const tooMany = Math.max(0, ...texts.map((text) => lengthOf(counted(text, running)))) - maxLength;
    if (tooMany > 0) return { key: 'form.tooLong', tooMany, max: maxLength };
  }
  const [text = ''] = texts;
  if (asLine(text) === '') return undefined;
  if (kind === 'number' && typeof toNumber(text) !== 'number') return { key: 'form.noNumber' };
  const of = String(currency || 'USD');
  return kind === 'money' && typeof inSmallestUnit(text, of) !== 'number' ? wrongAmount(text, of) : undefined;
};
