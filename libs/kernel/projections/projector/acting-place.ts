import type { DataSource } from 'typeorm';
import { KeyedMutex, MAX_SKEW_MS, laterInstant, placeOf, type RecordedEvent } from '#kernel/event-store';
import { CheckpointConflict, MOVED, checkpointEvent, initCheckpoints, type LogByPosition } from './checkpoint.js';
import type { CodedReaders } from './coded-readers.js';
import { park, unpark, type Parking } from './parked.js';
import { placeCode, type PlaceKeys } from './place-code.js';
import { runPrepared, type PreparedStatement, type Sending } from './prepared-statement.js';
import {
  digestOf,
  knownPlaceOf,
  isProven,
  rowOf,
  storedPlaces,
  type KnownPlace,
  type ParkedAtEvent,
  type StoredPlace,
} from './stored-place.js';
import { streamOf } from '../fold/projectable-event.js';

/** Adds the code to the checkpoint that a statement `moved`. */
const CODED = `INSERT INTO place_code (name, code) SELECT name, $1 FROM moved
  ON CONFLICT (name) DO UPDATE SET code = EXCLUDED.code RETURNING name`;

const ADVANCE: PreparedStatement = {
  name: 'advance with code',
  text: `WITH moved AS (
    UPDATE checkpoint SET position = $4, "eventId" = $5, hash = $6, "recordedAt" = $7, reason = NULL,
      "seenAt" = now(), events = events + $8
    WHERE name = $2 AND position = $3 RETURNING name) ${CODED}`,
};

/** Also locks the checkpoint, so that nobody moves it before the transaction ends. */
const SAME_PLACE: PreparedStatement = {
  name: 'code of the same place',
  text: `WITH moved AS (SELECT name FROM checkpoint WHERE name = $2 AND position = $3 FOR UPDATE) ${CODED}`,
};

const WRITE: PreparedStatement = {
  name: 'write place',
  text: `WITH moved AS (
    UPDATE checkpoint SET origin = $3, position = $4, "eventId" = $5, hash = $6, "recordedAt" = $7,
      events = CASE WHEN $4::bigint < 0 THEN 0 ELSE events END
    WHERE name = $2 RETURNING name) ${CODED}`,
};

/**
 * The place of a reader that acts on events. A row is taken only with its code, or else a writer of the tables could make
 * the reader pass over events. While its process runs, the reader remembers where it stood.
 */
export class ActingPlace {
  #held: KnownPlace | undefined;
  /** The code covers position and parked streams together, so one change waits for the other. */
  readonly #mutex = new KeyedMutex();

  constructor(
    private readonly db: DataSource,
    readonly name: string,
    private readonly keys: PlaceKeys,
    private readonly coded: Pick<CodedReaders, 'has' | 'note'>,
    /** Receives the reason why a row is not taken. */
    private readonly warn: (sentence: string) => void,
  ) {}

  get position(): bigint {
    return this.#held?.place.position ?? -1n;
  }

  /** The latest instant at which anything up to this place was recorded; undefined before the first event. */
  get latestInstant(): string | undefined {
    return this.#held?.latestInstant ?? undefined;
  }

  /** The parked streams. */
  get parked(): ReadonlyMap<string, ParkedAtEvent> {
    return this.#held?.parked ?? new Map();
  }

  /** Finds the place from which the reader goes on. @throws LogMismatch */
  async resume(log: LogByPosition): Promise<void> {
    await initCheckpoints(this.db, [this.name], log.origin);
    const [row] = (await storedPlaces(this.db, [this.name])) as [StoredPlace];
    if (isProven(this.keys, row)) {
      const event = await checkpointEvent(row, log);
      this.#held = { ...knownPlaceOf(row), latestInstant: event ? latestBy(row, event) : null };
    } else if (this.#held) {
      await checkpointEvent(rowOf(this.#held), log);
      this.warn(sayingForged(this.name, 'It goes on from where this process stood.'));
      await this.#write(this.#held);
    } else if (BigInt(row.position) < 0n) {
      await this.#begin(log);
    } else if (row.code === null && !(await this.coded.has(this.name))) {
      await this.#adopt(row, log);
    } else {
      this.warn(sayingForged(this.name, 'It begins again at the first event.'));
      await this.#begin(log);
    }
    await this.#note();
  }

  /** Compare and set: the reader has handled a batch. @throws CheckpointConflict */
  async advance(batch: readonly RecordedEvent[]): Promise<void> {
    const last = batch.at(-1)!;
    await this.#mutex.run('', async () => {
      const held = this.#held!;
      const latestInstant = batch.reduce(laterInstant, held.latestInstant ?? '') || null;
      const next = { ...held, place: { ...held.place, ...placeOf(last) }, latestInstant };
      const { position, eventId, hash } = next.place;
      const moved = [String(held.place.position), String(position), eventId, hash, latestInstant, batch.length];
      await this.#code(this.db, ADVANCE, next, moved);
      this.#held = next;
    });
    await this.#note();
  }

