import { useEffect, useState } from 'react';
import { currentLanguage } from '../../language/language.js';
import { useLabels } from '../../language/labels.js';
import type { Choice } from '../choice.js';
import { provinceInWords } from '../places.js';
import { loadOrganisations, loadStaff } from './documents.js';

/** What a register has; undefined until loaded, none if it is empty or the service does not answer. */
const useLoaded = <Entry>(load: () => Promise<readonly Entry[] | undefined>): readonly Entry[] | undefined => {
  const [entries, setEntries] = useState<readonly Entry[]>();
  useEffect(() => {
    let current = true;
    void load().then((loaded) => {
      if (current) setEntries(loaded ?? []);
    });
    return () => {
      current = false;
    };
  }, [load]);
  return entries;
};

interface Called {
  readonly name: string | null;
  readonly localName: string | null;
}

export const calledBy = ({ name, localName }: Called): string | null =>
  (currentLanguage() === 'km' ? (localName ?? name) : name) ?? localName;

const inOrder = (choices: readonly Choice[] | undefined): readonly Choice[] | undefined =>
  choices?.toSorted((one, other) => one.label.localeCompare(other.label));

/** The colleagues who work here today. */
export const useColleagues = (): readonly Choice[] | undefined => {
  const label = useLabels();
  return inOrder(
    useLoaded(loadStaff)?.map((one) => {
      const name = calledBy(one);
      return {
        value: one.worker,
        label: [name ? `${name} (${one.worker})` : one.worker, label(one.office)].filter(Boolean).join(' · '),
      };
    }),
  );
};

/** The partner organisations of today, by their ids or by the names that referrals and consents use. */
export const useOrganisations = (by: 'organisationId' | 'name'): readonly Choice[] | undefined =>
  inOrder(
    useLoaded(loadOrganisations)?.map((one) => ({
      value: one[by],
      label: [calledBy(one), one.province && provinceInWords(one.province)].filter(Boolean).join(' · '),
    })),
  );
