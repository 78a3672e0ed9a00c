import { enumNameOf } from '../../language/enum-name.js';
import type { PreviewedRow } from './documents.js';

/** Fields with codes: the service lists them as it stores them, and takes them by their names. */
const CODES: ReadonlySet<string> = new Set(['kind', 'roles', 'services']);

const toEnumNames = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(toEnumNames);
  return typeof value === 'string' ? enumNameOf(value) : value;
};

/** The input as a mutation takes it. */
export const inputOf = (input: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(input as Record<string, unknown>).map(([field, value]) => [
      field,
      CODES.has(field) ? toEnumNames(value) : value,
    ]),
  );

/** The commands of all rows in their order, each with an id, so that a repetition records nothing twice. */
export const commandsIn = (rows: readonly PreviewedRow[]) =>
  rows
    .flatMap(({ line, commands }) => commands.map((command) => ({ ...command, line })))
    .toSorted((one, other) => one.place - other.place)
    .map(({ mutation, input, line }) => ({
      line,
      mutation,
      input: { ...inputOf(input), commandId: crypto.randomUUID() },
    }));

export type ToRecord = ReturnType<typeof commandsIn>[number];
