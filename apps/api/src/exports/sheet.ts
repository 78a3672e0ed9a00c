import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';

export type SheetCell = string | number | null;

/** A table as it is handed out: headings, and rows of as many cells. */
export interface Sheet {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/**
 * With these a spreadsheet program would begin a formula, wherever the file is opened or saved next: at the beginning of a
 * text, or after what another country separates cells with.
 */
const BEGINS_FORMULA = /(?<=^|[;|\t\r\n])[=+\-@＝＋－＠]|^[\t\r\n]/g;

/** A text is shown as it is, and never computed. Numbers of ours stay numbers. */
const neutral = (cell: SheetCell): SheetCell =>
  typeof cell === 'string' ? cell.replace(BEGINS_FORMULA, (begin) => `'${begin}`) : cell;

const cellsOf = ({ headings, rows }: Sheet): SheetCell[][] => [headings, ...rows].map((row) => row.map(neutral));

/** With the mark by which Excel knows UTF-8: else it breaks every Khmer letter. Every text stands in quotes. */
const csvOf = (sheet: Sheet): Promise<Buffer> =>
  Promise.resolve(
    Buffer.from(stringify(cellsOf(sheet), { bom: true, quoted_string: true, record_delimiter: 'windows' })),
  );

const DAY = /^\d{4}-\d\d-\d\d$/;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** A day or an instant that spreadsheet programs sort, filter and subtract, shown as everywhere in our files: in UTC. */
const dated = (cell: SheetCell) => {
  if (typeof cell !== 'string') return cell;
  if (DAY.test(cell)) return { value: new Date(`${cell}T00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  return INSTANT.test(cell) ? { value: new Date(cell), type: Date, format: 'yyyy-mm-dd hh:mm' } : cell;
};

const xlsxOf = (sheet: Sheet): Promise<Buffer> => {
  const [headings = [], ...rows] = cellsOf(sheet);
  const bold = headings.map((value) => ({ value: String(value), fontWeight: 'bold' as const }));
  // narrow columns would show ##### instead of a day
  const columns = headings.map((_, at) => ({ width: rows.some((row) => DAY.test(String(row[at]))) ? 12 : 18 }));
  return writeXlsxFile([bold, ...rows.map((row) => row.map(dated))], { stickyRowsCount: 1, columns }).toBuffer();
};

interface SheetFormat {
  readonly mime: string;
  readonly write: (sheet: Sheet) => Promise<Buffer>;
}

/** The kinds of files that a sheet can be written as, by their endings. */
export const SHEET_FORMATS = {
  csv: { mime: 'text/csv; charset=utf-8', write: csvOf },
  xlsx: { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsxOf },
} as const satisfies Readonly<Record<string, SheetFormat>>;

export type SheetEnding = keyof typeof SHEET_FORMATS;
