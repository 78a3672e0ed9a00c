import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../language/language.js';
import { loadInputs, type Inputs } from './inputs.js';
import { loadPlaces } from './places.js';
import { loadForms } from './questions.js';

/**
 * In the language of the page; undefined until loaded.
 * @throws Error when they cannot be loaded: the screen then offers to load again
 */
export const useInputs = (): Inputs | undefined => {
  const { language } = useTranslation().i18n;
  const [inputs, setInputs] = useState<Inputs>();
  const [failure, setFailure] = useState<Error>();
  useEffect(() => {
    let current = true;
    loadPlaces(language as Language);
    loadInputs(language as Language).then(
      (loaded) => current && setInputs(loaded),
      (cause: Error) => current && setFailure(cause),
    );
    return () => {
      current = false;
    };
  }, [language]);
  if (failure) throw failure;
  return inputs;
};

/** For a screen that names fields without a form. */
export const useFieldNames = (): void => {
  const { language } = useTranslation().i18n;
  useEffect(() => {
    loadForms(language as Language).catch(() => undefined); // names stay as in the schema, and the next screen asks again
  }, [language]);
};
