import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { KeyDatabase } from './key-database.js';

/** Milliseconds between two looks at the table, should a notice be lost. */
const LOOK = 20_000;
const PAUSE = 1_000;

/** Hears at once whose keys another process has destroyed; and looks, because a notice may be lost with its connection. */
export class DestroyedSubjects {
  readonly #known = new Set<string>();
  readonly #listeners = new Set<(subject: string) => void>();
  readonly #stop = new AbortController();
  #hearing: Promise<void> = Promise.resolve();
  #looking: NodeJS.Timeout | undefined;

  constructor(private readonly database: KeyDatabase) {}

  async start(look = LOOK): Promise<void> {
    await this.#look(); // nobody listens yet: whoever was erased before is known, and not told
    this.#hearing = this.#hear();
    // a look that fails is made up for by the next; whatever is held meanwhile, is held for a minute at most
    this.#looking = setInterval(() => void this.#look().catch(() => undefined), look).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#looking);
    this.#stop.abort();
    await this.#hearing;
  }

  has(subject: string): boolean {
    return this.#known.has(subject);
  }

  tell(subject: string): void {
    if (this.#known.has(subject)) return;
    this.#known.add(subject);
    for (const listener of this.#listeners) listener(subject);
  }

  listen(listener: (subject: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #look(): Promise<void> {
    const text = 'SELECT DISTINCT subject FROM data_key WHERE destroyed_at IS NOT NULL';
    for (const { subject } of await this.database.query<{ subject: string }>(text)) this.tell(subject);
  }

  async #hear(): Promise<void> {
    const { signal } = this.#stop;
    for (; !signal.aborted; await sleep(PAUSE, undefined, { signal }).catch(() => undefined)) {
      const client = new pg.Client({
        connectionString: this.database.url,
        connectionTimeoutMillis: 5_000,
        keepAlive: true,
      });
      let over = (): void => undefined;
      const ended = new Promise<void>((resolve) => (over = resolve));
      client.once('end', over).on('error', over);
      signal.addEventListener('abort', over);
      client.on('notification', ({ payload }) => payload && this.tell(payload));
      try {
        await client.connect();
        await client.query(`LISTEN ${this.database.channel}`);
        await this.#look(); // what was told while nobody heard
        await ended;
      } catch {
        // the look goes on meanwhile
      } finally {
        signal.removeEventListener('abort', over); // there are many connections in the life of one signal
      }
      await client.end().catch(() => undefined); // it may never have been connected
    }
  }
}
