import { addAbortSignal, type Transform, type TransformOptions } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AllStreamRecordedEvent,
  type Direction,
  type ReadPosition,
  BACKWARDS,
  END,
  EventStoreDBClient,
  FORWARDS,
  NO_STREAM,
  START,
  StreamNotFoundError,
  WrongExpectedVersionError,
  jsonEvent,
  streamNameFilter,
} from '@eventstore/db-client';
import {
  Conflict,
  EventStore,
  OutcomeUnknown,
  StoreUnavailable,
  type Following,
  type Pending,
  type Place,
  type Recorded,
} from './event-store.js';
import { Appends } from './eventstoredb.appends.js';
import { SharedPosition, arrived, followed, heldBack, inTime, recorded } from './eventstoredb.reading.js';
import { PATIENCE, Unanswered, answered, isFinal, jittered, type Patience } from './patience.js';

/** How many events a batch has at most: bounds the memory of a reader that is far behind. */
const BATCH = 2_000;
/** And bytes, but for the one that comes to more. */
const BYTES = 8 * 1_024 * 1_024;
/** How many the client takes that are not looked at yet. */
const UNSEEN = 4;
/** Milliseconds before a lost subscription is tried again: a view should be late by seconds, not by half a minute. */
const LONGEST_PAUSE = 5_000;

/** How the server says that a position is not where an event begins. */
const BETWEEN_RECORDS = /Exception was thrown by handler|Unexpected ReadAllResult/;

/** EventStoreDB and KurrentDB through their official client. */
export class EventStoreDbEventStore extends EventStore {
  readonly #appends: Appends;
  readonly #reads: EventStoreDBClient;
  readonly #subscriptions: EventStoreDBClient;

  /** A client for each kind of call, since an error on one closes the channel under every other call of that client. */
  constructor(
    connect: () => EventStoreDBClient,
    private readonly patience: Patience = PATIENCE,
  ) {
    super();
    this.#appends = new Appends(connect, leave);
    this.#reads = connect();
    this.#subscriptions = connect();
  }

  /** `url` as in `esdb://127.0.0.1:2113?tls=false`. */
  static at(url: string, patience?: Patience): EventStoreDbEventStore {
    return new EventStoreDbEventStore(() => EventStoreDBClient.connectionString(url), patience);
  }

  async read(stream: string, from = 0): Promise<readonly Recorded[]> {
    const events: Recorded[] = [];
    try {
      const reading = this.#reads.readStream(stream, { fromRevision: BigInt(from) });
      for await (const { event } of inTime(reading, this.patience.read))
        if (event) events.push(recorded(event as never));
    } catch (error) {
      if (!(error instanceof StreamNotFoundError)) throw unavailable(error);
    }
    return events;
  }

  /** The same ids and bytes are sent again until an answer comes: the store knows a repeat by its ids. */
  async append(stream: string, events: readonly Pending[], expected: number): Promise<Place> {
    const proposed = events.map(({ id, type, data, metadata }) =>
      jsonEvent({ id, type, data, metadata: { ...metadata } }),
    );
    const expectedRevision = expected < 0 ? NO_STREAM : BigInt(expected);
    const { append: patience, attempt: deadline } = this.patience;
    for (let attempt = 0, started = Date.now(); ; attempt++) {
      try {
        const answer = await this.#appends.over(
          (client) => answered(client.appendToStream(stream, proposed, { expectedRevision, deadline }), deadline),
          { isOver: (error) => error instanceof Unanswered, patience },
        );
        const revision = Number(answer.nextExpectedRevision);
        return { revision, position: answer.position?.commit ?? (await this.#positionOf(stream, revision)) };
      } catch (error) {
        if (error instanceof WrongExpectedVersionError) {
          throw new Conflict(stream, expected, error.actualVersion === NO_STREAM ? -1 : Number(error.actualVersion));
        }
        if (error instanceof StoreUnavailable && attempt === 0) throw error;
        // a final answer speaks for its own attempt: one before it, that was not answered, may have been recorded
        if (isFinal(error) && attempt === 0) throw error;
        if (isFinal(error) || Date.now() - started > patience) {
          throw new OutcomeUnknown('The event store gave no answer.', { cause: error });
        }
        await sleep(jittered(attempt, 1_000));
      }
    }
  }

  /** The answer to a repeat may come without a position. */
  async #positionOf(stream: string, revision: number): Promise<bigint> {
    return (await this.read(stream, revision))[0]!.position;
  }

