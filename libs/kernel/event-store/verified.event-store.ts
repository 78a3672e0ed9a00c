import { LRUCache } from 'lru-cache';
import { anchorOf } from '#kernel/integrity';
import {
  EventStore,
  type Flaw,
  type SubscribeOptions,
  type EventData,
  type AppendResult,
  type ReadOptions,
  type RecordedEvent,
  type StreamChanges,
} from './event-store.js';
import { FlawedStream } from './event-store-errors.js';
import { atKeptInstant } from './log/kept-instants.js';
import { LOG_STREAM, bareHashOf } from './log/opened-log.js';
import { WITHOUT_CODE, adoptedEvents, authorFlaw, chainFlaw, typeFlaw, type Proof } from './log/proof.js';
import { isOurStream } from './log/own-streams.js';
import { EVENT_SET_ASIDE, passOver, setAsideStream } from './log/set-aside.js';

/** How many streams a subscription remembers the last link of, to check that the next event follows it. */
const REMEMBERED_ENDS = 20_000;
/** The events of how many adopted streams are remembered. */
const REMEMBERED_ADOPTED = 5_000;

interface End {
  readonly revision: number;
  readonly hash: string;
}

/**
 * The event store for everything that acts on events. An event counts only if its hash, code and chain are valid and
 * its type is known. `read` returns only such events; other methods return the others with their `flaw`.
 */
export class VerifiedEventStore extends EventStore {
  /** Subscriptions of one process share an event, which none may change: its content and author are proven once. */
  readonly #authors = new WeakMap<RecordedEvent, { readonly flaw: Flaw | undefined }>();
  readonly #adopted = new LRUCache<string, ReadonlySet<string>>({ max: REMEMBERED_ADOPTED });

  constructor(
    private readonly inner: EventStore,
    private readonly proof: Proof,
  ) {
    super();
  }

  readonly #dated = (event: RecordedEvent): RecordedEvent =>
    this.proof.instants ? atKeptInstant(event, this.proof.instants) : event;

  readonly #authorFlaw = (event: RecordedEvent): Flaw | undefined => authorFlaw(event, this.proof.keys);

