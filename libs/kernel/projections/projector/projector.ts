import type { DataSource, EntityManager } from 'typeorm';
import { streamFreedBy, passingForeign, timeHop, timeHopSync, type RecordedEvent } from '#kernel/event-store';
import { ProjectionError, isTransactionAborted, kindOf, isEventFault, isInputFault } from './projection-error.js';
import {
  CheckpointConflict,
  MOVED,
  advanceCheckpoint,
  initCheckpoints,
  lockCheckpoint,
  readPlaces,
  type LogByPosition,
} from './checkpoint.js';
import { subjectsOf, notifyViewChange } from '../live/view-change.js';
import { parkedStreams, unpark } from './parked.js';
import { inTransaction } from './prepared-statement.js';
import { TooManyParkedStreams, projectOrPark, projectExcept, type ProjectorOptions } from './parking.js';
import type { FailedEvent } from './failed-events.js';
import type { Projection } from '../fold/projection.js';
import { ProjectionReader, type ProjectionReading } from './reader.js';
import { streamOf, type ProjectableEvent } from '../fold/projectable-event.js';
import { EventsOutOfOrder, assertInOrder } from './events-in-order.js';
import { Table, withoutCopy } from './table.js';
import { StaleSubject, markStale } from '../live/stale-subject.js';
import type { EventBatch } from './event-batch.js';

export class Projector {
  /** Batches and retries run one after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  /** How many batches were rolled back: a batch submitted after one of them must be rejected. */
  #undone = 0;
  readonly #tablesByType = new Map<string, readonly Table[]>();
  /** The last event seen of each parked stream: a retry must find it in the stream's history. */
  readonly #passed = new Map<string, RecordedEvent>();

  private constructor(
    private readonly db: DataSource,
    private readonly tables: readonly Table[],
    private readonly reader: ProjectionReader,
    private readonly options: ProjectorOptions,
  ) {}

  /**
   * Resumes every table at its checkpoint; a new one starts at the first event. Those of a partition exist already.
   * @throws LogMismatch, CheckpointConflict
   */
  static async start(
    db: DataSource,
    projections: readonly Projection[],
    log: LogByPosition,
    reading: ProjectionReading,
    options: ProjectorOptions = {},
  ): Promise<Projector> {
    const { partition, filling = 'merging' } = options;
    const tables = projections.map((projection) => new Table(db, projection, reading.amends, partition));
    const names = tables.map(({ name }) => name);
    const checkpoints = tables.map(({ checkpoint }) => checkpoint);
    if (!partition) await initCheckpoints(db, names, log.origin);
    const parked = await parkedStreams(db, names);
    const positions = await readPlaces(db, checkpoints, log);
    for (const table of tables) {
      const position = positions.get(table.checkpoint);
      if (position === undefined) throw new CheckpointConflict(MOVED);
      table.filling = filling;
      table.position = position;
      for (const { name, stream } of parked) if (name === table.name) table.parked.add(stream);
    }
    return new Projector(db, tables, new ProjectionReader(reading), options);
  }

  /** The position of the table that is furthest behind. */
  get position(): bigint {
    return this.tables.map(({ position }) => position).reduce((one, other) => (other < one ? other : one));
  }

