import type { Language } from './language.js';

/** Asks for something once in each language; where that failed, the next use asks again. */
export const loadOncePerLanguage = <Loaded>(
  load: (language: Language) => Promise<Loaded>,
): ((language: Language) => Promise<Loaded>) => {
  const requests = new Map<Language, Promise<Loaded>>();
  return (language) => {
    const known = requests.get(language);
    if (known) return known;
    const request = load(language);
    requests.set(language, request);
    request.catch(() => requests.delete(language));
    return request;
  };
};
