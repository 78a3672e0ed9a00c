import type { DataSource, EntityManager } from 'typeorm';
import { foldRows, keysOf, tellFacts, type Row } from './fold.js';
import { amendsFor, asTheyStand, tellHistory, type Amends } from './standing.js';
import { hears, type Projection } from './projection.js';
import { streamOf, type Seen } from './seen.js';
import type { Told } from './told.js';

/** A projection's table, and how far it has read. Rows travel as JSON both ways, so that a date stays the day it was. */
export class Table {
  position = -1n;
  /** The streams that it does not go on with, whatever they tell. */
  readonly parked = new Set<string>();
  readonly name: string;
  readonly #load: string;
  readonly #save: string;
  readonly #remove: string;
  readonly #forget: string;

  constructor(
    db: DataSource,
    readonly projection: Projection,
    private readonly amends: Amends,
  ) {
    const { tableName, tablePath, columns, primaryColumns } = db.getMetadata(projection.view);
    const path = tablePath
      .split('.')
      .map((part) => `"${part}"`)
      .join('.');
    const names = columns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
    const keys = primaryColumns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
    const given = `jsonb_populate_recordset(NULL::${path}, $1)`;
    // as TypeORM has them, and as they were written: a number of JSON ends at 2^53
    const exact = columns.filter(({ type }) => type === 'bigint' || type === 'numeric');
    const texts = exact.map(({ databaseName }) => `'${databaseName}', it."${databaseName}"::text`).join(', ');
    this.name = tableName;
    this.#load = `SELECT to_jsonb(it) || jsonb_build_object(${texts}) AS row FROM ${path} it JOIN (SELECT ${keys} FROM ${given}) key USING (${keys})`;
    this.#save = `INSERT INTO ${path} (${names}) SELECT ${names} FROM ${given}
      ON CONFLICT (${keys}) DO UPDATE SET (${names}) = ROW (${columns.map(({ databaseName }) => `EXCLUDED."${databaseName}"`).join(', ')})`;
    this.#remove = `DELETE FROM ${path} WHERE (${keys}) IN (SELECT ${keys} FROM ${given})`;
    this.#forget = `DELETE FROM ${path} WHERE "eventId" = ANY ($1)`;
  }

  /** Whether anything of an event may be in it, or of an entry that the event amends. */
  mayHear({ meta, unreadable }: Seen): boolean {
    const { of, on } = this.projection;
    return (
      (of === undefined || of === meta.category) &&
      (meta.type in on || meta.type in this.amends || unreadable?.former === true)
    );
  }

  /** Whether an event is one that it takes next: it is new, and its stream is not parked. */
  awaits(event: Seen): boolean {
    const { meta } = event;
    if (meta.position <= this.position || !this.mayHear(event)) return false;
    return this.parked.size === 0 || !this.parked.has(streamOf(meta));
  }

  /** What a batch tells, without what it has taken in already and the streams that are parked. */
  async take(tx: EntityManager, { events, histories }: Told): Promise<void> {
    const awaited = events.filter((event) => this.awaits(event));
    await this.apply(
      tx,
      awaited.filter(({ meta }) => !histories.has(streamOf(meta))),
    );
    for (const [stream, history] of histories) if (!this.parked.has(stream)) await this.restate(tx, history);
  }

  /** However many events: one query to load their rows, a fold in memory, one query to save them. */
  async apply(tx: EntityManager, awaited: readonly Seen[]): Promise<void> {
    const { projection } = this;
    assertReadable(awaited);
    const events = awaited.filter((event) => hears(projection, event));
    if (events.length === 0) return;
    if (projection.kind === 'facts') return this.#write(tx, this.#save, tellFacts(projection, events));
    const found: { row: Row }[] = await tx.query(this.#load, [JSON.stringify(keysOf(projection, events))]);
    const { saved, removed } = foldRows(
      projection,
      found.map(({ row }) => row),
      events,
    );
    await this.#write(tx, this.#save, saved);
    await this.#write(tx, this.#remove, removed);
  }

  /** After an amendment: whatever one stream tells is told anew, from its first event to the last of these. */
  async restate(tx: EntityManager, told: readonly Seen[]): Promise<void> {
    const { projection, amends } = this;
    assertReadable(told.filter((event) => this.mayHear(event)));
    const history = told.filter((event) => !event.unreadable);
    const heard = (event: Seen) => hears(projection, event);
    if (!history.some(heard)) return;
    if (projection.kind === 'facts') {
      await tx.query(this.#forget, [history.map(({ meta }) => meta.eventId)]);
      return this.#write(tx, this.#save, tellHistory(projection, history, amends));
    }
    const standing = asTheyStand(history, amendsFor(projection, amends)).filter(heard);
    await this.#write(tx, this.#remove, keysOf(projection, [...history.filter(heard), ...standing]));
    await this.#write(tx, this.#save, foldRows(projection, [], standing).saved);
  }

  async #write(tx: EntityManager, statement: string, rows: readonly Row[]): Promise<void> {
    if (rows.length > 0) await tx.query(statement, [JSON.stringify(rows)]);
  }
}

const assertReadable = (events: readonly Seen[]): void => {
  const none = events.find((event) => event.unreadable);
  if (none) throw none.unreadable!.error;
};
