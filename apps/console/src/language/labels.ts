import i18next from 'i18next';
import { createContext, useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enumNameOf } from './enum-name.js';
import { inWords } from './in-words.js';
import type { Language } from './language.js';
import { loadOncePerLanguage } from './load-once.js';

/** The label of an enum value, or of a recorded code, in the named enum, or else in any enum that has it. */
export type LabelOf = (code: string | null | undefined, list?: string) => string;

type Words = ReadonlyMap<string, string>;

/** What the service calls codes, events and mutations. */
interface Labels {
  readonly codes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly events: object;
  readonly mutations: object;
}

const ask = async (language: Language): Promise<Words> => {
  const answer = await fetch(`/console/labels.${language}.json`);
  if (!answer.ok) throw new Error('no labels');
  const { codes, events, mutations } = (await answer.json()) as Labels;
  const names = { event: events, mutation: mutations };
  i18next.addResourceBundle(language, 'translation', names, true);
  const words = new Map<string, string>();
  for (const [list, labels] of Object.entries(codes))
    for (const [code, label] of Object.entries(labels)) {
      words.set(`${list}.${code}`, label);
      if (!words.has(code)) words.set(code, label);
    }
  return words;
};

const loadLabels = loadOncePerLanguage(ask);

/** Offices belong to the organisation and are not an enum. */
const officeLabel = (code: string): string => i18next.t(`office.${code}`, { defaultValue: inWords(code) });

const Labels = createContext<LabelOf>((code) => (code ? inWords(code) : ''));
export const LabelsProvider = Labels.Provider;
export const useLabels = (): LabelOf => useContext(Labels);

/** For the provider of the labels. */
export const useLoadedLabels = (): LabelOf => {
  const { i18n } = useTranslation();
  const [words, setWords] = useState<Words>();
  useEffect(() => {
    let current = true;
    loadLabels(i18n.language as Language).then(
      (loaded) => current && setWords(loaded),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [i18n.language]);
  return (code, list) => {
    if (!code) return '';
    const name = enumNameOf(code);
    return words?.get(list ? `${list}.${name}` : name) ?? officeLabel(code);
  };
};
