import type { DataSource, EntityManager } from 'typeorm';
import { foldRows, rowKeysOf, rowNameOf, factRows, type Row } from '../fold/fold.js';
import { amendsFor, applyAmendments, factsFromHistory, type Amends } from '../fold/amendments.js';
import { copyInto } from './copy.js';
import { CopyText } from './copy-text.js';
import { runPrepared, type PreparedStatement } from './prepared-statement.js';
import { checkpointIn, type Partition } from './partitions.js';
import { RowCache } from './row-cache.js';
import { appliesTo, type Projection, type RowProjection } from '../fold/projection.js';
import { streamOf, type Meta, type ProjectableEvent } from '../fold/projectable-event.js';
import type { StreamPositions, EventBatch } from './event-batch.js';

/**
 * How a table gets its rows: merged into those that it has; or the new ones by COPY, which takes Postgres a fraction of
 * that. COPY is refused where row security is on, and where a row is there already.
 */
export type Filling = 'merging' | 'copying';

/** A projection's table and its position. Rows travel as JSON both ways, so that a date stays that date. */
export class Table {
  position = -1n;
  /** The parked streams, of which it applies no further event. */
  readonly parked = new Set<string>();
  filling: Filling = 'merging';
  readonly name: string;
  readonly checkpoint: string;
  readonly #keys: readonly string[];
  readonly #known: RowCache;
  readonly #load: PreparedStatement;
  readonly #save: PreparedStatement;
  readonly #copy: string;
  readonly #copied: CopyText;
  readonly #remove: string;
  readonly #forget: string;

