import type { Entry } from '../client/history.js';

/** The fields that name another survivor; who receives the export of one record has no claim to another. */
const NAMES_ANOTHER: ReadonlySet<string> = new Set(['otherSurvivorId']);

/** The entries without the ids of relatives, whose records are no part of the export. */
export const withoutOthers = (entries: readonly Entry[]): readonly Entry[] =>
  entries.map((entry) => ({ ...entry, data: withholdData(entry.data) }));

const withholdData = (data: Entry['data']): Entry['data'] =>
  Object.fromEntries(
    Object.entries(data).map(([field, value]) => [
      field,
      NAMES_ANOTHER.has(field) && typeof value === 'string' ? { withheld: true } : value,
    ]),
  );
