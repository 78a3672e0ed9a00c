import type { EntityMetadata } from 'typeorm';
import type { Row } from '../fold/fold.js';

type Cell = (value: unknown) => string;

const NULL = String.raw`\N`;
const SPECIAL = /[\\\t\n\r]/;
const EVERY_SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replaceAll(EVERY_SPECIAL, (special) => ESCAPES[special]!) : text;

const unexpected = (): never => {
  throw new TypeError('A row has a value that its column does not take.');
};

/** As the same value in JSON would be read. */
const plain: Cell = (value) => {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : NULL;
  return typeof value === 'boolean' ? String(value) : unexpected();
};

const json: Cell = (value) => escaped(JSON.stringify(value));

const item = (value: unknown): string => {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value !== 'string') return unexpected();
  return /["\\]/.test(value) ? `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"` : `"${value}"`;
};

const list: Cell = (value) => (Array.isArray(value) ? escaped(`{${value.map(item).join(',')}}`) : unexpected());

/** Makes the text of rows in the format of COPY: without the names of their columns, and nothing to parse twice. */
export class CopyText {
  readonly #names: readonly string[];
  readonly #cells: readonly Cell[];

  constructor({ columns }: Pick<EntityMetadata, 'columns'>) {
    this.#names = columns.map(({ databaseName }) => databaseName);
    this.#cells = columns.map(({ isArray, type }) => (isArray ? list : type === 'jsonb' ? json : plain));
  }

  /** @throws TypeError for a value that only JSON can say */
  of(rows: readonly Row[]): string {
    const [names, cells] = [this.#names, this.#cells];
    const lines = rows.map((row) => {
      const line: string[] = [];
      for (let column = 0; column < names.length; column++) {
        const value = row[names[column]!];
        line.push(value === null || value === undefined ? NULL : cells[column]!(value));
      }
      return line.join('\t');
    });
    return `${lines.join('\n')}\n`;
  }
}
