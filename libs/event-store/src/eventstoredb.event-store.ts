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
import { PATIENCE, answered, isFinal, jittered, type Patience } from './patience.js';

/** How many events a batch has at most: bounds the memory of a reader that is far behind. */
const BATCH = 2_000;
/** Milliseconds before a lost subscription is tried again: a view should be late by seconds, not by half a minute. */
const LONGEST_PAUSE = 5_000;

/** EventStoreDB and KurrentDB through their official client. */
export class EventStoreDbEventStore extends EventStore {
  readonly #commands: EventStoreDBClient;
  readonly #subscriptions: EventStoreDBClient;

  /** Two clients, since an error on one call closes the channel under every other call of that client. */
  constructor(
    connect: () => EventStoreDBClient,
    private readonly patience: Patience = PATIENCE,
  ) {
    super();
    this.#commands = connect();
    this.#subscriptions = connect();
  }

  /** `url` as in `esdb://127.0.0.1:2113?tls=false`. */
  static at(url: string, patience?: Patience): EventStoreDbEventStore {
    return new EventStoreDbEventStore(() => EventStoreDBClient.connectionString(url), patience);
  }

  async read(stream: string, from = 0): Promise<readonly Recorded[]> {
    const events: Recorded[] = [];
    try {
      const options = { fromRevision: BigInt(from), deadline: this.patience.read };
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
    const { append: patience, attempt: deadline } = this.patience;
    for (let attempt = 0, started = Date.now(); ; attempt++) {
      try {
        const answer = await answered(
          this.#commands.appendToStream(stream, proposed, { expectedRevision, deadline }),
          deadline,
        );
        const revision = Number(answer.nextExpectedRevision);
        return { revision, position: answer.position?.commit ?? (await this.#positionOf(stream, revision)) };
      } catch (error) {
        if (error instanceof WrongExpectedVersionError) {
          throw new Conflict(stream, expected, error.actualVersion === NO_STREAM ? -1 : Number(error.actualVersion));
        }
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
      const subscription = this.#subscriptions.subscribeToAll({ fromPosition, filter }, { highWaterMark: BATCH });
      subscription.on('error', () => undefined); // it may complain after the loop has let go of it, and would end the process
      subscription.on('confirmation', () => onLive?.());
      addAbortSignal(signal, subscription);
      let reason: unknown = 'it ended without an error';
      try {
        for await (const first of subscription) {
          const batch = [first, ...arrived(subscription)].map(({ event }) => followed(event as never));
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
      await sleep(jittered(drops, LONGEST_PAUSE), undefined, { signal }).catch(() => undefined);
    }
  }

  async last(prefixes: readonly string[]): Promise<Recorded | undefined> {
    const options = { direction: BACKWARDS, fromPosition: END, deadline: this.patience.read } as const;
    const reading = this.#commands.readAll(options);
    try {
      for await (const { event } of reading) {
        if (event && prefixes.some((prefix) => event.streamId.startsWith(prefix))) return recorded(event as never);
      }
      return undefined;
    } catch (error) {
      throw unavailable(error);
    } finally {
      reading.cancel().catch(() => undefined); // or the rest of the log would stay on its way until the deadline
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

/**
 * A checkpoint is one number, so each event must have a position of its own. Every append over gRPC gives it one;
 * events of an explicit transaction share that of their commit, and a reader that stopped between them would lose some.
 */
const followed = (event: Json): Recorded => {
  const { commit, prepare } = event.position!;
  if (commit === prepare) return recorded(event);
  throw new Error(`The event ${event.id} of ${event.streamId} shares the position ${commit} with others.`);
};
