import pg from 'pg';
import type { DataSource } from 'typeorm';
import { backoff } from '#kernel/waiting';
import { ANY_CHANGE, CHANNEL, parseViewChange, type ViewChange } from './view-change.js';

type ViewChangeHandler = (moved: ViewChange) => void;

/** Maximum milliseconds between two attempts to listen again. */
const RECONNECT_MAX_PAUSE_MS = 5_000;

/** Milliseconds: changes of which nothing is known are announced once in this time, since each wakes everybody. */
const UNNAMED_PAUSE_MS = 1_000;

/**
 * Listens for moved views on a connection of its own. It connects at the first listener, and again after a lost
 * connection; after a gap, anything may have changed.
 */
export class ViewChangeListener {
  readonly #listeners = new Set<ViewChangeHandler>();
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #begun = false;
  #ended = false;
  #isConnected = false;
  /** No view is beyond this position; undefined until somebody has looked at the views since the last gap. */
  #furthest: bigint | undefined;
  /** The furthest move since the last gap: it may be announced while somebody still looks. */
  #announced: bigint | undefined;
  #gaps = 0;
  /** Runs while another change of which nothing is known would wake everybody again. */
  #quiet: NodeJS.Timeout | undefined;
  #isDelayed = false;

  constructor(private readonly url: string) {}

  /** Whether notifications arrive at the moment. */
  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** Whether the views cannot be at the position yet, because each of their moves is announced. */
  areBefore(position: bigint): boolean {
    return this.#isConnected && this.#furthest !== undefined && this.#furthest < position;
  }

  /** Whether one of the views is known to have come to the position. */
  haveReached(position: bigint): boolean {
    return this.#isConnected && this.#furthest !== undefined && this.#furthest >= position;
  }

  /**
   * Call it before a look at the views.
   * @returns what to call with the position that was found; that returns the furthest one known by then
   */
  look(): (found: bigint) => bigint {
    const gaps = this.#isConnected ? this.#gaps : -1;
    return (found) => {
      if (gaps !== this.#gaps) return found;
      this.#furthest = laterPosition(laterPosition(this.#furthest, this.#announced ?? found), found);
      return this.#furthest;
    };
  }

  /** @returns how to unsubscribe */
  subscribe(listener: ViewChangeHandler): () => void {
    this.#listeners.add(listener);
    if (!this.#begun) {
      this.#begun = true;
      void this.#connect(0);
    }
    return () => void this.#listeners.delete(listener);
  }

  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#retry);
    clearTimeout(this.#quiet);
    await this.#client?.end().catch(() => undefined); // it may be lost already
  }

  async #connect(attempt: number): Promise<void> {
    if (this.#ended) return;
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 5_000, keepAlive: true });
    this.#client = client;
    let lost = false;
    const lose = (next: number) => {
      if (lost) return; // the client emits an error and then its end
      lost = true;
      this.#isConnected = false;
      client.end().catch(() => undefined); // it may be lost already
      if (!this.#ended) this.#retry = setTimeout(() => void this.#connect(next), backoff(next, RECONNECT_MAX_PAUSE_MS));
    };
    client.on('error', () => lose(0));
    client.on('end', () => lose(0));
    client.on('notification', ({ payload }) => this.#notify(parseViewChange(payload)));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.#isConnected = true;
      this.#notify(ANY_CHANGE);
    } catch {
      lose(attempt + 1); // until then, waiting readers poll
    }
  }

  #notify(moved: ViewChange): void {
    if (moved === ANY_CHANGE) {
      this.#gaps++;
      this.#furthest = undefined;
      this.#announced = undefined;
      if (this.#quiet) {
        this.#isDelayed = true;
        return;
      }
      this.#quiet = setTimeout(() => this.#notifyDelayed(), UNNAMED_PAUSE_MS).unref();
    } else {
      this.#announced = laterPosition(this.#announced, moved.position);
      if (this.#furthest !== undefined) this.#furthest = laterPosition(this.#furthest, moved.position);
    }
    for (const listener of this.#listeners) listener(moved);
  }

  #notifyDelayed(): void {
    this.#quiet = undefined;
    const isDelayed = this.#isDelayed;
    this.#isDelayed = false;
    if (isDelayed) this.#notify(ANY_CHANGE);
  }
}

const laterPosition = (one: bigint | undefined, other: bigint): bigint =>
  one !== undefined && one > other ? one : other;

/** The notifications of a data source, where it has them. */
export const viewChangesOf = (db: DataSource): ViewChangeListener | undefined =>
  (db as DataSource & { readonly moves?: ViewChangeListener }).moves;
