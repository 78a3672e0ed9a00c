import type { HistoryNode } from './documents.js';
import { PART_OF } from './parts.js';

export type StatePart = (typeof PART_OF)[keyof typeof PART_OF];

export interface StateRow {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The command that last changed each field: its form says what the field is called. */
  readonly commands: Readonly<Record<string, string>>;
  /** Whether the selected entry changed this value. */
  readonly isNew: boolean;
}

type ReplayedEntry = Pick<HistoryNode, 'changes' | 'command'>;

const partOf = (view: string): StatePart => (PART_OF as Readonly<Record<string, StatePart>>)[view] ?? 'closing';

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * What the record said after an entry, as the entries up to it changed the views: by part of the case file, without what
 * was empty. Nothing is asked of the service for it, so that moving the slider is no reading.
 */
export const replayUpTo = (
  entries: readonly ReplayedEntry[],
  at: number,
): ReadonlyMap<StatePart, readonly StateRow[]> => {
  const rows = new Map<
    string,
    { part: StatePart; fields: Record<string, unknown>; commands: Record<string, string>; isNew: boolean }
  >();
  for (const [index, { changes, command }] of entries.slice(0, at + 1).entries())
    for (const { what, row, after } of changes) {
      const [view = '', field = ''] = what.split('.');
      const id = `${view} ${row}`;
      const known = rows.get(id) ?? { part: partOf(view), fields: {}, commands: {}, isNew: false };
      known.fields[field] = after;
      known.commands[field] = command;
      known.isNew ||= index === at;
      rows.set(id, known);
    }
  const parts = new Map<StatePart, StateRow[]>();
  for (const [id, { part, fields, commands, isNew }] of rows) {
    const shown = Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
    if (Object.keys(shown).length > 0)
      parts.set(part, [...(parts.get(part) ?? []), { id, fields: shown, commands, isNew }]);
  }
  return parts;
};
