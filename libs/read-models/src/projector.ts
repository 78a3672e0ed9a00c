import type { DataSource, EntityManager } from 'typeorm';
import { freedBy, type Recorded } from '#event-store';
import { CannotTake, isAfterAnother, kindOf, liesInOneEvent, liesInWhatIsTold } from './cannot-take.js';
import { advance, claim, hold, positionsOf, type Log } from './checkpoint.js';
import { subjectsOf, tellMoved } from './moved.js';
import { parkedStreams, unpark } from './parked.js';
import { ManyParked, takeOrPark, takenBut } from './parking.js';
import type { Poison } from './poison.js';
import type { Projection } from './projection.js';
import { Reader, type Reading } from './reader.js';
import { streamOf, type Seen } from './seen.js';
import { Table } from './table.js';
import { Touched, noteTouched } from './touched.js';
import type { Told } from './told.js';

/** The log delivers events in order: an event out of order would be lost silently. */
export class OutOfOrder extends Error {
  override readonly name = 'OutOfOrder';
}

export interface Manner {
  /** What to do with an event that a table cannot apply: park its stream for that table, or stop everything. */
  readonly poison: 'parks' | 'stops';
}

export class Projector {
  /** Batches and retries run one after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  /** How many batches were rolled back: a batch submitted after one of them must be rejected. */
  #undone = 0;
  readonly #hearing = new Map<string, readonly Table[]>();
  /** The last event seen of each parked stream: a retry must find it in the stream's history. */
  readonly #passed = new Map<string, Recorded>();

  private constructor(
    private readonly db: DataSource,
    private readonly tables: readonly Table[],
    private readonly reader: Reader,
    private readonly manner: Manner,
  ) {}

  /**
   * Resumes every table at its checkpoint; a new one starts at the first event.
   * @throws LogMismatch
   */
  static async start(
    db: DataSource,
    projections: readonly Projection[],
    log: Log,
    reading: Reading,
    manner: Manner = { poison: 'stops' },
  ): Promise<Projector> {
    const tables = projections.map((projection) => new Table(db, projection, reading.amends));
    const names = tables.map(({ name }) => name);
    await claim(db, names, log.origin);
    const parked = await parkedStreams(db, names);
    const positions = await positionsOf(db, names, log);
    for (const table of tables) {
      table.position = positions.get(table.name)!;
      for (const { name, stream } of parked) if (name === table.name) table.parked.add(stream);
    }
    return new Projector(db, tables, new Reader(reading), manner);
  }

  /** The position of the slowest table. */
  get position(): bigint {
    return this.tables.map(({ position }) => position).reduce((one, other) => (other < one ? other : one));
  }

  get names(): readonly string[] {
    return this.tables.map(({ name }) => name);
  }

  /**
   * Rows and checkpoints change in one transaction. Events that a table has applied may come again. May be called before
   * the previous batch has committed; if that one fails, this one is rejected.
   * @throws NotAlone, OutOfOrder: resume from the checkpoints. CannotTake: all before the event is applied.
   */
  async project(batch: readonly Recorded[]): Promise<void> {
    assertInOrder(batch);
    const undone = this.#undone;
    const telling = this.reader.tell(batch);
    telling.catch(() => undefined); // it is thrown where it is awaited
    await this.#inTurn(async () => {
      if (undone !== this.#undone) throw new OutOfOrder('The previous batch failed, so this one was not applied.');
      await this.#take(batch, await telling);
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

  /** Retries all of them: repaired streams resume at the start of a process. */
  async retryAll(): Promise<void> {
    const all = this.tables.flatMap(({ name, parked }) => Array.from(parked, (stream) => [name, stream] as const));
    for (const [name, stream] of all) await this.retry(name, stream);
  }

  /** Retries streams whose blocking entry was set aside. */
  async #retryFreed(batch: readonly Recorded[]): Promise<void> {
    const freed = new Set(batch.map(freedBy).filter((stream) => stream !== undefined));
    if (freed.size === 0) return;
    const all = this.tables.flatMap(({ name, parked }) => Array.from(parked, (stream) => [name, stream] as const));
    for (const [name, stream] of all) if (freed.has(stream)) await this.retry(name, stream);
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work).catch((error: unknown) => {
      this.#undone++;
      for (const table of this.tables) table.undone();
      throw error;
    });
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #take(batch: readonly Recorded[], seen: Told): Promise<void> {
    const parks = this.manner.poison === 'parks';
    const none = seen.events.findIndex((event) => event.unreadable);
    try {
      if (none >= 0) throw new CannotTake('The projector', batch[none]!, seen.events[none]!.unreadable!.error);
      const heard = this.#heard(seen);
      return await this.#write(batch, async (tx, behind) => {
        const taking = behind.map(async (table) => this.#taking(batch, table, () => table.take(tx, heard(table))));
        // all queries are sent before the first answer is awaited
        const outcomes = await Promise.allSettled([this.#advance(tx, behind, batch), ...taking]);
        const errors = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
        if (errors.length > 0) throw errors.find((error) => !isAfterAnother(error)) ?? errors[0];
      });
    } catch (error) {
      if (!(error instanceof CannotTake)) throw error;
      if (parks && liesInOneEvent(error.cause)) return this.#takeOrPark(batch, seen);
      if (batch.length === 1) throw error;
    }
    // by halves, so that the failing event is named and all before it are applied
    const half = batch.length >> 1;
    for (const part of [batch.slice(0, half), batch.slice(half)]) await this.#take(part, await this.reader.tell(part));
  }

  /** The events for each table, looked up by type rather than by asking each table. */
  #heard({ events, ...seen }: Told): (table: Table) => Told {
    const heard = new Map<Table, Seen[]>(this.tables.map((table) => [table, []]));
    for (const event of events)
      for (const table of this.#hearersOf(event)) if (table.awaits(event)) heard.get(table)!.push(event);
    return (table) => ({ ...seen, events: heard.get(table)! });
  }

  #hearersOf(event: Seen): readonly Table[] {
    const { type } = event.meta;
    const known = event.unreadable ? undefined : this.#hearing.get(type);
    if (known) return known;
    const hearers = this.tables.filter((table) => table.mayHearOf(event));
    if (!event.unreadable) this.#hearing.set(type, hearers);
    return hearers;
  }

