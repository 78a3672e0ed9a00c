/** The digits are Latin in both languages. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB', km: 'km-KH-u-nu-latn' };

const formats = new Map<string, Intl.NumberFormat>();

/** How a language writes numbers: `1234` → `1,234`. */
export const numberFormat = (language: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat => {
  const key = `${language} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(LOCALES[language] ?? language, options);
  formats.set(key, format);
  return format;
};

/** Numbers that are names, and not amounts. */
const NAMES: ReadonlySet<string> = new Set(['year', 'either', 'or', 'version']);

/** What a text has in the place of a value: a number as the language writes it, and anything else as it is. */
export const valueIn = (language: string, name: string, value: unknown): unknown =>
  typeof value === 'number' && !NAMES.has(name) ? numberFormat(language).format(value) : value;
