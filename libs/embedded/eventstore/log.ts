import { lookUp, recallAppend, write, writeUnseen } from './appends/commit.js';
import { refuseUnlessDurable } from './appends/durability.js';
import { type AppendOptions, type WaitingAppend, WaitingAppends } from './appends/waiting.js';
import { EMPTY_STREAM_REVISION, type StoredEvent } from './event.js';
import { CannotServe, sqlStateOfRefusedData, sentence, Unavailable, Unstorable } from './failure.js';
import { type AppendRequest, decideGroup, type Knowledge, type AppendOutcome } from './appends/group.js';
import { type Hold, type HoldOptions, takeHold } from './reads/hold.js';
import { StreamHeads } from './heads.js';
import { Tail } from './reads/tail.js';
import { withinMs } from './within.js';

const CLOSE_MS = 5_000;
const RETRY_MS = { least: 50, most: 1_000 };

export interface LogOptions extends Omit<HoldOptions, 'again'> {
  /** A longer commit is given up: Postgres is frozen, or the network drops packets. */
  readonly commitWaitMs: number;
  readonly durabilityCheckMs: number;
  /** Called when the log cannot be served any more, so the node must stop. */
  readonly fatal: (reason: CannotServe) => void;
}

/**
 * The only writer of the log. Requests wait in memory; one transaction writes all of them; then all are answered. No
 * answer relies on memory alone: an acknowledged append survives a power cut.
 */
export class EventLog {
  readonly tail = new Tail();
  #heads = new StreamHeads();
  readonly #queue = new WaitingAppends();
  #hold: Hold | null = null;
  #working: Promise<void> | null = null;
  #checking: NodeJS.Timeout | undefined;
  #closing = false;
  #count = 0;

  private constructor(private readonly options: LogOptions) {}

  static async open(options: LogOptions): Promise<EventLog> {
    const log = new EventLog(options);
    log.#resume(await takeHold({ ...options, again: false }));
    return log;
  }

  /** False while Postgres cannot be reached. */
  get isReachable(): boolean {
    return this.#hold !== null;
  }

  /** Appends that wait for the next commit. */
  get waiting(): number {
    return this.#queue.count;
  }

  /** Events written since the start. */
  get written(): number {
    return this.#count;
  }

  /** The last revision of a stream up to the head of the tail, if it is in memory; -1 for no event. */
  revisionOf(stream: string): bigint | undefined {
    return this.#heads.get(stream);
  }

  /** Remembers what a read found up to `head`, unless something was written since: then it may be of this stream. */
  foundRevision(stream: string, found: bigint, head: bigint): void {
    if (head === this.tail.head && found !== EMPTY_STREAM_REVISION) this.#heads.rememberRead(stream, found);
  }

