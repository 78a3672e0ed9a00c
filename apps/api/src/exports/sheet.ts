import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import { timeZone } from '#kernel/decider';

export type SheetCell = string | number | null;

export interface SheetColumn {
  readonly heading: string;
  /** Only where it is said: a name may look like a day. */
  readonly holds?: 'day' | 'instant' | undefined;
}

/** A table as it is handed out: columns, and rows of as many cells. */
export interface Sheet {
  readonly columns: readonly SheetColumn[];
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

const cellsOf = ({ columns, rows }: Sheet): SheetCell[][] =>
  [columns.map(({ heading }) => heading), ...rows].map((row) => row.map(neutral));

/** Begins with the mark by which Excel recognises UTF-8, without which it breaks Khmer letters. Every text is quoted. */
const csvOf = (sheet: Sheet): Promise<Buffer> =>
  Promise.resolve(
    Buffer.from(stringify(cellsOf(sheet), { bom: true, quoted_string: true, record_delimiter: 'windows' })),
  );

/** Spreadsheet programs believe in a 29 February 1900, and know nothing before that year. */
const FIRST_DAY = '1900-03-01';

/** A moment on the clock of a calendar without time zones, which is that of a spreadsheet. */
const onClock = (text: string): Date | undefined => {
  const moment = new Date(`${text}Z`);
  const isReal = text >= FIRST_DAY && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
  return isReal ? moment : undefined;
};

/** This locale writes `2020-03-05 10:00:00`. */
const localTimeAt = (instant: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: timeZone() })
    .format(Date.parse(instant))
    .replace(' ', 'T');

const dayCell = (text: string) => {
  const value = onClock(`${text}T00:00:00`);
  return value && { value, type: Date, format: 'yyyy-mm-dd' };
};

const instantCell = (text: string) => {
  const value = Number.isNaN(Date.parse(text)) ? undefined : onClock(localTimeAt(text));
  return value && { value, type: Date, format: 'yyyy-mm-dd hh:mm' };
};

/** A day, or an instant in the time of the log, that spreadsheet programs sort, filter and subtract. */
const DATED = { day: dayCell, instant: instantCell } as const;

/** Narrower columns would show ##### instead of a day. */
const WIDTHS = { day: 12, instant: 18 } as const;
const USUAL_WIDTH = 18;

const zoned = ({ heading, holds }: SheetColumn): string =>
  holds === 'instant' ? `${heading} (${timeZone()})` : heading;

const xlsxOf = (sheet: Sheet): Promise<Buffer> => {
  const { columns } = sheet;
  const [, ...rows] = cellsOf(sheet);
  const bold = columns.map((column) => ({ value: String(neutral(zoned(column))), fontWeight: 'bold' as const }));
  const written = rows.map((row) =>
    row.map((cell, at) => {
      const holds = columns[at]?.holds;
      return holds && typeof cell === 'string' ? (DATED[holds](cell) ?? cell) : cell;
    }),
  );
  const widths = columns.map(({ holds }) => ({ width: holds ? WIDTHS[holds] : USUAL_WIDTH }));
  return writeXlsxFile([bold, ...written], { stickyRowsCount: 1, columns: widths }).toBuffer();
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
