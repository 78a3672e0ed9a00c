import type { Problem } from './parts.js';
import type { SendResult } from './send.js';

interface ImportedPerson {
  readonly line: number;
  readonly reference: string;
  readonly survivorId: string;
}

/** The outcome of an import, printed as is with --json. */
interface ImportReport {
  readonly dryRun: boolean;
  readonly rows: number;
  /** People whose complete row is recorded. */
  readonly recorded: number;
  /** Those who were recorded before this import. */
  readonly before: number;
  readonly refused: number;
  readonly events: number;
  readonly people: readonly ImportedPerson[];
  readonly errors: readonly Problem[];
}

export const reportOf = (
  rows: number,
  dryRun: boolean,
  problems: readonly Problem[],
  { recorded, problems: refused }: SendResult,
) => {
  const errors = [...problems, ...refused].toSorted((one, other) => one.line - other.line);
  return {
    dryRun,
    rows,
    recorded: recorded.length,
    before: recorded.filter(({ before }) => before).length,
    refused: new Set(errors.map(({ line }) => line)).size,
    events: recorded.reduce((sum, { events }) => sum + events, 0),
    people: recorded
      .map(({ person: { line, reference, survivorId } }) => ({ line, reference, survivorId }))
      .toSorted((one, other) => one.line - other.line),
    errors,
  } satisfies ImportReport;
};

const formatCount = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const formatReport = ({ dryRun, rows, recorded, before, refused, events, errors }: ImportReport): string => {
  const left = rows - recorded - refused;
  const done = dryRun
    ? `Nothing was sent. Of ${formatCount(rows, 'row', 'rows')}, ${left} can be recorded and ${refused} cannot.`
    : [
        `Recorded: ${formatCount(recorded, 'person', 'people')}, with ${formatCount(events, 'entry', 'entries')}; ${before} of them before.`,
        `Refused: ${formatCount(refused, 'row', 'rows')}.`,
        ...(left > 0 ? [`Not reached: ${formatCount(left, 'row', 'rows')}.`] : []),
      ].join(' ');
  const faults = errors.map(
    ({ line, column, code, message }) => `  line ${line}${column === null ? '' : `, ${column}`}: ${message} (${code})`,
  );
  const then =
    dryRun || left + refused === 0 ? [] : ['Correct the file and import it again: nothing is recorded twice.'];
  return [done, ...faults, ...then].join('\n');
};
