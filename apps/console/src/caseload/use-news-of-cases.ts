import { useTranslation } from 'react-i18next';
import { nameOf } from '../journey/name.js';
import { useNewsOf } from '../live/use-news-of.js';
import type { NamedSurvivor } from './documents.js';

type Cases = ReadonlyMap<string, { readonly caseNumber: string; readonly name: NamedSurvivor | null }>;

/** Announces the changes of a list of cases, each by the name of the survivor, or else by its number. */
export const useNewsOfCases = (is: Cases | undefined, was: Cases | undefined): ReadonlySet<string> => {
  const { t } = useTranslation();
  return useNewsOf(is, was, (id) => {
    const one = is?.get(id) ?? was?.get(id);
    return nameOf(one?.name, t).name || (one?.caseNumber ?? '');
  });
};
