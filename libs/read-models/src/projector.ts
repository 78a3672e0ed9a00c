import type { DataSource } from 'typeorm';
import type { AnyUpcast, EventStore, Recorded } from '#event-store';
import { CannotTake, liesInWhatIsTold } from './cannot-take.js';
import { advance, claim, positionOf, type Log } from './checkpoint.js';
import { subjectsOf, tellMoved } from './moved.js';
import type { Projection } from './projection.js';
import { seen, type Seen } from './seen.js';
import type { Amends } from './standing.js';
import { Table } from './table.js';

/** How events are to be read: former ones in today's words, and others for what they make of entries before them. */
export interface Reading {
  readonly upcast: AnyUpcast;
  readonly amends: Amends;
  /** Where the whole stream of such an entry is read again. */
  readonly store: Pick<EventStore, 'read'>;
}

/** The log gives each event after the one before it: whatever comes otherwise would be lost in silence. */
export class OutOfOrder extends Error {
  override readonly name = 'OutOfOrder';
}

export class Projector {
  private constructor(
    private readonly db: DataSource,
    private readonly tables: readonly Table[],
    private readonly reading: Reading,
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
  ): Promise<Projector> {
    const tables = projections.map((projection) => new Table(db, projection));
    await claim(
      db,
      tables.map(({ name }) => name),
      log.origin,
    );
    for (const table of tables) table.position = await positionOf(db, table.name, log);
    return new Projector(db, tables, reading);
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
    try {
      await this.#take(batch);
    } catch (error) {
      if (!(error instanceof CannotTake) || batch.length === 1) throw error;
      for (const event of batch) await this.#take([event]); // so that the one that is in the way is named
    }
  }

  async #take(batch: readonly Recorded[]): Promise<void> {
    const { position: last, recordedAt } = batch.at(-1)!;
    const behind = this.tables.filter(({ position }) => position < last);
    if (behind.length === 0) return;
    const amended = await this.#amendedIn(batch);
    const events = batch.filter(({ stream }) => !amended.has(stream)).map((event) => this.#seen(event));
    await this.db.transaction(async (tx) => {
      await advance(tx, behind, last, recordedAt);
      await tellMoved(tx, { position: last, subjects: subjectsOf(batch) });
      for (const table of behind) {
        try {
          await table.apply(tx, events);
          for (const history of amended.values()) await table.restate(tx, history, this.reading.amends);
        } catch (error) {
          throw liesInWhatIsTold(error) ? new CannotTake(table.name, batch[0]!, error) : error;
        }
      }
    });
    for (const table of behind) table.position = last;
  }

  /** The whole histories, up to the end of the batch, of the streams in which an entry is amended. */
  async #amendedIn(batch: readonly Recorded[]): Promise<ReadonlyMap<string, readonly Seen[]>> {
    const { amends, store } = this.reading;
    const streams = new Set(batch.filter(({ type }) => type in amends).map(({ stream }) => stream));
    const last = batch.at(-1)!.position;
    const histories = [...streams].map(async (stream) => {
      const events = (await store.read(stream)).filter(({ position }) => position <= last);
      return [stream, events.map((event) => this.#seen(event))] as const;
    });
    return new Map(await Promise.all(histories));
  }

  #seen(event: Recorded): Seen {
    try {
      return seen(event, this.reading.upcast);
    } catch (error) {
      throw new CannotTake('The projector', event, error);
    }
  }
}

const assertInOrder = (batch: readonly Recorded[]): void => {
  batch.reduce((before, event) => {
    if (event.position > before.position) return event;
    throw new OutOfOrder(`The event at ${event.position} came after the one at ${before.position}.`);
  });
};
