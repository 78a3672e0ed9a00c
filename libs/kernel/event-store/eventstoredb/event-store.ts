import { setTimeout as sleep } from 'node:timers/promises';
import { NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import { withTimeout, backoff } from '#kernel/waiting';
import { parseConnectionString, type ConnectionSettings } from './connection-string.js';
import {
  EventStore,
  type SubscribeOptions,
  type EventData,
  type AppendResult,
  type ReadOptions,
  type RecordedEvent,
  type StreamChanges,
} from '../event-store.js';
import { WrongExpectedRevision, OutcomeUnknown, StoreUnavailable } from '../event-store-errors.js';
import { CHANGES_MAX_EVENTS, ChangesFound } from '../log/stream-changes.js';
import type { AppendAnswer } from './append-messages.js';
import { clientsOf, readTlsFiles } from './client.js';
import { Connections, type Closable } from './connections.js';
import { explain, isFinal, isNotLeader, isUnsent, type ServerCheck } from './errors.js';
import { historyIn, takeEach, type ReadCall } from './reading.js';
import { eventAt, firstOf, lastOf, type SearchClient } from './search.js';
import { lookAtSockets } from './sockets.js';
import { subscribeToAll, type Subscriber } from './subscription.js';
import { DEFAULT_TIMEOUTS, type Timeouts } from './timeouts.js';

/** A time that arrives late is a wrong time. */
const CLOCK_TIMEOUT_MS = 2_000;

/** The part of a client that this store uses. */
export interface EventStoreClient extends SearchClient, Subscriber, Closable {
  append(stream: string, events: readonly EventData[], expected: number): Promise<AppendAnswer>;
  /** Reads one stream from a revision on. */
  history(stream: string, from: number): Promise<ReadCall>;
  /** Reads so many events of some streams from a position on. */
  changes(prefixes: readonly string[], from: bigint, count: number): Promise<ReadCall>;
  clock(deadlineMs: number): Promise<number>;
}

/** EventStoreDB and KurrentDB through their official client. */
export class EventStoreDbEventStore extends EventStore {
  readonly #turns = new AppendLimiter();
  readonly #appends: Connections<EventStoreClient>;
  readonly #reads: Connections<EventStoreClient>;
  readonly #subscriptions: Connections<EventStoreClient>;

  /** One set of connections for each kind of call, because an error closes the channel under all calls of a client. */
  constructor(
    connect: () => EventStoreClient,
    private readonly timeouts: Timeouts = DEFAULT_TIMEOUTS,
    private readonly look: ServerCheck = async () => undefined,
  ) {
    super();
    this.#appends = new Connections(connect);
    this.#reads = new Connections(connect);
    this.#subscriptions = new Connections(connect);
  }

  /** @param connection such as `esdb://127.0.0.1:2113?tls=false` @throws ConnectionStringError */
  static at(connection: string | ConnectionSettings, timeouts?: Timeouts): EventStoreDbEventStore {
    const settings = typeof connection === 'string' ? parseConnectionString(connection) : connection;
    const files = readTlsFiles(settings);
    return new EventStoreDbEventStore(clientsOf(settings, files), timeouts, lookAtSockets(settings, files));
  }

  async read(stream: string, from = 0, { atLeast = -1 }: ReadOptions = {}) {
    const deadline = Date.now() + this.timeouts.read;
    for (let attempt = 0; ; attempt++) {
      const events = await this.#reading((client) => historyIn(client.history(stream, from), this.timeouts.read));
      if ((events.at(-1)?.revision ?? from - 1) >= atLeast) return events;
      if (Date.now() > deadline)
        throw new StoreUnavailable(`The event store does not give ${stream} up to revision ${atLeast} yet.`);
      await sleep(backoff(attempt, 500));
    }
  }

  /** A follower names the leader, and the client asks the leader at the next attempt. */
  async #reading<Result>(read: (client: EventStoreClient) => Promise<Result>): Promise<Result> {
    for (let attempt = 0, started = Date.now(); ; attempt++) {
      try {
        return await this.#reads.use(read);
      } catch (error) {
        if (!isNotLeader(error) || Date.now() - started > this.timeouts.read) throw await explain(error, this.look);
        await sleep(backoff(attempt, 500));
      }
    }
  }

  /** Sends the same ids and bytes until an answer comes: the store recognises a repeat by its ids. */
  async append(stream: string, events: readonly EventData[], expected: number): Promise<AppendResult> {
    const { append: timeoutMs, attempt: deadline } = this.timeouts;
    let isUncertain = false;
    for (let attempt = 0, started = Date.now(); ; attempt++) {
      try {
        const { revision, position } = await this.#turns.inTurn(
          () => this.#appends.use((client) => withTimeout(client.append(stream, events, expected), deadline)),
          timeoutMs,
        );
        return { revision, position: position ?? (await this.#positionOf(stream, revision)) };
      } catch (error) {
        if (error instanceof WrongExpectedVersionError) {
          throw new WrongExpectedRevision(
            stream,
            expected,
            error.actualVersion === NO_STREAM ? -1 : Number(error.actualVersion),
          );
        }
        // an answer speaks for its own attempt only: an earlier, unanswered one may have been recorded
        isUncertain ||= !isUnsent(error);
        if (error instanceof StoreUnavailable || isFinal(error) || Date.now() - started > timeoutMs) {
          const cause = await explain(error, this.look);
          throw isUncertain
            ? new OutcomeUnknown(`It is not known what became of an append. ${cause.message}`, { cause })
            : cause;
        }
        await sleep(backoff(attempt, 1_000));
      }
    }
  }

  /** The answer to a repeat may have no position. */
  async #positionOf(stream: string, revision: number): Promise<bigint> {
    return (await this.read(stream, revision, { atLeast: revision }))[0]!.position;
  }

  subscribe(following: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]> {
    return subscribeToAll(this.#subscriptions, following, this.look);
  }

  first(prefixes: readonly string[], after: bigint): Promise<RecordedEvent | undefined> {
    return this.#reading((client) => firstOf(client, prefixes, after, this.timeouts.read));
  }

  last(prefixes: readonly string[]): Promise<RecordedEvent | undefined> {
    return this.#reading((client) => lastOf(client, prefixes, this.timeouts.read));
  }

  override async changedAfter(prefixes: readonly string[], after: bigint): Promise<StreamChanges | undefined> {
    // the event at the position itself comes along
    const opening = (client: EventStoreClient) => client.changes(prefixes, after, CHANGES_MAX_EVENTS + 2);
    return this.#reading(async (client) => {
      const found = new ChangesFound(after);
      await takeEach(opening(client), this.timeouts.read, (event, bytes) => found.add(event, bytes));
      return found.changes;
    });
  }

  at(position: bigint): Promise<RecordedEvent | undefined> {
    return this.#reading((client) => eventAt(client, position, this.timeouts.read));
  }

  /** The client's own limit begins after it has found a node, and it may search for a leader for minutes. */
  override clock(): Promise<number> {
    const limitMs = Math.min(CLOCK_TIMEOUT_MS, this.timeouts.read);
    return this.#reading((client) => withTimeout(client.clock(limitMs), limitMs));
  }

  async dispose(): Promise<void> {
    await Promise.all([this.#appends, this.#reads, this.#subscriptions].map((connections) => connections.close()));
  }
}

/** Maximum concurrent appends: limits both memory and the appends whose outcome is unknown in an outage. */
const UNDER_WAY_MAX = 64;

/** Appends that wait for their turn. */
class AppendLimiter {
  #underWay = 0;
  readonly #waiting: (() => void)[] = [];

  /**
   * @param append one attempt, with its own time limit
   * @param timeoutMs the limit for its turn
   * @throws StoreUnavailable if its turn does not come
   */
  async inTurn<Result>(append: () => Promise<Result>, timeoutMs: number): Promise<Result> {
    await this.#turn(timeoutMs);
    try {
      return await append();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#underWay--;
    }
  }

  /** A finished append gives its place to the one that has waited longest. */
  async #turn(timeoutMs: number): Promise<void> {
    if (this.#underWay < UNDER_WAY_MAX) return void this.#underWay++;
    let mine = () => {};
    const turn = new Promise<void>((resolve) => this.#waiting.push((mine = resolve)));
    await withTimeout(turn, timeoutMs).catch((cause: unknown) => {
      this.#waiting.splice(this.#waiting.indexOf(mine), 1);
      throw new StoreUnavailable('The event store does not answer, and this was not sent to it.', { cause });
    });
  }
}
