import { currentLanguage, type Language } from './language.js';
import { numberFormat } from './numbers.js';

/** An amount in the currency’s smallest unit. */
interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** As a language writes it: 1800 USD is `USD 18.00`, and `18.00 USD` in Khmer. */
export const moneyIn = (language: Language, { amount, currency }: Money): string => {
  const format = numberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    // a price in riel has no cents
    trailingZeroDisplay: currency === 'KHR' ? 'stripIfInteger' : 'auto',
  });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
};

export const moneyInWords = (money: Money): string => moneyIn(currentLanguage(), money);
