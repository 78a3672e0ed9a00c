import i18next from 'i18next';
import type { Language } from '../language/language.js';
import { loadOncePerLanguage } from '../language/load-once.js';

/** What a form shows for a field: the control that the service names, or what only the schema says. */
export type Kind =
  | 'line'
  | 'lines'
  | 'text'
  | 'number'
  | 'day'
  /** A day and a time of day in Cambodia. */
  | 'instant'
  | 'month'
  | 'yesNo'
  | 'code'
  | 'codes'
  /** A reference to an item of the record. */
  | 'entry'
  | 'entries'
  /** A file that is uploaded before the form is sent. */
  | 'file'
  | 'country'
  | 'countries'
  | 'province'
  | 'language'
  | 'languages'
  | 'office'
  /** A colleague, by the name with which they sign in. */
  | 'worker'
  /** A partner organisation, by its id. */
  | 'organisation'
  /** The same, by its name. */
  | 'organisationName'
  | 'organisationNames'
  | 'attendees'
  /** Another record, by its case number. */
  | 'survivor'
  | 'district'
  | 'districts'
  | 'money'
  | 'currency'
  /** A nested input, single or repeated. */
  | 'part'
  | 'parts'
  /** A choice of exactly one nested input. */
  | 'oneOf'
  /** Filled in by the console. */
  | 'ours';

/** How a form asks for a field, as the service says it. */
export interface Question {
  readonly name: string;
  readonly control: Kind;
  readonly label: string;
  /** Of a text, or of each line: the most characters that the service takes. */
  readonly maxLength?: number;
  /** Of lines: each is running text, and no name. */
  readonly running?: true;
  /** Of a day: it may lie ahead. The service refuses any other one that does. */
  readonly ahead?: true;
  /** The title of the part of the form in which it stands. */
  readonly section?: string;
  readonly help?: string;
  /** Shown on request. */
  readonly more?: true;
  /** Of a list: the service refuses an empty one. Any other list may be empty: that is an answer, too. */
  readonly atLeastOne?: true;
  /** The answer with which the form begins. */
  readonly usual?: string | readonly string[];
}

/** By the name of the command, or of a part such as `GoalInput`. */
export type Forms = Readonly<Record<string, readonly Question[]>>;

interface Answer {
  readonly forms: Forms;
  /** What a field is called wherever it stands. */
  readonly fields: Readonly<Record<string, string>>;
  /** What each mutation records. */
  readonly descriptions: Readonly<Record<string, string>>;
}

const ask = async (language: Language): Promise<Answer> => {
  const answer = await fetch(`/console/forms.${language}.json`);
  if (!answer.ok) throw new Error('no forms');
  const { forms, fields, descriptions } = (await answer.json()) as Answer;
  i18next.addResourceBundle(language, 'translation', { field: fields, lead: descriptions }, true);
  return { forms, fields, descriptions };
};

/** The forms of all commands in one language, asked once. */
export const loadForms = loadOncePerLanguage(ask);