  constructor(
    db: DataSource,
    readonly projection: Projection,
    private readonly amends: Amends,
    partition?: Partition,
  ) {
    const metadata = db.getMetadata(projection.view);
    const { tableName, tablePath, columns, primaryColumns } = metadata;
    const path = tablePath
      .split('.')
      .map((part) => `"${part}"`)
      .join('.');
    const names = columns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
    const keys = primaryColumns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
    const of = (table: string) => primaryColumns.map(({ databaseName }) => `${table}."${databaseName}"`).join(', ');
    const given = `jsonb_populate_recordset(NULL::${path}, $1)`;
    // bigint and numeric travel as text, as TypeORM has them: a JSON number is exact only up to 2^53
    const exact = columns.filter(({ type }) => type === 'bigint' || type === 'numeric');
    const texts = exact.map(({ databaseName }) => `'${databaseName}', it."${databaseName}"::text`).join(', ');
    this.name = tableName;
    this.checkpoint = partition ? checkpointIn(partition, tableName) : tableName;
    this.#keys = primaryColumns.map(({ databaseName }) => databaseName).toSorted();
    this.#known = new RowCache(this.#keys);
    this.#load = {
      name: `load ${tableName}`,
      // each key by itself: the planner expects a hundred of them, and would read a table of thousands of rows whole
      text: `SELECT to_jsonb(it) || jsonb_build_object(${texts}) AS row FROM ${given} key
        CROSS JOIN LATERAL (SELECT * FROM ${path} row WHERE (${of('row')}) = (${of('key')}) LIMIT 1) it`,
    };
    const excluded = columns.map(({ databaseName }) => `EXCLUDED."${databaseName}"`).join(', ');
    this.#save = {
      name: `save ${tableName}`,
      text: `INSERT INTO ${path} (${names}) SELECT ${names} FROM ${given}
        ON CONFLICT (${keys}) DO UPDATE SET (${names}) = ROW (${excluded})`,
    };
    this.#copy = `COPY ${path} (${names}) FROM STDIN`;
    this.#copied = new CopyText(metadata);
    this.#remove = `DELETE FROM ${path} WHERE (${keys}) IN (SELECT ${keys} FROM ${given})`;
    this.#forget = `DELETE FROM ${path} WHERE "eventId" = ANY ($1)`;
  }

  /** Whether the table may contain anything of the event, or of an entry that the event amends. */
  mayApply(event: ProjectableEvent): boolean {
    const { of } = this.projection;
    return (of === undefined || of === event.meta.category) && this.mayApplyType(event);
  }

  /** Whether the table may contain anything of an event of this type, in whatever kind of stream. */
  mayApplyType({ meta, unreadable }: ProjectableEvent): boolean {
    return meta.type in this.projection.on || meta.type in this.amends || unreadable?.former === true;
  }

  /** Whether it applies the event next: it is new, and its stream is not parked. */
  awaits(event: ProjectableEvent): boolean {
    const { meta } = event;
    if (meta.position <= this.position || !this.mayApply(event)) return false;
    return this.parked.size === 0 || !this.parked.has(streamOf(meta));
  }

  /** Applies a batch, without the events that it has applied already and the streams that are parked. */
  async project(tx: EntityManager, { events, histories, newStreams }: EventBatch): Promise<void> {
    const awaited = events.filter((event) => this.awaits(event));
    this.#known.begin();
    const applied = histories.size === 0 ? awaited : awaited.filter(({ meta }) => !histories.has(streamOf(meta)));
    await this.apply(tx, applied, newStreams);
    await this.#restate(
      tx,
      [...histories].flatMap(([stream, history]) => (this.parked.has(stream) ? [] : [history])),
    );
  }

  /** However many events: one query to load their rows, a fold in memory, one query to save them. */
  async apply(tx: EntityManager, awaited: readonly ProjectableEvent[], newStreams: StreamPositions): Promise<void> {
    const { projection } = this;
    assertReadable(awaited);
    const events = awaited.filter((event) => appliesTo(projection, event));
    if (events.length === 0) return;
    if (projection.kind === 'facts') return this.#addAll(tx, factRows(projection, events));
    const before = await this.#rowBefore(tx, projection, events, newStreams);
    const { saved, removed } = foldRows(projection, before, events);
    this.#known.note(saved, removed);
    const { changed, added } = this.#split(saved, before);
    await Promise.all([this.#saveAll(tx, changed), this.#addAll(tx, added), this.#removeAll(tx, removed)]);
  }

  /** Merging takes one statement for both. */
  #split(
    saved: readonly Row[],
    before: readonly Row[],
  ): { readonly changed: readonly Row[]; readonly added: readonly Row[] } {
    if (this.filling === 'merging') return { changed: saved, added: [] };
    if (before.length === 0) return { changed: [], added: saved };
    const there = new Set(before.map((row) => rowNameOf(row, this.#keys)));
    const isThere = (row: Row): boolean => there.has(rowNameOf(row, this.#keys));
    return { changed: saved.filter(isThere), added: saved.filter((row) => !isThere(row)) };
  }

  /** The current rows: loads only those that may exist and are not in memory. */
  async #rowBefore(
    tx: EntityManager,
    projection: RowProjection,
    events: readonly ProjectableEvent[],
    newStreams: StreamPositions,
  ): Promise<readonly Row[]> {
    const before: Row[] = [];
    const wanted = new Map<string, Row | undefined>();
    for (const event of events) {
      const key = projection.key(event);
      const name = rowNameOf(key, this.#keys);
      if (wanted.has(name)) continue;
      const known = this.#known.get(name);
      if (known) before.push(known);
      wanted.set(name, known || this.#isNew(key, event.meta, newStreams) ? undefined : key);
    }
    const unknown = [...wanted.values()].filter((key) => key !== undefined);
    if (unknown.length === 0) return before;
    const { rows } = await runPrepared<{ row: Row }>(tx, this.#load, [JSON.stringify(unknown)]);
    for (const { row } of rows) before.push(row);
    return before;
  }

  /** Whether the row's key is a stream that begins in this batch. */
  #isNew(key: Row, meta: Meta, newStreams: StreamPositions): boolean {
    const from = newStreams.get(streamOf(meta));
    return from !== undefined && from > this.position && Object.values(key).includes(meta.subject);
  }

  /** After the commit, the written rows are kept in memory; after a rollback, `onRollback` drops them. */
  onCommit(position: bigint): void {
    this.position = position;
    this.#known.keep();
  }

  onRollback(): void {
    this.#known.forget();
  }

  /** Rebuilds the rows of amended streams, each from its first event to the last of these. */
  async #restate(tx: EntityManager, histories: readonly (readonly ProjectableEvent[])[]): Promise<void> {
    const { projection, amends } = this;
    const isObserved = (event: ProjectableEvent) => appliesTo(projection, event);
    for (const history of histories) assertReadable(history.filter((event) => this.mayApply(event)));
    const streams = histories
      .map((history) => history.filter((event) => !event.unreadable))
      .filter((history) => history.some(isObserved));
    if (streams.length === 0) return;
    if (projection.kind === 'facts') {
      await tx.query(this.#forget, [streams.flat().map(({ meta }) => meta.eventId)]);
      return this.#addAll(
        tx,
        streams.flatMap((history) => factsFromHistory(projection, history, amends)),
      );
    }
    const standingAmends = amendsFor(projection, amends);
    const removed = new Map<string, Row>();
    const saved = new Map<string, Row>();
    for (const history of streams) {
      const standing = applyAmendments(history, standingAmends).filter(isObserved);
      for (const key of rowKeysOf(projection, [...history.filter(isObserved), ...standing])) {
        removed.set(rowNameOf(key, this.#keys), key);
        saved.delete(rowNameOf(key, this.#keys)); // of two streams that concern the same row, the later one counts
      }
      for (const row of foldRows(projection, [], standing).saved) saved.set(rowNameOf(row, this.#keys), row);
    }
    this.#known.lose([...removed.values()]);
    await this.#removeAll(tx, [...removed.values()]);
    await this.#addAll(tx, [...saved.values()]);
  }

  /** Rows that the table does not have, as far as is known. */
  async #addAll(tx: EntityManager, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    if (this.filling === 'copying') await copyInto(tx, this.#copy, this.#copied.of(rows));
    else await this.#saveAll(tx, rows);
  }

  async #saveAll(tx: EntityManager, rows: readonly Row[]): Promise<void> {
    if (rows.length > 0) await runPrepared(tx, this.#save, [JSON.stringify(rows)]);
  }

  async #removeAll(tx: EntityManager, rows: readonly Row[]): Promise<void> {
    if (rows.length > 0) await tx.query(this.#remove, [JSON.stringify(rows)]);
  }
}

/** Works without COPY for once. */
export const withoutCopy = async (tables: readonly Table[], work: () => Promise<void>): Promise<void> => {
  const before = tables.map(({ filling }) => filling);
  for (const table of tables) table.filling = 'merging';
  try {
    await work();
  } finally {
    for (const [index, table] of tables.entries()) table.filling = before[index]!;
  }
};

const assertReadable = (events: readonly ProjectableEvent[]): void => {
  const none = events.find((event) => event.unreadable);
  if (none) throw none.unreadable!.error;
};
