import pg from 'pg';
import { pauseFor } from '#kernel/waiting';
import type { KeyDatabase } from '../key-database.js';

/** Milliseconds between two polls of the table, in case a notification is lost. */
const POLL_INTERVAL_MS = 20_000;
const RECONNECT_PAUSE_MS = 1_000;

/** Learns at once whose keys another process has destroyed; it also polls, because a notification may be lost. */
export class DestroyedSubjects {
  readonly #known = new Set<string>();
  readonly #listeners = new Set<(subject: string) => void>();
  readonly #stop = new AbortController();
  #following: Promise<void> = Promise.resolve();
  #looking: NodeJS.Timeout | undefined;
  #isLooking = false;
  #again = false;

  constructor(private readonly database: KeyDatabase) {}

  async start(look = POLL_INTERVAL_MS): Promise<void> {
    await this.#look(); // before anyone listens: earlier erasures are known, and not announced
    this.#following = this.#followNotifications();
    // the next poll makes up for a failed one; a process keeps a key for a minute at most anyway
    this.#looking = setInterval(() => void this.#look().catch(() => undefined), look).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#looking);
    this.#stop.abort();
    await this.#following;
  }

  has(subject: string): boolean {
    return this.#known.has(subject);
  }

  notify(subject: string): void {
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
    for (const { subject } of await this.database.query<{ subject: string }>(text)) this.notify(subject);
  }

  /** A flood of notifications is one look, and one more. */
  async #lookSoon(): Promise<void> {
    this.#again = true;
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      while (this.#again) {
        this.#again = false;
        await this.#look();
      }
    } finally {
      this.#isLooking = false;
    }
  }

  async #followNotifications(): Promise<void> {
    const { signal } = this.#stop;
    for (; !signal.aborted; await pauseFor(RECONNECT_PAUSE_MS, signal)) {
      const client = new pg.Client({
        connectionString: this.database.url,
        connectionTimeoutMillis: 5_000,
        keepAlive: true,
      });
      let over = (): void => undefined;
      const ended = new Promise<void>((resolve) => (over = resolve));
      client.once('end', over).on('error', over);
      signal.addEventListener('abort', over);
      // any role may notify, so the table decides
      client.on('notification', () => void this.#lookSoon().catch(() => undefined)); // the next poll makes up for it
      try {
        await client.connect();
        await client.query(`LISTEN ${this.database.channel}`);
        await this.#look(); // what was announced before it listened
        await ended;
      } catch {
        // polling continues meanwhile
      } finally {
        signal.removeEventListener('abort', over); // one signal sees many connections
      }
      await client.end().catch(() => undefined); // it may never have been connected
    }
  }
}
