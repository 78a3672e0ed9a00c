/** Lines for a terminal, each column as wide as its widest cell. */
export const alignColumns = (
  titles: readonly string[],
  lines: readonly (readonly string[])[],
  right: readonly string[] = [],
): string => {
  const all = [titles, ...lines];
  const widths = titles.map((_, column) => Math.max(...all.map((line) => line[column]!.length)));
  const alignCell = (text: string, column: number) =>
    right.includes(titles[column]!) ? text.padStart(widths[column]!) : text.padEnd(widths[column]!);
  return all.map((line) => line.map(alignCell).join('  ').trimEnd()).join('\n');
};
