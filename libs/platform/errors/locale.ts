import type { GraphQLErrorExtensions } from 'graphql';
import { LOCALES, problemOf, sentenceOf, type Locale } from '#i18n';
import { Ambient } from '#kernel/ambient';
import type { FieldProblem } from '#nest';
import type { Answer } from './graphql-errors.js';

interface Request {
  readonly headers: { readonly 'accept-language'?: string | undefined };
}

const OTHERWISE: Locale = 'en';
const WEIGHT = /^q=(0(\.\d{0,3})?|1(\.0{0,3})?)$/;

/** From `km-KH, en;q=0.8`: the one of our languages that the reader ranks highest. */
export const localeOf = ({ headers }: Request): Locale => {
  const ranked = (headers['accept-language'] ?? '').toLowerCase().split(',').map(parseRanked);
  const known = ranked.filter(({ weight, locale }) => weight > 0 && locale !== undefined);
  return known.toSorted((one, other) => other.weight - one.weight)[0]?.locale ?? OTHERWISE;
};

const parseRanked = (part: string): { readonly locale: Locale | undefined; readonly weight: number } => {
  const [tag = '', parameter] = part.split(';').map((each) => each.trim());
  const weight = parameter === undefined ? 1 : Number(WEIGHT.exec(parameter)?.[1] ?? 0);
  return { locale: LOCALES.find((locale) => tag.split('-')[0] === locale), weight };
};

const readers = new Ambient<Locale>();

/** Wraps the whole handling of a request: an error becomes an answer when the rest of the request is out of reach. */
export const inLanguageOf = (request: Request, _response: unknown, next: () => void): void =>
  readers.run(localeOf(request), next);

/** Runs work whose answers are in a language that is known already. */
export const runInLocale = <Result>(locale: Locale, work: () => Result): Result => readers.run(locale, work);

export const readersLocale = (): Locale => readers.get() ?? OTHERWISE;

/** Each wrong field in the reader's language. The check that found it is no part of the answer. */
const translateFields = (
  locale: Locale,
  extensions: GraphQLErrorExtensions,
  byRule: string | undefined,
): GraphQLErrorExtensions => {
  const { fields, code } = extensions as { readonly fields?: readonly FieldProblem[]; readonly code?: string };
  if (!fields) return extensions;
  const translated = fields.map(({ path, problem, check }) => ({
    path,
    // a rule of the domain says of its field what it says of the command
    problem: (check !== undefined && (check === code ? byRule : problemOf(check, locale, problem))) || problem,
  }));
  return { ...extensions, fields: translated };
};

/**
 * In the reader's language, if need be the general sentence of the code, to which the English one about this case is added.
 */
export const translate = (
  locale: Locale,
  { message, extensions: untranslated, translations }: Answer,
): Omit<Answer, 'translations'> => {
  const translated = translations?.[locale];
  const sentence = translated ?? sentenceOf(String(untranslated.code), locale);
  const extensions = translateFields(locale, untranslated, sentence?.replace(/។$/, ''));
  if (locale === OTHERWISE) return { message, extensions };
  if (translated !== undefined) return { message: translated, extensions };
  return sentence === undefined
    ? { message, extensions }
    : { message: sentence, extensions: { ...extensions, detail: message } };
};
