import type { DataSource, EntityManager } from 'typeorm';
import type { Recorded } from '#event-store';
import { CannotTake, isAgainstConstraint, kindOf, liesInOneEvent, liesInWhatIsTold } from './cannot-take.js';
import { advance, claim, hold, positionOf, type Log } from './checkpoint.js';
import { subjectsOf, tellMoved } from './moved.js';
import { park, parkedStreams, unpark } from './parked.js';
import { poisonIn, type Poison } from './poison.js';
import type { Projection } from './projection.js';
import { Reader, type Reading } from './reader.js';
import { streamOf } from './seen.js';
import { Table } from './table.js';
import { Touched, noteTouched } from './touched.js';
import { byStream, upTo, type Told } from './told.js';

/** So many streams of a table are parked that it must lie in the table: somebody must look, and nothing goes on. */
export class ManyParked extends Error {
  override readonly name = 'ManyParked';
}

/** The log gives each event after the one before it: whatever comes otherwise would be lost in silence. */
export class OutOfOrder extends Error {
  override readonly name = 'OutOfOrder';
}

export interface Manner {
  /** What becomes of an event that a table cannot take: its stream is parked for that table, or everything stops. */
  readonly poison: 'parks' | 'stops';
}

/** Streams of one table. */
const MOST_PARKED = 1_000;

export class Projector {
  /** Batches and retries are taken one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly db: DataSource,
    private readonly tables: readonly Table[],
    private readonly reader: Reader,
    private readonly manner: Manner,
  ) {}

  /**
   * Takes up every table where it stands; a new one starts at the first event.
   * @throws ForeignLog
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
    for (const table of tables) {
      table.position = await positionOf(db, table.name, log);
      for (const { name, stream } of parked) if (name === table.name) table.parked.add(stream);
    }
    return new Projector(db, tables, new Reader(reading), manner);
  }

  /** Where the hindmost table stands. */
  get position(): bigint {
    return this.tables.map(({ position }) => position).reduce((one, other) => (other < one ? other : one));
  }

  get names(): readonly string[] {
    return this.tables.map(({ name }) => name);
  }

  /**
   * Rows and checkpoints move together, or not at all. What a table has taken in already may come again.
   * @throws NotAlone, OutOfOrder: start again from where the tables stand. CannotTake, once all before it is taken in.
   */
  async project(batch: readonly Recorded[]): Promise<void> {
    assertInOrder(batch);
    await this.#inTurn(() => this.#take(batch));
  }

  /**
   * Tells a table anew what a parked stream told, in its order, up to where the table stands.
   * @returns why the stream stays parked, or nothing when it goes on.
   */
  async retry(name: string, stream: string): Promise<string | undefined> {
    const table = this.tables.find((one) => one.name === name);
    if (!table?.parked.has(stream)) return undefined;
    return this.#inTurn(() => this.#retry(table, stream));
  }

  /** All of them: what was mended goes on by itself when a process starts. */
  async retryAll(): Promise<void> {
    const all = this.tables.flatMap(({ name, parked }) => Array.from(parked, (stream) => [name, stream] as const));
    for (const [name, stream] of all) await this.retry(name, stream);
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #take(batch: readonly Recorded[]): Promise<void> {
    const told = await this.reader.tell(batch);
    const parks = this.manner.poison === 'parks';
    const none = told.events.findIndex((event) => event.unreadable);
    try {
      if (none >= 0) throw new CannotTake('The projector', batch[none]!, told.events[none]!.unreadable!.error);
      return await this.#write(batch, (tx, table) => table.take(tx, told));
    } catch (error) {
      if (!(error instanceof CannotTake)) throw error;
      if (parks && liesInOneEvent(error.cause)) return this.#takeOrPark(batch, told);
      if (batch.length === 1) throw error;
    }
    // so that the one that is in the way is named, and all before it is taken
    const half = batch.length >> 1;
    await this.#take(batch.slice(0, half));
    await this.#take(batch.slice(half));
  }

