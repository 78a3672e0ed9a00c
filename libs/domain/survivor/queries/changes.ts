import type { RecordedEvent } from '#kernel/event-store';
import { toProjectable, type Row, type RowProjection } from '#kernel/projections';
import type { Readable } from './time-travel.js';
import { NO_LINES, recordTablesOf, withAmendedRows, withOneMore } from './tables.js';

export interface FieldChange {
  readonly what: string;
  /** The row of the view, as its key: it stays the same through the history. */
  readonly row: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The changes that each event of a history made in the views, field by field; of sealed values only that there are some.
 * @param from the first event whose changes are listed: earlier events are folded once, and each later one is compared.
 */
export const changesIn = (
  projections: readonly RowProjection[],
  events: readonly RecordedEvent[],
  reading: Readable,
  from = 0,
): FieldChange[][] => {
  const told = events.map((event) => toProjectable(event, reading));
  let tables = recordTablesOf(projections, told.slice(0, from), reading.amends);
  return told.slice(from).map((event, index) => {
    const before = tables;
    tables =
      event.meta.type in reading.amends
        ? withAmendedRows(before, told.slice(0, from + index + 1), reading.amends)
        : withOneMore(before, event);
    return projections.flatMap((projection) =>
      differences(projection, before.lines.get(projection), tables.lines.get(projection)),
    );
  });
};

/** The name of a view for readers. */
export const viewName = ({ view }: RowProjection): string => view.name.replace(/View$/, '');

/** Columns that describe the origin of a row, not its content. */
export const ABOUT_THE_ROW: ReadonlySet<string> = new Set([
  'survivorId',
  'caseNumber',
  'revision',
  'position',
  'lastEventId',
  'sealed',
]);

const differences = (projection: RowProjection, before = NO_LINES, after = NO_LINES): FieldChange[] =>
  before === after
    ? []
    : [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
        const [one, other] = [before.get(name), after.get(name)];
        if (one === other) return [];
        return fieldsThatDiffer(viewName(projection), one?.row ?? {}, other?.row ?? {}, (one ?? other)!.key);
      });

const fieldsThatDiffer = (view: string, before: Row, after: Row, key: Row): FieldChange[] => {
  const row = Object.values(key).map(String).join('/');
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !ABOUT_THE_ROW.has(field) && !(field in key))
    .filter((field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null))
    .map((field) => ({
      what: `${view}.${field}`,
      row,
      before: withoutSealedText(before[field] ?? null),
      after: withoutSealedText(after[field] ?? null),
    }));
};

/** Stands for what is sealed inside a column, such as the name of an accused: the entry itself, or `prosecution`, opens it for readers who may see it. */
const SEALED = { sealed: true } as const;

const isSealed = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'personalClass' in value && 'text' in value;

const withoutSealedText = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length > 0 && value.every(isSealed) ? SEALED : value.map(withoutSealedText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => name !== 'sealed' || (inner as readonly unknown[]).length > 0)
      .map(([name, inner]) => [name, withoutSealedText(inner)]),
  );
};