  /** A stream that is parked already moves to the given event. @throws CheckpointConflict */
  park(parking: Parking): Promise<void> {
    const { eventId } = parking.meta;
    return this.#change(
      (parked) => parked.set(streamOf(parking.meta), { eventId, parking }),
      (tx) => park(tx, this.name, [parking]),
    );
  }

  /** @throws CheckpointConflict */
  unpark(stream: string): Promise<void> {
    return this.#change(
      (parked) => parked.delete(stream),
      (tx) => unpark(tx, this.name, stream),
    );
  }

  async #change(
    change: (parked: Map<string, ParkedAtEvent>) => unknown,
    write: (tx: Sending) => Promise<void>,
  ): Promise<void> {
    await this.#mutex.run('', async () => {
      const parked = new Map(this.parked);
      change(parked);
      const next = { ...this.#held!, parked, digest: digestOf(parked) };
      await this.db.transaction(async (tx) => {
        await this.#code(tx, SAME_PLACE, next, [String(next.place.position)]);
        await write(tx);
      });
      this.#held = next;
    });
  }

  async #begin({ origin }: Pick<LogByPosition, 'origin'>): Promise<void> {
    const place = { name: this.name, origin, position: -1n, eventId: null, hash: null };
    await this.#write({ place, latestInstant: null, parked: new Map(), digest: digestOf(new Map()) });
  }

  /** A place of a version that wrote no codes, once: from then on the log knows that this reader has codes. */
  async #adopt(row: StoredPlace, log: LogByPosition): Promise<void> {
    const event = (await checkpointEvent(row, log))!;
    const found = knownPlaceOf(row);
    const held = { ...found, place: { ...found.place, ...placeOf(event) }, latestInstant: latestBy(row, event) };
    await this.#writeCheckpoint(this.db, held);
    this.#held = held;
  }

  async #write(held: KnownPlace): Promise<void> {
    await this.db.transaction(async (tx) => {
      await this.#writeCheckpoint(tx, held);
      await tx.query(`DELETE FROM parked WHERE name = $1`, [this.name]);
      const parkings = [...held.parked.values()].map(({ parking }) => parking);
      if (parkings.length > 0) await park(tx, this.name, parkings);
    });
    this.#held = held;
  }

  async #writeCheckpoint(tx: Sending, held: KnownPlace): Promise<void> {
    const { origin, position, eventId, hash } = held.place;
    await this.#code(tx, WRITE, held, [origin, String(position), eventId, hash, held.latestInstant]);
  }

  async #code(tx: Sending, statement: PreparedStatement, next: KnownPlace, values: readonly unknown[]): Promise<void> {
    const code = placeCode(this.keys, next.place, next.digest);
    const { rowCount } = await runPrepared(tx, statement, [code, this.name, ...values]);
    if (rowCount !== 1) throw new CheckpointConflict(MOVED);
  }

  /** Without the log it is noted at the next move. */
  async #note(): Promise<void> {
    await this.coded.note(this.name).catch(() => undefined);
  }
}

/**
 * The clocks of two processes differ, so an earlier event may have a later instant than the last one. The code does not
 * cover what the row says of it, so no more is believed than such clocks allow; beside an event whose instant is not
 * proven, than the clock of this process allows.
 */
const latestBy = ({ recordedAt }: StoredPlace, last: RecordedEvent): string | null => {
  const [stored, proven] = [recordedAt?.toISOString() ?? '', laterInstant('', last)];
  const latest = proven ? Date.parse(proven) + 2 * MAX_SKEW_MS : Date.now() + MAX_SKEW_MS;
  const isPossible = Date.parse(stored) <= latest;
  return (isPossible && stored > proven ? stored : proven) || null;
};

/** A stable code for monitoring of the process log. */
const sayingForged = (name: string, then: string): string =>
  `PLACE_FORGED: The place of ${name}, or what is parked for it, was not written by this service: somebody else writes to the tables of the views. ${then}`;
