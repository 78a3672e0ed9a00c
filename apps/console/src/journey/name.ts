import type { TFunction } from 'i18next';
import type { NamedSurvivor } from '../caseload/documents.js';

/** A personal value: given, not given, withheld or erased. */
export interface Personal {
  readonly value?: string | null;
  readonly erased: boolean;
  readonly withheld: boolean | null;
}

/** A constant pseudonym for users who may not see the name. */
export const shortOf = (id: string): string => id.slice(0, 8).toUpperCase();

export const personalInWords = (personal: Personal | null | undefined, t: TFunction): string => {
  if (!personal) return '';
  if (personal.erased) return t('erased');
  if (personal.withheld) return t('withheld');
  return personal.value ?? '';
};

/** The family name first, as in Cambodia. */
const joinNames = (family: Personal | null | undefined, given: Personal | null | undefined): string =>
  [family?.value, given?.value].filter(Boolean).join(' ');

export const nameOf = (
  named: NamedSurvivor | null | undefined,
  t: TFunction,
): { readonly name: string; readonly local: string; readonly hidden: boolean } => {
  if (!named) return { name: '', local: '', hidden: false };
  const all = [named.familyName, named.givenName, named.localFamilyName, named.localGivenName];
  const name = joinNames(named.familyName, named.givenName);
  const local = joinNames(named.localFamilyName, named.localGivenName);
  if (name || local) return { name: name || local, local: name ? local : '', hidden: false };
  if (all.some((one) => one?.erased)) return { name: t('erased'), local: '', hidden: true };
  if (all.some((one) => one?.withheld)) return { name: t('withheld'), local: '', hidden: true };
  return { name: t('unnamed'), local: '', hidden: true };
};
