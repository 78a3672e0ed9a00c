import type { Bearer, Configuration, ProcessConfiguration } from '#platform/plain';
import { connect } from '../client/connection.js';
import { interruption } from '../interruption.js';
import { printable } from '../printable.js';
import { progressBar } from '../progress-bar.js';
import { readInputFile } from '../read-input-file.js';
import { problemsOf } from './check.js';
import { REFERENCE, type Problem } from './parts.js';
import { personIn, type PersonToImport } from './person.js';
import { formatReport, reportOf } from './report.js';
import { send, type SendResult } from './send.js';
import { rowsIn, type TableRow } from './table.js';

interface ImportOptions {
  readonly dryRun: boolean;
  readonly json: boolean;
  /** The recorder of every entry. */
  readonly by: Bearer;
}

/** Checks every row and sends those without errors. @returns the exit code: 1 if a row was refused */
export const importPeople = async (
  configured: ProcessConfiguration,
  file: string,
  { dryRun, json, by }: ImportOptions,
): Promise<number> => {
  const rows = rowsIn(readInputFile(file));
  const { people, problems } = checkRows(rows, by, configured.configuration);
  const sent: SendResult = { recorded: [], problems: [] };
  const report = () => {
    const report = reportOf(rows.length, dryRun, problems, sent);
    process.stdout.write(`${printable(json ? JSON.stringify(report) : formatReport(report))}\n`);
    return report.refused > 0 ? 1 : 0;
  };
  if (dryRun) return report();
  const interrupted = interruption();
  const client = await connect(configured, interrupted);
  const bar = progressBar({ what: `Sending the people of ${file}`, total: people.length, silent: json });
  let done = 0;
  try {
    await send(client, by, people, sent, () => bar.at(++done)).finally(bar.done);
  } catch (error) {
    if (interrupted.aborted) report();
    throw error;
  }
  return report();
};

const checkRows = (
  rows: readonly TableRow[],
  { id, role, organisation = 'A21' }: Bearer,
  { settings }: Pick<Configuration, 'settings'>,
) => {
  const rowsOf = new Map<string, TableRow[]>();
  for (const row of rows) rowsOf.set(referenceOf(row), [...(rowsOf.get(referenceOf(row)) ?? []), row]);
  const rowContext = { by: { id, role, organisation }, now: new Date().toISOString(), settings };
  const people: PersonToImport[] = [];
  const problems: Problem[] = [];
  for (const row of rows) {
    const person = personIn(row);
    const asRow = asARow(row, rowsOf.get(referenceOf(row))!);
    const found = asRow.length > 0 ? asRow : problemsOf(person, rowContext);
    if (found.length === 0) people.push(person);
    problems.push(...found);
  }
  return { people, problems };
};

const referenceOf = ({ cells }: TableRow): string => cells.get(REFERENCE)!;

/** Latin letters and digits without spaces, so that it is a number rather than a name: ids derive from it. */
const NUMBER = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,59}$/;

/** Errors of the row itself, before its cells are checked. */
const asARow = (row: TableRow, same: readonly TableRow[]): Problem[] => {
  const { line, ragged } = row;
  const reference = referenceOf(row);
  const problem = (column: string | null, message: string): Problem => ({
    line,
    reference,
    column,
    code: 'VALIDATION',
    message,
  });
  if (ragged) return [problem(null, ragged)];
  if (!NUMBER.test(reference))
    return [
      problem(
        REFERENCE,
        'reference must be your own number for the person, such as SR-2020-014: letters, digits, and . _ / -.',
      ),
    ];
  if (same.length === 1) return [];
  const lines = same.map((one) => one.line).join(', ');
  return [problem(REFERENCE, `reference is the same on lines ${lines}: each row must be another person.`)];
};
