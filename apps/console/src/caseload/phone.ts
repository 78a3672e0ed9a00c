/** Digits in any grouping, perhaps with the code of a country; the service compares them without it. */
export const isLikePhone = (text: string): boolean =>
  /^\+?[\d\s().-]+$/.test(text) && text.replaceAll(/\D/g, '').length >= 6;
