import { DEFAULT_SETTINGS } from '#settings';
import { wrapText } from '../format.js';
import { codesIn, problemsOf } from './check.js';
import { columns, type ImportColumn } from './columns.js';
import { IMPORT_SECTIONS, REFERENCE } from './parts.js';
import { personIn } from './person.js';

/** An invalid value: the refusal of the API describes best what a column takes. */
const NOTHING = '\u0000';

const KINDS: Readonly<Record<string, string>> = {
  Boolean: 'true or false',
  Int: 'a whole number',
  ID: 'an id',
  UUID: 'an id',
};

const kindOf = (column: ImportColumn, refusals: ReadonlyMap<string | null, string>): string => {
  const { name, type, list } = column;
  const codes = codesIn(column);
  if (codes) return list ? `some of ${codes.join('; ')}` : `one of ${codes.join(', ')}`;
  const refusal = refusals.get(name)?.replace(/^.* must be (.*)\.$/, '$1') ?? 'a text';
  const kind = KINDS[type.name] ?? (refusal.startsWith('a text') ? 'a text' : refusal);
  return list ? `several, separated by ;, each ${kind}` : kind;
};

const WIDTH = 110;
const INDENT = ' '.repeat(6);

/** Every column with its valid values. */
export const describeColumns = (): string => {
  const probe = personIn({
    line: 1,
    cells: new Map([REFERENCE, ...columns().map(({ name }) => name)].map((name) => [name, NOTHING])),
    ragged: undefined,
  });
  const by = { id: 'import', role: 'CASE_WORKER', organisation: 'A21' };
  const problems = problemsOf(probe, { by, now: new Date(0).toISOString(), settings: DEFAULT_SETTINGS });
  const refusals = new Map(problems.map(({ column, message }) => [column, message]));
  const describeColumn = (column: ImportColumn): string => {
    const { name, required, description } = column;
    const says = [kindOf(column, refusals), ...(description ? [description] : [])].join('. ');
    return [
      `  ${name}${required ? ' *' : ''}`,
      ...wrapText(says.replace(/([^.])$/, '$1.'), WIDTH - INDENT.length).map((line) => INDENT + line),
    ].join('\n');
  };
  return [
    `  ${REFERENCE} *\n      your own number for the person, such as SR-2020-014, never a name: the same number is the same person.`,
    ...IMPORT_SECTIONS.flatMap(({ name, says }) => [
      `\n${name}: ${says}`,
      ...columns()
        .filter((column) => column.name.startsWith(`${name}.`))
        .map(describeColumn),
    ]),
  ].join('\n');
};
