import pg from 'pg';
import { AS_STORED, type RecordedEvent } from '#kernel/event-store';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import {
  foldRows,
  appliesTo,
  toProjectable,
  factRows,
  type Projection,
  type Row,
  type ProjectableEvent,
} from '#kernel/projections';
import { findBreak, canonical } from '#kernel/integrity';
import type { CommandOutcomes } from './command-outcomes.js';
import { FIRST_SET } from './sets/live-set.js';

/** Everything in the log, as any client reads it. */
export const logOf = async (eventStoreUrl: string): Promise<RecordedEvent[]> => {
  const store = EventStoreDbEventStore.at(eventStoreUrl);
  const events: RecordedEvent[] = [];
  try {
    const last = await store.last(['survivor-']);
    if (!last) return events;
    for await (const batch of store.subscribe({ prefixes: ['survivor-'], after: -1n })) {
      events.push(...batch);
      if (events.at(-1)!.position >= last.position) return events;
    }
    return events;
  } finally {
    await store.dispose();
  }
};

/** The equations of a lossless log. @returns every violation as a sentence; none if all hold */
export const violations = (outcomes: CommandOutcomes, events: readonly RecordedEvent[], origin: string): string[] => {
  const found: string[] = [];
  const logged = new Set(events.map(({ metadata }) => metadata.commandId));
  for (const [commandId, entry] of outcomes.entries) {
    if (entry.outcome === 'ACK' && !logged.has(commandId)) found.push(`acknowledged and not in the log: ${commandId}`);
    if (entry.outcome === 'REJECT' && logged.has(commandId)) found.push(`rejected and in the log: ${commandId}`);
  }
  for (const commandId of logged)
    if (!outcomes.entries.has(commandId)) found.push(`in the log and never sent: ${commandId}`);
  if (new Set(events.map(({ id }) => id)).size !== events.length) found.push('an event id twice');
  // every command of a client makes one event
  if (logged.size !== events.length) found.push('a command that was decided twice');
  for (const [stream, each] of streamsOf(events)) {
    each.forEach(({ revision }, index) => {
      if (revision !== index) found.push(`${stream} has a gap at ${index}`);
    });
    const broken = findBreak(origin, stream, each);
    if (broken !== undefined) found.push(`${stream} is altered at ${broken}`);
  }
  events.forEach(({ position }, index) => {
    if (index > 0 && position <= events[index - 1]!.position) found.push(`position ${position} goes back`);
  });
  return found;
};

export const streamsOf = (events: readonly RecordedEvent[]): Map<string, RecordedEvent[]> => {
  const streams = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    const stream = streams.get(event.stream);
    if (stream) stream.push(event);
    else streams.set(event.stream, [event]);
  }
  return streams;
};

/** The expected rows of a table after each of these events, once and in order; none of them amends another. */
const foldOf = (projection: Projection, events: readonly ProjectableEvent[]): readonly Row[] => {
  const heard = events.filter((event) => appliesTo(projection, event));
  return projection.kind === 'facts' ? factRows(projection, heard) : foldRows(projection, [], heard).saved;
};

/** Rows = fold(log), for every table that shows or counts survivors. @returns the differences as sentences */
export const differences = async (
  databaseUrl: string,
  projections: readonly { readonly table: string; readonly projection: Projection }[],
  events: readonly RecordedEvent[],
): Promise<string[]> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const found: string[] = [];
    const told = events.map((event) => toProjectable(event, AS_STORED));
    for (const { table, projection } of projections) {
      const { rows } = await client.query<{ row: Record<string, unknown> }>(
        `SELECT to_jsonb(it) AS row FROM ${FIRST_SET}."${table}" it`,
      );
      const columns = new Set(rows.flatMap(({ row }) => Object.keys(row)));
      const expected = foldOf(projection, told).map((row) => withoutPlace(row, columns));
      const inTable = new Set(rows.map(({ row }) => toComparable(row)));
      const missing = expected.filter((row) => !inTable.has(toComparable(row)));
      if (rows.length !== expected.length)
        found.push(`${table} has ${rows.length} rows, the log tells ${expected.length}`);
      for (const row of missing.slice(0, 3)) found.push(`${table} lacks ${toComparable(row)}`);
    }
    return found;
  } finally {
    await client.end();
  }
};

/** Every fact is told with its place in the log, and the tables whose days may coincide keep it. */
const withoutPlace = ({ position, ...row }: Row, columns: ReadonlySet<string>): Row =>
  columns.has('position') ? { ...row, position } : row;

const toComparable = (row: Readonly<Record<string, unknown>>): string =>
  canonical(
    Object.fromEntries(
      Object.entries(row)
        .filter(([, value]) => value !== null)
        .map(([column, value]) => [column, column === 'position' ? String(value) : instant(value)]),
    ),
  );

/** The database formats an instant differently. */
const instant = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value).toISOString() : value;