  readonly #knownAuthorFlaw = (event: RecordedEvent): Flaw | undefined => {
    const known = this.#authors.get(event);
    if (known) return known.flaw;
    const flaw = this.#authorFlaw(event);
    this.#authors.set(event, { flaw });
    return flaw;
  };

  get origin(): string {
    return this.proof.origin;
  }

  /** @throws FlawedStream at the first flawed event that was not set aside. */
  async read(stream: string, from = 0, options?: ReadOptions): Promise<readonly RecordedEvent[]> {
    const events = await this.inspect(stream, from, options);
    const flawed = events.find(({ flaw }) => flaw && !(isOfDecisions(stream) && flaw.kind !== 'unknownType'));
    if (flawed) throw new FlawedStream(stream, flawed.revision, flawed.id, flawed.flaw!);
    // an unproven event decides nothing, and must not keep two people from deciding
    return isOfDecisions(stream) ? events.map((event) => (event.flaw ? passOver(event, event, false) : event)) : events;
  }

  /** Every event; flawed ones with their flaw. */
  override async inspect(stream: string, from = 0, options?: ReadOptions): Promise<readonly RecordedEvent[]> {
    const known = from > 0 ? options?.after : undefined;
    // with the previous one, to check that the first follows it
    const first = known === undefined ? Math.max(0, from - 1) : from;
    const events = (await this.inner.read(stream, first, options)).map(this.#dated);
    let previous = known ?? (first === 0 ? anchorOf(this.proof.origin, stream) : undefined);
    let next = known === undefined ? (events[0]?.revision ?? 0) : from;
    const judged: RecordedEvent[] = [];
    for (const event of events) {
      const flaw = event.revision === next++ ? await this.#flaw(event, previous) : GAP;
      if (flaw?.kind === 'unproven' || flaw?.kind === 'unreadable') {
        judged.push({ ...event, flaw });
        previous = undefined; // the next event's code proves its own place
      } else {
        previous = linkAfter(event);
        judged.push(flaw ? { ...event, flaw } : event);
      }
    }
    return this.#withoutSetAside(
      stream,
      judged.filter(({ revision }) => revision >= from),
    );
  }

  override clock(): Promise<number> {
    return this.inner.clock();
  }

  append(stream: string, events: readonly EventData[], expected: number): Promise<AppendResult> {
    return this.inner.append(stream, events, expected);
  }

  async *subscribe(following: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]> {
    const ends = new LRUCache<string, End>({ max: REMEMBERED_ENDS });
    for await (const batch of this.inner.subscribe(following)) {
      const judged: RecordedEvent[] = [];
      for (const event of batch) {
        const one = this.#verifyEvent(event, ends);
        // a promise for each of a million events would cost more than their verification
        judged.push(one instanceof Promise ? await one : one);
      }
      yield judged;
    }
  }

  async first(prefixes: readonly string[], after: bigint): Promise<RecordedEvent | undefined> {
    return this.#verifiedOrNone(await this.inner.first(prefixes, after));
  }

  /** Which streams to read: what is read of them is verified then. */
  override changedAfter(prefixes: readonly string[], after: bigint): Promise<StreamChanges | undefined> {
    return this.inner.changedAfter(prefixes, after);
  }

  async last(prefixes: readonly string[]): Promise<RecordedEvent | undefined> {
    return this.#verifiedOrNone(await this.inner.last(prefixes));
  }

  async at(position: bigint): Promise<RecordedEvent | undefined> {
    return this.#verifiedOrNone(await this.inner.at(position));
  }

  async dispose(): Promise<void> {
    await (this.inner as Partial<{ dispose(): Promise<void> }>).dispose?.();
  }

  async #verifiedOrNone(event: RecordedEvent | undefined): Promise<RecordedEvent | undefined> {
    return event && this.#verifyEvent(event, NO_ENDS);
  }

  /** Verifies a single event, after the previous one of its stream if that is remembered. */
  #verifyEvent(stored: RecordedEvent, ends: StreamEnds): RecordedEvent | Promise<RecordedEvent> {
    const event = this.#dated(stored);
    const { stream, revision } = event;
    const before = revision === 0 ? { revision: -1, hash: anchorOf(this.proof.origin, stream) } : ends.get(stream);
    const previous = before?.revision === revision - 1 ? before.hash : undefined;
    const conclude = (flaw: Flaw | undefined) => {
      if (!flaw || flaw.kind === 'unknownType') ends.set(stream, { revision, hash: linkAfter(event) });
      else ends.delete(stream);
      return flaw ? this.#withoutSetAside(stream, [{ ...event, flaw }]).then(([withFlaw]) => withFlaw!) : event;
    };
    const flaw = this.#flaw(event, previous, this.#knownAuthorFlaw);
    return flaw instanceof Promise ? flaw.then(conclude) : conclude(flaw);
  }

  /**
   * A promise only if an adopted log must be asked.
   * @param previous the hash of the previous authentic entry, if known
   */
  #flaw(
    event: RecordedEvent,
    previous: string | undefined,
    authorFlawOf = this.#authorFlaw,
  ): Flaw | undefined | Promise<Flaw | undefined> {
    if (isBareOpening(event, this.proof.adopted)) return undefined;
    const flaw = authorFlawOf(event);
    const otherFlaw = () => chainFlaw(event, previous) ?? typeFlaw(event, this.proof);
    if (flaw !== WITHOUT_CODE || !this.proof.adopted.has(event.stream)) return flaw ?? otherFlaw();
    return this.#isAdopted(event).then((isAdopted) => (isAdopted ? otherFlaw() : flaw));
  }

  /** Whether an adopted log contained it: the hash at the end of its stream binds everything before. */
  async #isAdopted({ stream, revision, metadata }: RecordedEvent): Promise<boolean> {
    const end = this.proof.adopted.get(stream);
    if (!end || revision > end.revision) return false;
    const hashes = this.#adopted.get(stream) ?? adoptedEvents(await this.inner.read(stream), end);
    // a damaged stream is not remembered, because it may be mended
    if (hashes.size === end.revision + 1) this.#adopted.set(stream, hashes);
    return hashes.has(`${revision} ${metadata?.hash}`);
  }

  async #withoutSetAside(stream: string, events: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> {
    if (!events.some(({ flaw }) => flaw) || isOfDecisions(stream)) return events;
    // nobody can set it aside, and a store may refuse the longer name
    if (!isOurStream(stream)) return events;
    const decided = await this.inspect(setAsideStream(stream));
    const by = new Map(
      decided.flatMap((event) =>
        event.type === EVENT_SET_ASIDE && !event.flaw
          ? [[entryOf(event.data.eventId, event.data.revision), event]]
          : [],
      ),
    );
    return events.map((event) => {
      // the entries after a missing one are genuine, and a backup mends the gap
      const decision = event.flaw && !event.flaw.isGap && by.get(entryOf(event.id, event.revision));
      return decision ? passOver(event, decision, event.flaw!.kind === 'unknownType') : event;
    });
  }
}

/** Whether the stream has decisions of two people about entries of another stream. */
const isOfDecisions = (stream: string): boolean => stream.startsWith(setAsideStream(''));

/** Identifies one entry of a stream: an id alone could be given to another one. */
const entryOf = (eventId: unknown, revision: unknown): string => `${String(revision)} ${String(eventId)}`;

/** The hash that the next event must name as the previous one. */
const linkAfter = (event: RecordedEvent): string => event.metadata.hash ?? bareHashOf(event);

/** The first event of an adopted log, which had no metadata. */
const isBareOpening = (event: RecordedEvent, adopted: Proof['adopted']): boolean =>
  event.stream === LOG_STREAM &&
  event.revision === 0 &&
  event.metadata?.hash === undefined &&
  adopted.get(LOG_STREAM)?.hash === bareHashOf(event);

const GAP: Flaw = { kind: 'unproven', reason: 'the entry before it is missing', isGap: true };

/** The ends of streams that were verified before. */
interface StreamEnds {
  get(stream: string): End | undefined;
  set(stream: string, end: End): unknown;
  delete(stream: string): boolean;
}

const NO_ENDS: StreamEnds = { get: () => undefined, set: () => undefined, delete: () => false };
