import { currentLanguage, type Language } from './language.js';
import { numberFormat } from './numbers.js';

/** An amount in the currency’s smallest unit. */
interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** The number as its language writes it. The place of the currency does not depend on the browser: some know no Khmer. */
export const moneyIn = (language: Language, { amount, currency }: Money): string => {
  const format = numberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    // a price in riel has no cents
    trailingZeroDisplay: currency === 'KHR' ? 'stripIfInteger' : 'auto',
  });
  const number = format
    .formatToParts(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
    .filter(({ type }) => type !== 'currency' && type !== 'literal')
    .map(({ value }) => value)
    .join('');
  return (language === 'km' ? [number, currency] : [currency, number]).join('\u00a0');
};

export const moneyInWords = (money: Money): string => moneyIn(currentLanguage(), money);