  append(request: AppendRequest, options: AppendOptions = {}): Promise<AppendOutcome> {
    if (this.#closing) return Promise.reject(new Unavailable('the node is shutting down'));
    if (!this.#hold) return Promise.reject(postgresAway());
    if (this.#queue.isFull) return Promise.reject(new Unavailable('too many appends wait for the log'));
    const outcome = this.#queue.add(request, options);
    this.#working ??= this.#work();
    return outcome;
  }

  /** Commits all waiting requests, releases the log, and stops. */
  async close(): Promise<void> {
    this.#closing = true;
    // those who still wait are refused below
    await withinMs(CLOSE_MS, this.#working ?? Promise.resolve()).catch(() => undefined);
    const client = this.#hold?.client;
    this.#hold = null;
    clearInterval(this.#checking);
    this.#queue.refuseAll(new Unavailable('the node is shutting down'));
    await client?.end().catch(() => undefined); // it may be lost already
  }

  async #work(): Promise<void> {
    // requests of the same turn of the event loop join the first group
    await new Promise(setImmediate);
    while (this.#hold && this.#queue.count) {
      const group = this.#queue.takeGroup();
      if (group.length) await this.#commit(this.#hold, group);
    }
    this.#working = null;
  }

  async #commit(hold: Hold, group: readonly WaitingAppend[]): Promise<void> {
    const requests = group.map(({ request }) => request);
    try {
      const outcomes = await withinMs(this.options.commitWaitMs, this.#decideAndWrite(hold, requests));
      group.forEach(({ resolve }, index) => resolve(outcomes[index]!));
    } catch (error) {
      const sqlState = sqlStateOfRefusedData(error);
      if (sqlState) return this.#commitApart(hold, group, sqlState);
      const unknown = new Unavailable('the outcome of this append is not known: try again with the same event ids');
      group.forEach(({ reject }) => reject(unknown));
      this.#lose(hold, error);
    }
  }

  /**
   * After a group failed as a whole: halves it until the append that Postgres refuses is found, and writes all others.
   */
  async #commitApart(hold: Hold, group: readonly WaitingAppend[], sqlState: string): Promise<void> {
    const [only, ...others] = group;
    if (only && !others.length) {
      return only.reject(new Unstorable(`Postgres refuses to keep this append (SQLSTATE ${sqlState})`));
    }
    const middle = group.length >> 1;
    await this.#commit(hold, group.slice(0, middle));
    await this.#commit(hold, group.slice(middle));
  }

  async #decideAndWrite(hold: Hold, requests: readonly AppendRequest[]): Promise<readonly AppendOutcome[]> {
    return (await this.#writeFromMemory(hold, requests)) ?? this.#lookAndWrite(hold, requests);
  }

  /** Without a look, if memory has all heads and every append is new: the write itself proves both. */
  async #writeFromMemory(
    hold: Hold,
    requests: readonly AppendRequest[],
  ): Promise<readonly AppendOutcome[] | undefined> {
    const knowledge = recallAppend(requests, this.#heads);
    if (!knowledge) return undefined;
    const { outcomes, written } = decideGroup(requests, knowledge, this.tail.head, ticksNow());
    if (!written.length || outcomes.some(({ is }) => is === 'wrong')) return undefined;
    return (await writeUnseen(hold, written)) ? this.#written(hold, knowledge, outcomes, written) : undefined;
  }

  async #lookAndWrite(hold: Hold, requests: readonly AppendRequest[]): Promise<readonly AppendOutcome[]> {
    const knowledge = await lookUp(hold, requests, this.#heads);
    const { outcomes, written } = decideGroup(requests, knowledge, this.tail.head, ticksNow());
    if (written.length) await write(hold, written);
    return this.#written(hold, knowledge, outcomes, written);
  }

  #written(
    hold: Hold,
    { heads }: Knowledge,
    outcomes: readonly AppendOutcome[],
    written: readonly StoredEvent[],
  ): readonly AppendOutcome[] {
    // given up meanwhile, and so already answered as unknown: the cache must not treat it as known
    if (this.#hold !== hold) throw postgresAway();
    this.#heads.remember(heads);
    if (written.length) this.tail.push(written);
    this.#count += written.length;
    return outcomes;
  }

  #resume(hold: Hold): void {
    this.#heads = new StreamHeads();
    this.tail.restart(hold.head);
    this.#hold = hold;
    const check = (): void => void this.#check(hold);
    this.#checking = setInterval(check, this.options.durabilityCheckMs).unref();
    hold.client.once('end', () => this.#lose(hold, new Unavailable('the connection ended')));
  }

  /** Every commit checks the settings; this checks them for a log to which nobody appends. */
  async #check(hold: Hold): Promise<void> {
    const checked = withinMs(this.options.commitWaitMs, refuseUnlessDurable(hold.client));
    await checked.catch((error: unknown) => this.#lose(hold, error));
  }

  #lose(hold: Hold, error: unknown): void {
    if (this.#hold !== hold) return;
    this.#hold = null;
    clearInterval(this.#checking);
    this.#queue.refuseAll(postgresAway());
    void hold.client.end().catch(() => undefined); // it may be lost already
    if (error instanceof CannotServe) return this.options.fatal(error);
    this.options.say(`lost Postgres (${sentence(error)}), trying to get back`);
    void this.#getBack();
  }

  async #getBack(): Promise<void> {
    for (let pause = RETRY_MS.least; !this.#closing; pause = Math.min(pause * 2, RETRY_MS.most)) {
      try {
        const hold = await takeHold({ ...this.options, again: true });
        if (this.#closing) return void hold.client.end().catch(() => undefined); // the process ends
        this.#resume(hold);
        return this.options.say(`back, at position ${hold.head}`);
      } catch (error) {
        if (error instanceof CannotServe) return this.options.fatal(error);
      }
      await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random() / 2)));
    }
  }
}

/** The current time in ticks of 100 ns since the Unix epoch, the unit of EventStoreDB. */
const ticksNow = (): bigint => BigInt(Date.now()) * 10_000n;

const postgresAway = () => new Unavailable('Postgres, which keeps the log, is out of reach: try again');
