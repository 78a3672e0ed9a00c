import pg from 'pg';
import type { DataSource } from 'typeorm';
import { backoff } from '#kernel/event-store';
import { ANY_CHANGE, CHANNEL, parseViewChange, type ViewChange } from './view-change.js';

type ViewChangeHandler = (moved: ViewChange) => void;

/** Maximum milliseconds between two attempts to listen again. */
const LONGEST = 5_000;

/** Milliseconds: changes of which nothing is known are announced once in this time, since each wakes everybody. */
const TOGETHER = 1_000;

/**
 * Listens for moved views on a connection of its own. It connects at the first listener, and again after a lost
 * connection; after a gap, anything may have changed.
 */
export class ViewChangeListener {
  readonly #hearers = new Set<ViewChangeHandler>();
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #begun = false;
  #ended = false;
  #hearing = false;
  /** No view is beyond this position; undefined until somebody has looked at the views since the last gap. */
  #furthest: bigint | undefined;
  /** The furthest move since the last gap: it may be heard while somebody still looks. */
  #heard: bigint | undefined;
  #gaps = 0;
  /** Runs while another change of which nothing is known would wake everybody again. */
  #quiet: NodeJS.Timeout | undefined;
  #untold = false;

  constructor(private readonly url: string) {}

  /** Whether notifications arrive at the moment. */
  get hearing(): boolean {
    return this.#hearing;
  }

  /** Whether the views cannot be at the position yet, because each of their moves is heard. */
  areBefore(position: bigint): boolean {
    return this.#hearing && this.#furthest !== undefined && this.#furthest < position;
  }

  /** Call it before a look at the views. @returns what to call with the position that was found */
  look(): (found: bigint) => void {
    const gaps = this.#hearing ? this.#gaps : -1;
    return (found) => {
      if (gaps === this.#gaps)
        this.#furthest = laterPosition(laterPosition(this.#furthest, this.#heard ?? found), found);
    };
  }

  /** @returns how to stop listening */
  hear(hears: ViewChangeHandler): () => void {
    this.#hearers.add(hears);
    if (!this.#begun) {
      this.#begun = true;
      void this.#connect(0);
    }
    return () => void this.#hearers.delete(hears);
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
      this.#hearing = false;
      client.end().catch(() => undefined); // it may be lost already
      if (!this.#ended) this.#retry = setTimeout(() => void this.#connect(next), backoff(next, LONGEST));
    };
    client.on('error', () => lose(0));
    client.on('end', () => lose(0));
    client.on('notification', ({ payload }) => this.#tell(parseViewChange(payload)));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.#hearing = true;
      this.#tell(ANY_CHANGE);
    } catch {
      lose(attempt + 1); // until then, waiting readers poll
    }
  }

  #tell(moved: ViewChange): void {
    if (moved === ANY_CHANGE) {
      this.#gaps++;
      this.#furthest = undefined;
      this.#heard = undefined;
      if (this.#quiet) {
        this.#untold = true;
        return;
      }
      this.#quiet = setTimeout(() => this.#tellUntold(), TOGETHER).unref();
    } else {
      this.#heard = laterPosition(this.#heard, moved.position);
      if (this.#furthest !== undefined) this.#furthest = laterPosition(this.#furthest, moved.position);
    }
    for (const hears of this.#hearers) hears(moved);
  }

  #tellUntold(): void {
    this.#quiet = undefined;
    const untold = this.#untold;
    this.#untold = false;
    if (untold) this.#tell(ANY_CHANGE);
  }
}

const laterPosition = (one: bigint | undefined, other: bigint): bigint =>
  one !== undefined && one > other ? one : other;

/** The notifications of a data source, where it has them. */
export const viewChangesOf = (db: DataSource): ViewChangeListener | undefined =>
  (db as DataSource & { readonly moves?: ViewChangeListener }).moves;
