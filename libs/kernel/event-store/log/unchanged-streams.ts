import type { EventStore } from '../event-store.js';

/** After so long without a look, the log may have grown by more than a look should read. */
const LOOKED_MAX_AGE_MS = 600_000;

/** So much of the log may be looked through again. */
const HEAD_MAX_AGE_MS = 2_000;

/** What is known of the log up to a position. */
interface FollowedLog {
  /** Each unchanged stream was read up to here, or further. */
  upTo: bigint;
  /** A position at which the log has been: what a later look finds is complete up to there. */
  head: bigint;
  headAtMs: number;
  lookedAtMs: number;
  /** How many looks have ended. A read that was under way meanwhile may have missed what they found. */
  looks: number;
  readonly unchanged: Set<string>;
}

/**
 * Of which streams what was read before is still all that there is: one look at what is new in the log answers it for
 * any number of them, at the moment of the question, as a read of each would.
 */
export class UnchangedStreams {
  #followed: FollowedLog | undefined;

  /**
   * @param prefixes of the streams that are followed
   * @param ends prefixes of streams of ours whose end is the end of the log, so that a look need not read it again
   */
  constructor(
    private readonly store: Pick<EventStore, 'changedAfter' | 'last'>,
    private readonly prefixes: readonly string[],
    private readonly ends: readonly string[],
  ) {}

  /** Call it before a stream is read; and what it returns, after everything in the stream is in memory. */
  beginRead(): (stream: string) => void {
    const followed = this.#followed;
    const looks = followed?.looks;
    return (stream) => {
      if (followed?.looks === looks) followed?.unchanged.add(stream);
    };
  }

  /** Looks into the log, and says which streams are unchanged at that moment: none where that is not certain. */
  async look(): Promise<ReadonlySet<string>> {
    const followed = this.#followed;
    if (!followed || performance.now() - followed.lookedAtMs > LOOKED_MAX_AGE_MS) return this.#begin();
    const [atMs, head] = [performance.now(), followed.head];
    const changes = await this.store.changedAfter(this.prefixes, followed.upTo).catch(() => undefined);
    if (!changes) return this.#begin();
    followed.looks += 1;
    for (const stream of changes.streams) followed.unchanged.delete(stream);
    followed.upTo = latest(followed.upTo, head, changes.last);
    followed.lookedAtMs = Math.max(atMs, followed.lookedAtMs);
    if (atMs - followed.headAtMs > HEAD_MAX_AGE_MS) this.#moveHead(followed, atMs);
    return followed.unchanged;
  }

  /** After the log was replaced, or events were lost. */
  forget(): void {
    this.#followed = undefined;
  }

  /** Nobody waits for it: without it, the next look reads a little more. */
  #moveHead(followed: FollowedLog, atMs: number): void {
    followed.headAtMs = atMs;
    void this.#end().then(
      (end) => (followed.head = latest(followed.head, end)),
      () => undefined,
    );
  }

  async #begin(): Promise<ReadonlySet<string>> {
    this.#followed = undefined;
    const end = await this.#end().catch(() => undefined); // who reads a stream then says that the store is unavailable
    if (end === undefined) return NONE;
    const atMs = performance.now();
    this.#followed = { upTo: end, head: end, headAtMs: atMs, lookedAtMs: atMs, looks: 0, unchanged: new Set() };
    return NONE;
  }

  async #end(): Promise<bigint | undefined> {
    return (await this.store.last(this.ends))?.position;
  }
}

const NONE: ReadonlySet<string> = new Set();

const latest = (first: bigint, ...others: readonly (bigint | undefined)[]): bigint =>
  others.reduce<bigint>((last, one) => (one !== undefined && one > last ? one : last), first);
