/** Text that is HTML already; whatever else is put into a page is escaped. */
class Markup {
  constructor(readonly text: string) {}
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const put = (value: unknown): string => {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(put).join('');
  return value === null || value === undefined ? '' : String(value).replace(/[&<>"']/g, (sign) => SIGNS[sign]!);
};

/** A piece of a page: markup`<p>${anything}</p>`. */
export const markup = (strings: TemplateStringsArray, ...values: readonly unknown[]): Markup =>
  new Markup(strings.map((string, index) => string + (index < values.length ? put(values[index]) : '')).join(''));

/** The content security policy of a page that loads nothing, runs nothing and sends nothing, whatever text it contains. */
export const CLOSED_PAGE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export type { Markup };
