import pg from 'pg';
import type { DataSource } from 'typeorm';
import { jittered } from '#event-store';
import { ANYTHING, CHANNEL, movedIn, type Moved } from './moved.js';

type Hears = (moved: Moved) => void;

/** Milliseconds between two attempts to hear again, at most. */
const LONGEST = 5_000;

/**
 * Hears, on a connection of its own, that views have moved. It connects when somebody listens for the first time, and again
 * whenever that connection is lost; whatever was told in between is taken to be everything.
 */
export class Moves {
  readonly #hearers = new Set<Hears>();
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #begun = false;
  #ended = false;
  #hearing = false;

  constructor(private readonly url: string) {}

  /** Whether what is told now is heard. */
  get hearing(): boolean {
    return this.#hearing;
  }

  /** @returns how to hear no more */
  hear(hears: Hears): () => void {
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
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(attempt: number): Promise<void> {
    if (this.#ended) return;
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 5_000, keepAlive: true });
    this.#client = client;
    let lost = false;
    const lose = (next: number) => {
      if (lost) return; // it errs, and then it ends
      lost = true;
      this.#hearing = false;
      client.end().catch(() => undefined);
      if (!this.#ended) this.#retry = setTimeout(() => void this.#connect(next), jittered(next, LONGEST));
    };
    client.on('error', () => lose(0));
    client.on('end', () => lose(0));
    client.on('notification', ({ payload }) => this.#tell(movedIn(payload)));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.#hearing = true;
      this.#tell(ANYTHING);
    } catch {
      lose(attempt + 1); // until then whoever waits looks from time to time
    }
  }

  #tell(moved: Moved): void {
    for (const hears of this.#hearers) hears(moved);
  }
}

/** Of a source of views that hears when they move. */
export const movesOf = (db: DataSource): Moves | undefined => (db as DataSource & { readonly moves?: Moves }).moves;
