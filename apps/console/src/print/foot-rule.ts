/** A string of CSS, in which no value can end it. */
const quoteCss = (text: string): string => `"${text.replaceAll(/["\\\n\r\f]/g, ' ')}"`;

/** A foot takes over no font of the page, and not every machine has Khmer letters of its own. */
const LETTERS = `font: 8pt 'Noto Sans Khmer', 'Noto Sans', sans-serif; white-space: nowrap;`;

/** The rule for the foot of each printed page: what it is, and its number. */
export const footRule = (parts: readonly string[], page: string): string =>
  `@page {
    margin: 14mm 12mm 16mm;
    @bottom-left { content: ${quoteCss(parts.filter(Boolean).join(' · '))}; ${LETTERS} }
    @bottom-right { content: ${quoteCss(page)} " " counter(page) " / " counter(pages); ${LETTERS} }
  }`;
