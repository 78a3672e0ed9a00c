import { inLatinDigits } from '../language/latin-digits.js';

/** Digits in any grouping, perhaps with the code of a country; the service compares them without it. */
export const isLikePhone = (text: string): boolean => {
  const typed = inLatinDigits(text);
  return /^\+?[\d\s().-]+$/.test(typed) && typed.replaceAll(/\D/g, '').length >= 6;
};
