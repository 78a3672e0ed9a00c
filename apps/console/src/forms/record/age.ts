import { ageOn, agesIn } from '../../case-file/age.js';
import type { FormRecord } from './document.js';

const ADULT_YEARS = 18;

/** The age on a day, and whether it is only a greatest age, of which nothing but the year of birth is known. */
export const ageIn = (
  record: Pick<FormRecord, 'referral'> | undefined,
  day: string,
): { readonly years: number; readonly isAbout: boolean } | undefined => {
  const birthDate = record?.referral?.birthDate?.value;
  if (birthDate) return { years: ageOn(birthDate, day), isAbout: false };
  const birthYear = record?.referral?.birthYear;
  return birthYear ? { years: agesIn(birthYear, day).count, isAbout: true } : undefined;
};

/** Whether the survivor was a child on a day; undefined where the year of birth leaves it open, or nothing is known. */
export const isChildOn = (record: Pick<FormRecord, 'referral'> | undefined, day: string): boolean | undefined => {
  const age = ageIn(record, day);
  if (!age || (age.isAbout && age.years === ADULT_YEARS)) return undefined;
  return age.years < ADULT_YEARS;
};
