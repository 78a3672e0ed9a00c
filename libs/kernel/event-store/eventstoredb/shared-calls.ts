import type { RecordedEvent } from '../event-store.js';
import type { ReadAnswer } from './read-messages.js';
import type { ReadCall } from './reading.js';

/** A message with an event. */
export type Arrival = ReadAnswer & { readonly event: RecordedEvent };

const hasEvent = (answer: ReadAnswer): answer is Arrival => answer.event !== undefined;

/** What a reader of a call does with its messages. */
interface CallReader {
  add(arrival: Arrival): void;
  end(error?: unknown): void;
  /** Pauses what it reads while it is full. */
  brake(brake: Brake): void;
}

export interface Brake {
  pause(): void;
  resume(): void;
}

const NONE: Brake = { pause: () => undefined, resume: () => undefined };

/** A reader was too slow for a call that it shares: it goes on from where it was with one of its own. */
export class FellBehind extends Error {
  override readonly name = 'FellBehind';
}

/**
 * The subscriptions of one client to the same streams. Each of them costs both sides a message for each event, so readers
 * that have come equally far go on with one call: none misses an event, and none gets one twice.
 */
export class SharedCalls {
  readonly #open = new Set<SharedCall>();

  /** @param after the position up to which the reader has everything @returns how it leaves */
  begin(call: ReadCall, reader: CallReader, after: bigint): () => void {
    const shared = new SharedCall(call, after, (one) => this.#open.delete(one));
    this.#open.add(shared);
    call.on('data', (answer: ReadAnswer) => {
      shared.hasAnswered = true;
      if (!hasEvent(answer) || !this.#open.has(shared)) return;
      shared.deliver(answer);
      this.#joinEqual(shared);
    });
    call.on('error', (error) => shared.end(error)); // stays: an error without a listener would end the process
    for (const event of ['end', 'close']) call.on(event, () => shared.end());
    return shared.take(reader);
  }

  /** The call that was opened first goes on: readers that start later join it. */
  #joinEqual({ position }: SharedCall): void {
    if (this.#open.size === 1) return;
    const [first, ...others] = [...this.#open].filter(
      (one) => one.position === position && one.hasAnswered && !one.isPaused,
    );
    for (const one of others) one.moveTo(first!);
  }
}

interface Place {
  readonly reader: CallReader;
  /** The call of which it is a reader now. */
  call: SharedCall;
}

class SharedCall {
  readonly #places = new Set<Place>();
  /** Its readers wait for the confirmation that they are live: a call that is left before never brings it. */
  hasAnswered = false;

  constructor(
    private readonly call: ReadCall,
    /** Everything up to here was delivered. */
    public position: bigint,
    private readonly onOver: (shared: SharedCall) => void,
  ) {}

  get isPaused(): boolean {
    return this.call.isPaused();
  }

  take(reader: CallReader): () => void {
    const place = { reader, call: this as SharedCall };
    this.#add(place);
    return () => place.call.#leave(place);
  }

  deliver(arrival: Arrival): void {
    this.position = arrival.event.position;
    for (const { reader } of this.#places) reader.add(arrival);
  }

  moveTo(other: SharedCall): void {
    for (const place of this.#places) other.#add(place);
    this.#places.clear();
    this.#cancel();
  }

  end(error?: unknown): void {
    this.onOver(this);
    for (const { reader } of this.#places) reader.end(error);
    this.#places.clear();
  }

  #add(place: Place): void {
    place.call = this;
    this.#places.add(place);
    place.reader.brake({ pause: () => this.#slow(place), resume: () => this.call.resume() });
  }

  /** One reader alone pauses the call, and so the server; of several, none waits for another. */
  #slow(place: Place): void {
    if (this.#places.size === 1) return void this.call.pause();
    this.#places.delete(place);
    place.reader.brake(NONE);
    place.reader.end(new FellBehind());
  }

  #leave(place: Place): void {
    if (this.#places.delete(place) && this.#places.size === 0) this.#cancel();
  }

  #cancel(): void {
    this.onOver(this);
    // at a later turn: a call that is cancelled while it begins is not cancelled
    setImmediate(() => this.call.cancel());
  }
}
