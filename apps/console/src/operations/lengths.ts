import type { TFunction } from 'i18next';

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

/** `90` → `2 minutes`, rounded to a common unit. */
export const lengthInWords = (seconds: number, t: TFunction): string => {
  if (seconds < 1.5 * MINUTE_S) return t('length.seconds', { count: Math.max(1, Math.round(seconds)) });
  if (seconds < 1.5 * HOUR_S) return t('length.minutes', { count: Math.round(seconds / MINUTE_S) });
  if (seconds < 2 * DAY_S) return t('length.hours', { count: Math.round(seconds / HOUR_S) });
  return t('length.days', { count: Math.round(seconds / DAY_S) });
};
