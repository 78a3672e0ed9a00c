/** A string of CSS, in which no value can end it. */
const quoteCss = (text: string): string => `"${text.replaceAll(/["\\\n\r\f]/g, ' ')}"`;

/** The rule for the foot of each printed page: what it is, and its number. */
export const footRule = (parts: readonly string[], page: string): string =>
  `@page {
    margin: 14mm 12mm 16mm;
    @bottom-left { content: ${quoteCss(parts.filter(Boolean).join(' · '))}; font-size: 8pt; white-space: nowrap; }
    @bottom-right { content: ${quoteCss(page)} " " counter(page) " / " counter(pages); font-size: 8pt; white-space: nowrap; }
  }`;
