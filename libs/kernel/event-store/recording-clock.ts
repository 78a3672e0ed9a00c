import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from './event-store.js';
import { ClockSkewed } from './event-store-errors.js';

/** Records are only as trustworthy as their times: beyond this difference to the store's clock nothing is recorded. */
export const MAX_SKEW_MS = 5 * 60_000;

/** Between two queries of the store's clock. In between, our clock is compared with the monotonic one. */
const LOOK_INTERVAL_MS = 10_000;

/** Between the first two queries: a clock counts only after it was seen to move. */
const SECOND_LOOK_MS = 20;

/**
 * A time that has stood still for so long is not a clock. The nodes of a cluster exchange their times every second or
 * two.
 */
const STOOD_STILL_MS = 5_000;

interface Clocks {
  /** The clock of this machine, which somebody may set. Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** The monotonic clock, in milliseconds, which nobody can set. */
  readonly monotonic: () => number;
}

/** The recording time: by our clock, as long as the store's agrees. */
export class RecordingClock {
  /**
   * The last answer of the store, and when it first and last gave it. A single node of EventStoreDB repeats the time of
   * its start until a restart, and such a time is not a clock.
   */
  #answer: { readonly store: number; readonly first: number; readonly last: number } | undefined;
  #seen: { readonly store: number; readonly at: number } | undefined;
  #looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Pick<EventStore, 'clock'>,
    private readonly clocks: Clocks = { now: Date.now, monotonic: () => performance.now() },
  ) {}

  /** Queries at once, and then again and again. If the store does not answer, its last answer counts. */
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

  /** How far our clock is ahead of the store's, in milliseconds; 0 while the store's is unknown. */
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
