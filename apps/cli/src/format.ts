/** What verbs print in the same way. */

/** A number and its noun, whose plural ends in -s. */
export const formatCount = (number: number, what: string): string =>
  `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;

/** `2020-06-29 17:00:00` of an instant, in UTC. */
export const formatInstant = (instant: string): string => instant.slice(0, 19).replace('T', ' ');

/** Broken between words; a word that is longer than a line has a line of its own. */
export const wrapText = (text: string, width: number): readonly string[] =>
  text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);

/** Lines of aligned columns, those in the set on the right. */
export const alignRows = (rows: readonly (readonly string[])[], right: ReadonlySet<number>): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((text, column) => (right.has(column) ? text.padStart(widths[column]!) : text.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
};

/** A table below its titles, with the columns of some titles on the right. */
export const alignColumns = (
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly string[],
): string => alignRows([titles, ...rows], new Set(right.map((title) => titles.indexOf(title)))).join('\n');
