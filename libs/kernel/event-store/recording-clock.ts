import { setTimeout as sleep } from 'node:timers/promises';
import { ClockSkewed, type EventStore } from './event-store.js';

/** A record is worth as much as its instants: further from the store's clock nothing is recorded. */
export const MAX_SKEW_MS = 5 * 60_000;

/** Between two looks at the store's clock. In between, our clock is compared with how long it really is since then. */
const LOOK_INTERVAL_MS = 10_000;

/** Between the first two looks: a clock is known once it was seen to move. */
const SECOND_LOOK_MS = 20;

/** What has stood still for so long is no clock. Each node of a cluster tells the others its time every second or two. */
const STOOD_STILL_MS = 5_000;

interface Clocks {
  /** The clock of this machine, which somebody may set. Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Milliseconds since whenever, which nobody can set. */
  readonly monotonic: () => number;
}

/** The instant of recording: by our clock, as long as the store's agrees. */
export class RecordingClock {
  /**
   * The last answer of the store, and the first and last time it was given. EventStoreDB without other nodes gives the time of
   * its start again and again, and the next one after a restart: neither says what time it is.
   */
  #answer: { readonly store: number; readonly first: number; readonly last: number } | undefined;
  #seen: { readonly store: number; readonly at: number } | undefined;
  #looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Pick<EventStore, 'clock'>,
    private readonly clocks: Clocks = { now: Date.now, monotonic: () => performance.now() },
  ) {}

  /** Looks at once, and then again and again. A store that does not answer is asked again; what it said last holds. */
  async start(): Promise<void> {
    await this.look();
    await sleep(SECOND_LOOK_MS);
    await this.look();
    this.#looking = setInterval(() => void this.look(), LOOK_INTERVAL_MS).unref();
  }

  stop(): void {
    clearInterval(this.#looking);
  }

  async look(): Promise<void> {
    const store = await this.store.clock().catch(() => undefined);
    if (store === undefined) return;
    const at = this.clocks.monotonic();
    const before = this.#answer;
    const isSame = before?.store === store;
    this.#answer = { store, first: isSame ? before.first : at, last: at };
    if (before && !isSame && before.last - before.first < STOOD_STILL_MS) this.#seen = { store, at };
  }

  /** How far our clock is ahead of the store's, in milliseconds; 0 while the store's is not known. */
  get skewMs(): number {
    if (!this.#seen) return 0;
    return this.clocks.now() - (this.#seen.store + this.clocks.monotonic() - this.#seen.at);
  }

  /** ISO 8601. @throws ClockSkewed */
  readonly now = (): string => {
    const { skewMs } = this;
    if (Math.abs(skewMs) > MAX_SKEW_MS) throw new ClockSkewed(skewMs);
    return new Date(this.clocks.now()).toISOString();
  };
}
