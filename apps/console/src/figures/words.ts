import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countries, languageInWords } from '../forms/places.js';
import { monthInWords } from '../language/days.js';
import { useLabels, type LabelOf } from '../language/labels.js';
import { currentLanguage, type Language } from '../language/language.js';
import { loadOncePerLanguage } from '../language/load-once.js';
import type { Figure } from './documents.js';
import type { Section } from './sections.js';

/** A text, and its language if it differs from the page. */
interface FigureWording {
  readonly text: string;
  readonly lang?: 'en';
}

/** The labels of cells, and the definitions of figures, whose English ones come with the figures. */
export interface FigureText {
  readonly groups: Readonly<Record<string, string>>;
  readonly cells: Readonly<Record<string, string>>;
  /** By figure and version, so that a translation never describes an older definition. */
  readonly definitions?: Readonly<Record<string, string>>;
}

const LOADED: Readonly<Record<Language, () => Promise<{ readonly default: FigureText }>>> = {
  en: () => import('./words/en.json'),
  km: () => import('./words/km.json'),
};

/** What the service says of its figures beside their numbers. The English titles come with the figures. */
interface ServedTexts {
  readonly sections: readonly Section[];
  readonly titles: Readonly<Record<string, string>>;
}

const askTexts = async (language: Language): Promise<ServedTexts> => {
  const answer = await fetch(`/console/figures.${language}.json`);
  if (!answer.ok) throw new Error('no texts of the figures');
  return (await answer.json()) as ServedTexts;
};

const loadTexts = loadOncePerLanguage(askTexts);

/** Where they cannot be loaded, the figures stand in no section and below their English titles. */
const NO_TEXTS: ServedTexts = { sections: [], titles: {} };

const loadAll = async (language: Language): Promise<FigureText & ServedTexts> => {
  const [{ default: words }, texts] = await Promise.all([
    LOADED[language](),
    loadTexts(language).catch(() => NO_TEXTS),
  ]);
  return { ...words, ...texts };
};

export interface CellWords {
  readonly group?: string;
  readonly cell: string;
}

export interface FigureWords {
  readonly sections: readonly Section[];
  readonly title: (figure: Pick<Figure, 'id' | 'title'>) => FigureWording;
  readonly definition: (figure: Pick<Figure, 'id' | 'version' | 'definition'>) => FigureWording;
  readonly cell: (key: string) => CellWords;
}

const orEnglish = (text: string | undefined, english: string): FigureWording =>
  text ? { text } : { text: english, ...(currentLanguage() !== 'en' && { lang: 'en' as const }) };

const placeOf = (code: string): string => countries().find(({ value }) => value === code)?.label ?? code;

/** Groups whose cells are names or currency codes, which are shown unchanged. */
const NAMES = new Set(['caseload', 'crossing', 'cost', 'ordered', 'paid']);

/** Groups whose cells are countries. */
const PLACES = new Set(['country', 'transit', 'withAbuser']);

/** The group whose cells are languages, and the one in which a title follows the language. */
const BY_LANGUAGE = 'materials';
const BY_TITLE = 'title';

/** Groups whose cells begin with an office or a month, and not with a code of a list. */
const FIRST_IN_WORDS: Readonly<Record<string, (code: string, label: LabelOf) => string>> = {
  office: (code, label) => label(code),
  month: (month) => (/^\d{4}-\d\d$/.test(month) ? monthInWords(month) : month),
};

/** `CONSENT WITHDRAWN` → `Consent withdrawn`, for codes of rules, which have no label. */
const toSentenceCase = (text: string): string =>
  /^[A-Z][A-Z ]+[A-Z]$/.test(text) ? text.charAt(0) + text.slice(1).toLowerCase() : text;

/** `type.Tutoring` → its group and its label; a cell with a label of its own has no group. */
export const cellInWords = (key: string, { groups, cells }: FigureText, label: LabelOf): CellWords => {
  const [first = '', ...rest] = key.split('.');
  if (rest.length === 0 || cells[key]) return { cell: cells[key] ?? label(first) };
  const named = rest.join('.');
  const group = groups[first];
  if (group && NAMES.has(first)) return { group, cell: named };
  if (group && PLACES.has(first)) return { group, cell: placeOf(named) };
  if (first === BY_LANGUAGE) return { ...(group && { group }), cell: languageInWords(named) };
  if (first === BY_TITLE) {
    const [language = '', ...title] = rest;
    return { ...(group && { group }), cell: `${title.join('.')}, ${languageInWords(language)}` };
  }
  const firstInWords = FIRST_IN_WORDS[first];
  if (group && firstInWords) {
    const [code = '', ...others] = rest;
    return { group, cell: [firstInWords(code, label), ...others.map((part) => cells[part] ?? part)].join(', ') };
  }
  const words = (group ? rest : [first, ...rest]).map((part) => cells[part] ?? toSentenceCase(label(part)));
  return { ...(group && { group }), cell: words.join(', ') };
};

/** Undefined until the labels are loaded. */
export const useFigureWords = (): FigureWords | undefined => {
  const { i18n } = useTranslation();
  const label = useLabels();
  const [text, setText] = useState<FigureText & ServedTexts>();
  useEffect(() => {
    let current = true;
    void loadAll(currentLanguage()).then((loaded) => current && setText(loaded));
    return () => {
      current = false;
    };
  }, [i18n.language]);
  if (!text) return undefined;
  return {
    sections: text.sections,
    title: ({ id, title }) => orEnglish(text.titles[id], title),
    definition: ({ id, version, definition }) => orEnglish(text.definitions?.[`${id}.${version}`], definition),
    cell: (key) => cellInWords(key, text, label),
  };
};
