import { addAbortSignal } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AllStreamResolvedEvent,
  type RecordedEvent,
  BACKWARDS,
  END,
  EventStoreDBClient,
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
  type Metadata,
  type Pending,
  type Place,
  type Recorded,
} from './event-store.js';
import { answered, isFinal, jittered } from './patience.js';

/** How many events a batch has at most: bounds the memory of a reader that is far behind. */
const BATCH = 2_000;
/** Milliseconds. The whole of an append, all its attempts together, and one attempt. */
const APPEND_PATIENCE = 12_000;
const ATTEMPT_PATIENCE = 4_000;
const READ_DEADLINE = 10_000;

/** EventStoreDB and KurrentDB through their official client. */
export class EventStoreDbEventStore extends EventStore {
  readonly #commands: EventStoreDBClient;
  readonly #subscriptions: EventStoreDBClient;

  /** Two clients, since an error on one call closes the channel under every other call of that client. */
  constructor(connect: () => EventStoreDBClient) {
    super();
    this.#commands = connect();
    this.#subscriptions = connect();
  }

  /** `url` as in `esdb://127.0.0.1:2113?tls=false`. */
  static at(url: string): EventStoreDbEventStore {
    return new EventStoreDbEventStore(() => EventStoreDBClient.connectionString(url));
  }

  async read(stream: string, from = 0): Promise<readonly Recorded[]> {
    const events: Recorded[] = [];
    try {
      const options = { fromRevision: BigInt(from), deadline: READ_DEADLINE };
      for await (const { event } of this.#commands.readStream(stream, options)) {
        if (event) events.push(recorded(event as never));
      }
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
    for (let attempt = 0, started = Date.now(); ; attempt++) {
      try {
        const { nextExpectedRevision, position } = await answered(
          this.#commands.appendToStream(stream, proposed, { expectedRevision, deadline: ATTEMPT_PATIENCE }),
          ATTEMPT_PATIENCE,
        );
        return { revision: Number(nextExpectedRevision), position: position!.commit };
      } catch (error) {
        if (error instanceof WrongExpectedVersionError) {
          throw new Conflict(stream, expected, error.actualVersion === NO_STREAM ? -1 : Number(error.actualVersion));
        }
        if (isFinal(error)) throw error;
        if (Date.now() - started > APPEND_PATIENCE) {
          throw new OutcomeUnknown('The event store gave no answer.', { cause: error });
        }
        await sleep(jittered(attempt, 1_000));
      }
    }
  }

  /** The client never subscribes again by itself: an error, an end and a close are all a drop, to resume after. */
  async *subscribe({ prefixes, after, signal = new AbortController().signal, onDrop }: Following) {
    const filter = streamNameFilter({ prefixes: [...prefixes] });
    for (let drops = 0; !signal.aborted; drops++) {
      const fromPosition = after < 0n ? START : { commit: after, prepare: after };
      const subscription = this.#subscriptions.subscribeToAll({ fromPosition, filter }, { highWaterMark: BATCH });
      subscription.on('error', () => undefined); // it may complain after the loop has let go of it, and would end the process
      addAbortSignal(signal, subscription);
      let reason: unknown = 'it ended without an error';
      try {
        for await (const first of subscription) {
          const batch = [first, ...arrived(subscription)].map(({ event }) => recorded(event as never));
          yield batch;
          after = batch.at(-1)!.position;
          drops = 0;
        }
      } catch (error) {
        reason = error;
      } finally {
        subscription.unsubscribe().catch(() => undefined); // of one that is gone already
      }
      if (signal.aborted) return;
      onDrop?.(reason);
      await sleep(jittered(drops), undefined, { signal }).catch(() => undefined);
    }
  }

  async last(prefixes: readonly string[]): Promise<Recorded | undefined> {
    try {
      const options = { direction: BACKWARDS, fromPosition: END, deadline: READ_DEADLINE } as const;
      for await (const { event } of this.#commands.readAll(options)) {
        if (event && prefixes.some((prefix) => event.streamId.startsWith(prefix))) return recorded(event as never);
      }
      return undefined;
    } catch (error) {
      throw unavailable(error);
    }
  }

  async dispose(): Promise<void> {
    await Promise.all([this.#commands.dispose(), this.#subscriptions.dispose()]);
  }
}

const unavailable = (error: unknown): unknown =>
  isFinal(error) ? error : new StoreUnavailable('The event store cannot be reached.', { cause: error });

/** What already waits in the client's buffer, without waiting for more. */
function* arrived(subscription: { read(): unknown }) {
  for (let count = 1; count < BATCH; count++) {
    const next = subscription.read() as AllStreamResolvedEvent | null;
    if (next === null) return;
    yield next;
  }
}

type Json = RecordedEvent & { readonly data: Pending['data']; readonly metadata: Metadata };

const recorded = ({ id, streamId, type, data, metadata, revision, position, created }: Json): Recorded => ({
  id,
  stream: streamId,
  type,
  data,
  metadata,
  revision: Number(revision),
  position: position!.commit,
  recordedAt: created.toISOString(),
});
