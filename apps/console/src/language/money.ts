/** An amount in the currency’s smallest unit: 1800 USD is `USD 18.00`. */
export const moneyInWords = ({ amount, currency }: { readonly amount: number; readonly currency: string }): string => {
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    // a price in riel has no cents
    trailingZeroDisplay: currency === 'KHR' ? 'stripIfInteger' : 'auto',
  });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
};