  /** Rows, checkpoints and what is parked: in one transaction. */
  async #write(batch: readonly Recorded[], take: (tx: EntityManager, table: Table) => Promise<void>): Promise<void> {
    const { position: last, recordedAt } = batch.at(-1)!;
    const behind = this.tables.filter(({ position }) => position < last);
    if (behind.length === 0) return;
    await this.db.transaction(async (tx) => {
      await advance(tx, behind, last, recordedAt);
      await tellMoved(tx, { position: last, subjects: subjectsOf(batch) });
      if (this.db.hasMetadata(Touched)) await noteTouched(tx, batch);
      for (const table of behind) {
        try {
          await take(tx, table);
        } catch (error) {
          throw liesInWhatIsTold(error) && !(error instanceof CannotTake || error instanceof ManyParked)
            ? new CannotTake(table.name, batch[0]!, error)
            : error;
        }
      }
    });
    for (const table of behind) table.position = last;
  }

  async #takeOrPark(batch: readonly Recorded[], told: Told): Promise<void> {
    const parked = new Map<Table, readonly Poison[]>();
    await this.#write(batch, async (tx, table) => {
      const heard = { ...told, events: told.events.filter((event) => table.awaits(event)) };
      const poison = await this.#poisonIn(tx, table, heard);
      parked.set(table, poison);
      const streams = byStream(heard.events).size;
      const lies = poison.length === streams && poison.every(({ error }) => isAgainstConstraint(error));
      if (streams > 1 && lies) throw new CannotTake(table.name, recordedAs(poison[0]!), poison[0]!.error);
      await this.#takeRest(tx, table, told, poison);
    });
    for (const [table, poison] of parked) for (const { event } of poison) table.parked.add(streamOf(event.meta));
  }

  async #retry(table: Table, stream: string): Promise<string | undefined> {
    const history = await this.reader.history(stream, table.position);
    const told = { events: history.filter((event) => table.mayHear(event)), histories: new Map([[stream, history]]) };
    let poison: readonly Poison[] = [];
    table.parked.delete(stream);
    await this.db.transaction(async (tx) => {
      await hold(tx, table);
      poison = await this.#poisonIn(tx, table, told);
      await this.#takeRest(tx, table, told, poison);
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
    return still && kindOf(still.error);
  }

  /** Whatever it tries is undone. */
  async #poisonIn(tx: EntityManager, table: Table, told: Told): Promise<readonly Poison[]> {
    return poisonIn(told, async (part) => {
      await tx.query('SAVEPOINT trial');
      let failed: { error: unknown } | undefined;
      try {
        await table.take(tx, part);
      } catch (error) {
        if (!liesInOneEvent(error)) throw error;
        failed = { error };
      }
      await tx.query('ROLLBACK TO SAVEPOINT trial');
      return failed;
    });
  }

  async #takeRest(tx: EntityManager, table: Table, told: Told, poison: readonly Poison[]): Promise<void> {
    await table.take(tx, upTo(told, placesOf(poison)));
    if (poison.length === 0) return;
    if (table.parked.size + poison.length > MOST_PARKED) {
      throw new ManyParked(`${table.name} could not go on with ${MOST_PARKED} streams: it must lie in the table.`);
    }
    const parkings = poison.map(({ event: { meta }, error }) => ({ meta, reason: kindOf(error) }));
    await park(tx, table.name, parkings);
  }
}

const placesOf = (poison: readonly Poison[]) =>
  new Map(poison.map(({ event: { meta } }) => [streamOf(meta), meta.position]));

const recordedAs = ({ event: { meta } }: Poison) => ({ id: meta.eventId, type: meta.type });

const assertInOrder = (batch: readonly Recorded[]): void => {
  batch.reduce((before, event) => {
    if (event.position > before.position) return event;
    throw new OutOfOrder(`The event at ${event.position} came after the one at ${before.position}.`);
  });
};
