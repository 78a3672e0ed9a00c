import { CsvError, parse } from 'csv-parse/sync';
import { Misuse } from '../misuse.js';
import { columns } from './columns.js';
import { REFERENCE } from './parts.js';

export interface TableRow {
  /** The first line of the row, counted from 1. */
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
  /** Set if the row has more or fewer cells than columns. */
  readonly ragged: string | undefined;
}

/** The rows of a file with their cells unchanged. @throws Misuse for any other file: nothing is guessed. */
export const rowsIn = (bytes: Uint8Array): TableRow[] => {
  const [head, ...rows] = recordsIn(textIn(bytes));
  if (!head) throw new Misuse('The file is empty: npx homeward import --template prints a header line.');
  requireHead(head.cells);
  return rows.map(({ line, cells }) => ({
    line,
    cells: new Map(head.cells.map((name, index) => [name, cells[index] ?? ''])),
    ragged:
      cells.length === head.cells.length
        ? undefined
        : `The row has ${cells.length} cells, but the header has ${head.cells.length}.`,
  }));
};

const textIn = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // removes a byte order mark
  } catch {
    throw new Misuse('The file is not UTF-8: save it as “CSV UTF-8”.');
  }
};

const recordsIn = (text: string): { line: number; cells: string[] }[] => {
  try {
    const records: { readonly cells: string[]; readonly bytes: number }[] = [];
    parse(text, {
      on_record: (cells: string[], { bytes }) => {
        records.push({ cells, bytes });
        return null;
      },
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    });
    const linesTo = lineCounter(text);
    return records.map(({ cells, bytes }) => ({ line: linesTo(bytes) - breaksIn(cells.join('')), cells }));
  } catch (error) {
    if (error instanceof CsvError) throw new Misuse(`The file is not CSV: ${error.message}.`);
    throw error;
  }
};

const breaksIn = (text: string): number => (text.match(/\r\n|\r|\n/g) ?? []).length;

/** The line of a byte, asked in ascending order: the parser itself counts some line breaks twice. */
const lineCounter = (text: string): ((bytes: number) => number) => {
  const all = Buffer.from(text);
  let [from, before] = [0, 0];
  return (bytes) => {
    const read = all.subarray(from, bytes).toString();
    const line = 1 + before + breaksIn(read.replace(/(\r\n|\r|\n)$/, ''));
    [from, before] = [bytes, before + breaksIn(read)];
    return line;
  };
};

const requireHead = (head: readonly string[]): void => {
  const [only] = head;
  if (head.length === 1 && /[;\t]/.test(only!))
    throw new Misuse('The columns are not separated by commas: save the file as CSV with commas.');
  const known = new Set([REFERENCE, ...columns().map(({ name }) => name)]);
  const everywhere = columns().filter(({ required, name }) => required && /^referral\.\w+$/.test(name));
  const needed = [REFERENCE, ...everywhere.map(({ name }) => name)];
  const faults = [
    ['Unknown column', head.filter((name) => !known.has(name))],
    ['Duplicate column', head.filter((name, index) => head.indexOf(name) !== index)],
    ['Missing column', needed.filter((name) => !head.includes(name))],
  ] as const;
  const sentences = faults
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => `${what} ${names.join(', ') || '“”'}.`);
  if (sentences.length > 0) throw new Misuse(`${sentences.join(' ')} See npx homeward import --help.`);
};