  /** Rows, checkpoints and parked streams: in one transaction. */
  async #write(
    batch: readonly Recorded[],
    take: (tx: EntityManager, behind: readonly Table[]) => Promise<void>,
  ): Promise<void> {
    const last = batch.at(-1)!.position;
    const behind = this.tables.filter(({ position }) => position < last);
    if (behind.length === 0) return;
    await this.db.transaction((tx) => take(tx, behind));
    for (const table of behind) table.reached(last);
    this.#notePassed(batch);
  }

  #notePassed(batch: readonly Recorded[]): void {
    if (this.tables.every(({ parked }) => parked.size === 0)) return;
    for (const event of batch)
      if (this.tables.some(({ parked }) => parked.has(event.stream))) this.#passed.set(event.stream, event);
  }

  async #advance(tx: EntityManager, behind: readonly Table[], batch: readonly Recorded[]): Promise<void> {
    const { position } = batch.at(-1)!;
    const moved = tellMoved(tx, { position, subjects: subjectsOf(batch) });
    const touched = this.db.hasMetadata(Touched) ? noteTouched(tx, batch) : undefined;
    await Promise.all([advance(tx, behind, batch), moved, touched]);
  }

  async #taking(batch: readonly Recorded[], table: Table, take: () => Promise<void>): Promise<void> {
    try {
      await take();
    } catch (error) {
      const ours = error instanceof CannotTake || error instanceof ManyParked;
      throw liesInWhatIsTold(error) && !ours ? new CannotTake(table.name, batch[0]!, error) : error;
    }
  }

  async #takeOrPark(batch: readonly Recorded[], seen: Told): Promise<void> {
    const parked = new Map<Table, readonly Poison[]>();
    await this.#write(batch, async (tx, behind) => {
      await this.#advance(tx, behind, batch);
      for (const table of behind)
        await this.#taking(batch, table, async () => void parked.set(table, await takeOrPark(tx, table, seen)));
    });
    for (const [table, poison] of parked) for (const { event } of poison) table.parked.add(streamOf(event.meta));
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
      events: history.filter((event) => table.mayHear(event)),
      histories: new Map([[stream, history]]),
      born: new Map(),
    };
    let poison: readonly Poison[] = [];
    table.parked.delete(stream);
    await this.db.transaction(async (tx) => {
      await hold(tx, table);
      poison = await takenBut(tx, table, seen);
      if (poison.length === 0) await unpark(tx, table.name, stream);
      await tellMoved(tx, { position: table.position, subjects: subjectsOf([{ stream, data: {} }]) });
      if (this.db.hasMetadata(Touched))
        await noteTouched(
          tx,
          history.map(({ data, meta }) => ({ stream, data, recordedAt: meta.recordedAt })),
        );
    });
    const [still] = poison;
    if (still) table.parked.add(stream);
    table.reached(table.position);
    return still && kindOf(still.error);
  }
}

const assertInOrder = (batch: readonly Recorded[]): void => {
  batch.reduce((before, event) => {
    if (event.position > before.position) return event;
    throw new OutOfOrder(`The event at ${event.position} came after the one at ${before.position}.`);
  });
};
