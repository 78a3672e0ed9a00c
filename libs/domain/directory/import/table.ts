import { CsvError, parse } from 'csv-parse/sync';
import { v5 } from 'uuid';
import { parseCode, parseCodes, parseList } from './cells.js';
import { emptyCells, otherRegister, type Reason } from './reasons.js';

/** A command that a row stands for, by the name of its mutation. */
export interface RegisterCommand {
  readonly mutation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A file of which no commands can be made. */
export class UnreadableTable extends Error {
  override readonly name = 'UnreadableTable';
}

const COLUMNS = [
  'register',
  'code',
  'name',
  'localName',
  'province',
  'roles',
  'office',
  'deputy',
  'kind',
  'districts',
  'services',
  'from',
  'until',
] as const;
type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string>>>;

const textOf = (row: Row, ...columns: readonly (keyof Row)[]) =>
  Object.fromEntries(columns.flatMap((column) => (row[column] ? [[column, row[column]]] : [])));

/** The namespace of ids of organisations that come from a file: never change it. */
const ORGANISATION_IDS = '0d8b7c52-6a3e-5f94-8c11-b9d2e7f4a630';

const organisationIdOf = ({ name = '' }: Row) => ({ organisationId: v5(name, ORGANISATION_IDS) });

interface Kind {
  readonly begins: (row: Row) => RegisterCommand;
  /** None where the first command says both days. */
  readonly ends?: (row: Row, on: string) => RegisterCommand;
}

const KINDS: Readonly<Record<string, Kind>> = {
  office: {
    begins: (row) => ({
      mutation: 'openOffice',
      input: { office: row.code, ...textOf(row, 'name', 'localName', 'province'), on: row.from },
    }),
    ends: (row, on) => ({ mutation: 'closeOffice', input: { office: row.code, on } }),
  },
  worker: {
    begins: (row) => ({
      mutation: 'registerWorker',
      input: {
        worker: row.code,
        ...textOf(row, 'name', 'localName', 'office'),
        roles: parseCodes('roles', row.roles),
        on: row.from,
      },
    }),
    ends: (row, on) => ({ mutation: 'recordDeparture', input: { worker: row.code, on } }),
  },
  deputy: {
    begins: (row) => ({
      mutation: 'nameDeputy',
      input: { worker: row.code, deputy: row.deputy, from: row.from, ...textOf(row, 'until') },
    }),
  },
  organisation: {
    begins: (row) => ({
      mutation: 'registerOrganisation',
      input: {
        ...organisationIdOf(row),
        ...textOf(row, 'name', 'localName', 'province'),
        ...(row.kind && { kind: parseCode('kind', row.kind) }),
        districts: parseList(row.districts),
        services: parseCodes('services', row.services),
        on: row.from,
      },
    }),
    ends: (row, on) => ({ mutation: 'endOrganisation', input: { ...organisationIdOf(row), on } }),
  },
};

/** What begins comes first, offices before those who join them and these before their deputies; what ends, in the opposite order. */
const IN_ORDER = ['office', 'worker', 'deputy', 'organisation'] as const;

/** The commands of a file. @throws UnreadableTable for another file, or a row of which no command can be made */
export const commandsIn = (bytes: Uint8Array): readonly RegisterCommand[] => {
  const { rows, wrong } = registerRowsIn(bytes);
  const [first] = wrong;
  if (first) throw new UnreadableTable(`Line ${first.line}: ${first.reason.en}`);
  return [...rows.map(({ begins }) => begins), ...rows.toReversed().flatMap(({ ends }) => ends ?? [])];
};

interface ReadRow {
  /** Where it ends in the file, from 1. */
  readonly line: number;
  readonly register: string;
  readonly name: string;
}

/** A row with its commands. */
export interface RegisterRow extends ReadRow {
  readonly begins: RegisterCommand;
  readonly ends: RegisterCommand | undefined;
}

/** A row of which no command can be made. */
interface WrongRow extends ReadRow {
  readonly reason: Reason;
}

export interface RegisterTable {
  /** In the order in which they are recorded. */
  readonly rows: readonly RegisterRow[];
  /** In the order of the file. */
  readonly wrong: readonly WrongRow[];
}

/** @throws UnreadableTable for a file that is no table of registers */
export const registerRowsIn = (bytes: Uint8Array): RegisterTable => {
  const read = rowsIn(bytes).map(({ row, line }) => ({
    row: { ...row, register: row.register?.toLowerCase() ?? '' },
    read: { line, register: row.register ?? '', name: row.code || row.name || '' },
  }));
  const wrong = read.flatMap(({ row, read: one }): WrongRow[] => {
    const reason = wrongIn(row);
    return reason === undefined ? [] : [{ ...one, reason }];
  });
  const rows = IN_ORDER.flatMap((kind) =>
    read
      .filter(({ row }) => row.register === kind && wrongIn(row) === undefined)
      .map(({ row, read: one }) => ({
        ...one,
        register: kind,
        begins: KINDS[kind]!.begins(row),
        ends: row.until ? KINDS[kind]!.ends?.(row, row.until) : undefined,
      })),
  );
  return { rows, wrong };
};

const wrongIn = (row: Row): Reason | undefined => {
  if (!Object.hasOwn(KINDS, row.register ?? '')) return otherRegister(row.register ?? '');
  const missing = (['code', 'name', 'deputy', 'from'] as const).filter((column) => isMissing(row, column));
  return missing.length > 0 ? emptyCells(missing) : undefined;
};

/** An apostrophe that our own files put before what a spreadsheet program would compute. */
const NEUTRALISED = /(?<=^|[;|\t\r\n])'(?=[=+\-@＝＋－＠])/g;

const readCell = (cell = ''): string => cell.trim().replaceAll(NEUTRALISED, '');

const rowsIn = (bytes: Uint8Array): readonly { readonly row: Row; readonly line: number }[] => {
  const [first, ...lines] = recordsIn(bytes);
  const head = first?.cells ?? [];
  const unknown = head.filter((name) => !COLUMNS.some((column) => column === name));
  if (!head.includes('register') || unknown.length > 0)
    throw new UnreadableTable(
      `The columns must be among ${COLUMNS.join(', ')}${unknown.length > 0 ? `; unknown: ${unknown.join(', ')}` : ''}.`,
    );
  const twice = head.filter((name, at) => head.indexOf(name) !== at);
  if (twice.length > 0)
    throw new UnreadableTable(`Two columns are called ${[...new Set(twice)].join(', ')}: keep one of each.`);
  return lines.map(({ cells, line }) => ({
    row: Object.fromEntries(head.map((name, at) => [name, readCell(cells[at])])) as Row,
    line,
  }));
};

/** An organisation has a name and no code; all others have a code, and offices and workers may have a name. */
const isMissing = (row: Row, column: 'code' | 'name' | 'deputy' | 'from'): boolean => {
  if (column === 'deputy' && row.register !== 'deputy') return false;
  const isOrganisation = row.register === 'organisation';
  if (column === 'code' && isOrganisation) return false;
  if (column === 'name' && !isOrganisation) return false;
  return !row[column];
};

/** The delimiter, seen in the heading: spreadsheet programs use a semicolon where the comma separates decimals. */
const delimiterOf = (text: string): string => {
  const [head = ''] = text.split('\n', 1);
  return head.includes(';') && !head.includes(',') ? ';' : ',';
};

/**
 * The records, each with the line on which it ends. A row may be too short; one that is too long has a comma that is
 * not quoted.
 */
const recordsIn = (bytes: Uint8Array): { cells: string[]; line: number }[] => {
  const records: { cells: string[]; line: number }[] = [];
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    parse(text, {
      delimiter: delimiterOf(text),
      on_record: (cells: string[], { lines: line }) => {
        records.push({ cells, line });
        return null;
      },
      relax_column_count_less: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    });
    return records;
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableTable(`The file is not CSV: ${error.message}.`);
    if (error instanceof TypeError) throw new UnreadableTable('The file is not UTF-8: save it as “CSV UTF-8”.');
    throw error;
  }
};