  /**
   * Rows and checkpoints change in one transaction. Events that a table has applied may come again. May be called before
   * the previous batch has committed; if that one fails, this one is rejected.
   * @throws CheckpointConflict, EventsOutOfOrder: resume from the checkpoints. ProjectionError: all before the event is applied.
   */
  async project(arrived: readonly RecordedEvent[]): Promise<void> {
    assertInOrder(arrived);
    const batch = passingForeign(arrived);
    const undone = this.#undone;
    const seen = this.reader.read(batch);
    seen.catch(() => undefined); // it is thrown where it is awaited
    await this.#inTurn(async () => {
      if (undone !== this.#undone) throw new EventsOutOfOrder('The batch before failed, so this one was not applied.');
      await this.#apply(batch, await seen);
    });
    await this.#retryFreed(batch);
  }

  /**
   * Applies a parked stream's events to the table again, in order, up to the table's position.
   * @returns why the stream stays parked, or nothing when it resumes.
   */
  async retry(name: string, stream: string): Promise<string | undefined> {
    const table = this.tables.find((one) => one.name === name);
    if (!table?.parked.has(stream)) return undefined;
    return this.#inTurn(() => this.#retry(table, stream));
  }

  /** Retries all of them, or those that are due: repaired streams resume at the start of a process. */
  async retryAll(isDue = (_stream: string): boolean => true): Promise<void> {
    const all = this.tables.flatMap(({ name, parked }) => Array.from(parked, (stream) => [name, stream] as const));
    for (const [name, stream] of all) if (isDue(stream)) await this.retry(name, stream);
  }

  /** Retries streams whose blocking entry was set aside. */
  async #retryFreed(batch: readonly RecordedEvent[]): Promise<void> {
    const freed = new Set(batch.map(streamFreedBy).filter((stream) => stream !== undefined));
    if (freed.size > 0) await this.retryAll((stream) => freed.has(stream));
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work).catch((error: unknown) => {
      this.#undone++;
      for (const table of this.tables) table.onRollback();
      throw error;
    });
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #apply(batch: readonly RecordedEvent[], seen: EventBatch): Promise<void> {
    const parks = this.options.onFailedEvent === 'park';
    const none = seen.events.findIndex((event) => event.unreadable);
    try {
      if (none >= 0) throw new ProjectionError('The projector', batch[none]!, seen.events[none]!.unreadable!.error);
      const eventsOf = this.#eventsByTable(seen);
      return await this.#write(batch, async (tx, behind) => {
        const work = (table: Table) => table.project(tx, { ...seen, events: eventsOf.get(table)! });
        const observing = behind.filter((table) => eventsOf.has(table));
        const project = async (table: Table) => this.#projectInto(batch, table, () => work(table));
        const writes = timeHopSync('fold', () => observing.map(project));
        // all queries are sent before the first answer is awaited
        const outcomes = await Promise.allSettled([this.#advance(tx, behind, batch), ...writes]);
        const errors = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
        if (errors.length > 0) throw errors.find((error) => !isTransactionAborted(error)) ?? errors[0];
      });
    } catch (error) {
      for (const table of this.tables) table.onRollback(); // rows of this attempt are not stored
      if (!(error instanceof ProjectionError)) throw error;
      if (this.tables.some(({ filling }) => filling === 'copying'))
        return withoutCopy(this.tables, () => this.#apply(batch, seen)); // which takes a row that is there already
      if (parks && isEventFault(error.cause)) return this.#projectOrPark(batch, seen);
      if (batch.length === 1) throw error;
    }
    // by halves, so that the failing event is named and all before it are applied
    const half = batch.length >> 1;
    for (const part of [batch.slice(0, half), batch.slice(half)]) await this.#apply(part, await this.reader.read(part));
  }

  /** The events for each table that observes any or restates a history, looked up by type rather than by asking each. */
  #eventsByTable({ events, histories }: EventBatch): ReadonlyMap<Table, readonly ProjectableEvent[]> {
    const eventsOf = new Map<Table, ProjectableEvent[]>();
    if (histories.size > 0) for (const table of this.tables) eventsOf.set(table, []);
    for (const event of events)
      for (const table of this.#tablesFor(event).filter((one) => one.awaits(event))) {
        if (!eventsOf.has(table)) eventsOf.set(table, []);
        eventsOf.get(table)!.push(event);
      }
    return eventsOf;
  }

  #tablesFor(event: ProjectableEvent): readonly Table[] {
    const { type } = event.meta;
    const known = event.unreadable ? undefined : this.#tablesByType.get(type);
    if (known) return known;
    const tables = this.tables.filter((table) => table.mayApplyType(event));
    if (!event.unreadable) this.#tablesByType.set(type, tables);
    return tables;
  }

  /** Rows, checkpoints and parked streams: in one transaction. */
  async #write(
    batch: readonly RecordedEvent[],
    work: (tx: EntityManager, behind: readonly Table[]) => Promise<void>,
  ): Promise<void> {
    const last = batch.at(-1)!.position;
    const behind = this.tables.filter(({ position }) => position < last);
    if (behind.length === 0) return;
    await timeHop('transaction', () => inTransaction(this.db, (tx) => work(tx, behind), batch.length));
    for (const table of behind) table.onCommit(last);
    this.#notePassed(batch);
  }

  #notePassed(batch: readonly RecordedEvent[]): void {
    if (this.tables.every(({ parked }) => parked.size === 0)) return;
    for (const event of batch)
      if (this.tables.some(({ parked }) => parked.has(event.stream))) this.#passed.set(event.stream, event);
  }

  async #advance(tx: EntityManager, behind: readonly Table[], batch: readonly RecordedEvent[]): Promise<void> {
    const { subjects } = this.reader.reading;
    const moved = notifyViewChange(tx, { position: batch.at(-1)!.position, subjects: subjectsOf(subjects, batch) });
    const touched = this.db.hasMetadata(StaleSubject) ? markStale(tx, subjects, batch) : undefined;
    await Promise.all([advanceCheckpoint(tx, behind, batch), moved, touched]);
  }

  async #projectInto(batch: readonly RecordedEvent[], table: Table, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const ours = error instanceof ProjectionError || error instanceof TooManyParkedStreams;
      throw isInputFault(error) && !ours ? new ProjectionError(table.name, batch[0]!, error) : error;
    }
  }

  async #projectOrPark(batch: readonly RecordedEvent[], seen: EventBatch): Promise<void> {
    const parked = new Map<Table, readonly FailedEvent[]>();
    await this.#write(batch, async (tx, behind) => {
      await this.#advance(tx, behind, batch);
      for (const table of behind)
        await this.#projectInto(batch, table, async () => void parked.set(table, await projectOrPark(tx, table, seen)));
    });
    for (const [table, failed] of parked) for (const { event } of failed) table.parked.add(streamOf(event.meta));
    this.#notePassed(batch);
  }

  async #retry(table: Table, stream: string): Promise<string | undefined> {
    const [parked] = (await this.db.query(`SELECT "eventId" AS id FROM parked WHERE name = $1 AND stream = $2`, [
      table.name,
      stream,
    ])) as { id: string }[];
    if (!parked) return undefined;
    const history = await this.reader.history(stream, table.position, this.#passed.get(stream) ?? parked);
    const seen = {
      events: history.filter((event) => table.mayApply(event)),
      histories: new Map([[stream, history]]),
      newStreams: new Map(),
    };
    let failed: readonly FailedEvent[] = [];
    table.parked.delete(stream);
    await this.db.transaction(async (tx) => {
      await lockCheckpoint(tx, table);
      failed = await projectExcept(tx, table, seen);
      if (failed.length === 0) await unpark(tx, table.name, stream);
      const subjects = subjectsOf(this.reader.reading.subjects, [{ stream, data: {} }]);
      await notifyViewChange(tx, { position: table.position, subjects });
      const read = history.map(({ data }) => ({ stream, data })); // they may be of any time, and say nothing of clocks
      if (this.db.hasMetadata(StaleSubject)) await markStale(tx, this.reader.reading.subjects, read);
    });
    const [still] = failed;
    if (still) table.parked.add(stream);
    table.onCommit(table.position);
    return still && kindOf(still.error);
  }
}
