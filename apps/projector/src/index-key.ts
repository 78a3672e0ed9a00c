import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import {
  IndexOfAnotherKey,
  appliesTo,
  emptyFilledOtherwise,
  marksOf,
  toProjectable,
  type Fact,
  type FactProjection,
  type ProjectionReading,
  type TablesOwner,
} from '#kernel/projections';

const log = new Logger('Indexes');

/**
 * Rows that are made again to see which key made them: the oldest, which a lost key has left, and others at random, because
 * a key may have been lost and put back.
 */
const SAMPLE_OLDEST = 20;
const SAMPLE_RANDOM = 100;

/** Has the indexes filled with the key of this process: of a table that another key filled, no search would find anybody. */
export class IndexKey {
  readonly #views: readonly FactProjection['view'][];

  /**
   * @param mark tells the key apart
   * @param reading brings whole streams, opened where an index observes them
   */
  constructor(
    private readonly db: DataSource,
    private readonly owner: TablesOwner,
    private readonly indexes: readonly FactProjection[],
    private readonly reading: ProjectionReading,
    private readonly mark: string,
  ) {
    this.#views = indexes.map(({ view }) => view);
  }

  /**
   * Empties the tables that another key filled, as after a lost digest.key was replaced. Called before anybody reads the log:
   * the search for duplicates would find nobody in such a table, and go on. @throws LockHeld
   */
  async require(): Promise<void> {
    const marks = await marksOf(this.db, this.#views);
    // without the lock, which is held for as long as a set is built
    if (marks.every((one) => one === this.mark)) return;
    const unmarked = this.indexes.filter((_, index) => marks[index] === null);
    const ours = new Set<FactProjection['view']>();
    for (const index of unmarked) if (await this.#hasFilled(index)) ours.add(index.view);
    const emptied = await this.owner.runAlone((kept) => emptyFilledOtherwise(kept, this.#views, this.mark, ours));
    for (const name of emptied)
      log.warn(`INDEX_OF_ANOTHER_KEY: ${name} was filled with another digest.key: it is filled again.`);
  }

  /** After an interruption. A table that was dropped meanwhile is there again, without a mark. @throws IndexOfAnotherKey, LockHeld */
  async requireStill(): Promise<void> {
    const marks = await marksOf(this.db, this.#views);
    if (marks.some((one) => one !== null && one !== this.mark)) throw new IndexOfAnotherKey();
    await this.require();
  }

  /** Whether this process would write all rows of a sample as well. A version before 0.33 noted no key. */
  async #hasFilled(index: FactProjection): Promise<boolean> {
    const { tablePath } = this.db.getMetadata(index.view);
    const rows = await this.db.query<Fact[]>(
      `(SELECT * FROM ${tablePath} ORDER BY "recordedFrom" LIMIT ${SAMPLE_OLDEST})
       UNION ALL (SELECT * FROM ${tablePath} ORDER BY random() LIMIT ${SAMPLE_RANDOM})`,
    );
    let proofs = 0;
    for (const row of rows) {
      const isMade = await this.#makes(index, row);
      if (isMade === false) return false;
      if (isMade) proofs++;
    }
    return proofs > 0;
  }

  /** Whether this process would write the row; undefined where a later entry of the person may have changed it. */
  async #makes(index: FactProjection, row: Fact): Promise<boolean | undefined> {
    const { amends, store } = this.reading;
    const events = await store.inspect(`survivor-${row.subject}`);
    const event = events.find(({ id }) => id === row.eventId);
    if (!event || event.flaw || event.unreadable !== undefined) return undefined;
    if (events.some(({ type }) => Object.hasOwn(amends, type))) return undefined;
    const seen = toProjectable(event, this.reading);
    return appliesTo(index, seen) && index.on[seen.meta.type]!(seen.data, seen.meta).some((made) => holds(row, made));
  }
}

/** The day of a row comes back from Postgres in another form, and depends on no key. */
const holds = (row: Fact, made: object): boolean =>
  Object.entries(made).every(([name, value]) => name === 'happenedOn' || row[name as keyof Fact] === value);
