import { useEffect, useState } from 'react';
import { currentLanguage } from '../../language/language.js';
import type { Choice } from '../choice.js';

/** What a register has; undefined until loaded, none if it is empty or the service does not answer. */
export const useLoaded = <Entry>(load: () => Promise<readonly Entry[] | undefined>): readonly Entry[] | undefined => {
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

interface NamedEntry {
  readonly name: string | null;
  readonly localName: string | null;
}

export const displayName = ({ name, localName }: NamedEntry): string | null =>
  (currentLanguage() === 'km' ? (localName ?? name) : name) ?? localName;

export const inOrder = (choices: readonly Choice[] | undefined): readonly Choice[] | undefined =>
  choices?.toSorted((one, other) => one.label.localeCompare(other.label));