  /** The client never subscribes again by itself: an error, an end and a close are all a drop, to resume after. */
  async *subscribe({ prefixes, after, signal = new AbortController().signal, onDrop, onLive }: Following) {
    const filter = streamNameFilter({ prefixes: [...prefixes] });
    for (let drops = 0; !signal.aborted; drops++) {
      const fromPosition = after < 0n ? START : { commit: after, prepare: after };
      const buffers: Pick<TransformOptions, 'readableHighWaterMark' | 'writableHighWaterMark'> = {
        readableHighWaterMark: BATCH,
        writableHighWaterMark: UNSEEN,
      };
      const subscription = this.#subscriptions.subscribeToAll({ fromPosition, filter }, buffers as object);
      const taken = heldBack(subscription as unknown as Transform, BYTES);
      subscription.on('error', () => undefined); // it may complain after the loop has let go of it, and would end the process
      subscription.on('confirmation', () => onLive?.());
      addAbortSignal(signal, subscription);
      let reason: unknown = 'it ended without an error';
      try {
        for await (const first of subscription) {
          const batch = [first, ...arrived(subscription, BATCH - 1)].map(({ event }) => followed(event as never));
          taken();
          yield batch;
          after = batch.at(-1)!.position;
          drops = 0;
        }
      } catch (error) {
        reason = error instanceof SharedPosition ? error : unavailable(error);
      } finally {
        subscription.unsubscribe().catch(() => undefined); // of one that is gone already
      }
      if (signal.aborted) return;
      onDrop?.(reason);
      await sleep(jittered(drops, LONGEST_PAUSE), undefined, { signal }).catch(() => undefined);
    }
  }

  async first(prefixes: readonly string[], after: bigint): Promise<Recorded | undefined> {
    return this.#find(prefixes, FORWARDS, after < 0n ? START : { commit: after, prepare: after }, after);
  }

  async last(prefixes: readonly string[]): Promise<Recorded | undefined> {
    return this.#find(prefixes, BACKWARDS, END, -1n);
  }

  async at(position: bigint): Promise<Recorded | undefined> {
    if (position < 0n) return undefined;
    try {
      const fromPosition = { commit: position, prepare: position };
      const reading = this.#reads.readAll({ direction: FORWARDS, fromPosition, maxCount: 1 });
      for await (const { event } of inTime(reading, this.patience.read))
        if (event?.position.commit === position) return recorded(event as never);
      return undefined;
    } catch (error) {
      // the server cannot read on from between two records: nothing lies there
      if (BETWEEN_RECORDS.test((error as Error).message)) return undefined;
      throw unavailable(error);
    }
  }

  /** In pages that are read to their end, longer each time: a call that is broken off costs the connection dearly. */
  async #find(prefixes: readonly string[], direction: Direction, fromPosition: ReadPosition, after: bigint) {
    try {
      for (let maxCount = 2; ; maxCount = Math.min(4 * maxCount, 1_024)) {
        const page: AllStreamRecordedEvent[] = [];
        const reading = this.#reads.readAll({ direction, fromPosition, maxCount });
        for await (const { event } of inTime(reading, this.patience.read)) if (event) page.push(event);
        const found = page.find(
          // forwards, a page begins with the event at the position itself
          ({ streamId, position }) => position.commit > after && prefixes.some((prefix) => streamId.startsWith(prefix)),
        );
        if (found) return recorded(found as never);
        if (page.length < maxCount) return undefined;
        fromPosition = page.at(-1)!.position;
      }
    } catch (error) {
      throw unavailable(error);
    }
  }

  async dispose(): Promise<void> {
    await Promise.all([this.#appends.dispose(), ...[this.#reads, this.#subscriptions].map(leave)]);
  }
}

/** A client waits for ever for a call that the server has ended without an error. */
const leave = (client: EventStoreDBClient): Promise<void> => answered(client.dispose(), 500).catch(() => undefined);

const unavailable = (error: unknown): unknown =>
  isFinal(error) ? error : new StoreUnavailable('The event store cannot be reached.', { cause: error });
