import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import {
  ClockSkewed,
  EventStore,
  InMemoryEventStore,
  LOG_STREAM,
  RecordingClock,
  type EventData,
} from '#kernel/event-store';
import { bareEvent, openTestLog } from '#kernel/event-store/testing';
import type { AggregateStores } from '#nest';
import type { Tokens } from '#platform';
import type { KeyDatabase } from '#security/keys';
import { LogGuard } from '../log-guard.js';
import { Readiness } from '../readiness.js';
import { SeenLog } from '../seen-log.js';

export const STREAM = 'survivor-1';
export const OWN_KEYS = randomUUID();
export const newEvent = (): EventData => bareEvent('Met');

/** A log that may be replaced behind its user, and may fail. */
class ReplaceableLog extends InMemoryEventStore {
  current: EventStore = new InMemoryEventStore();
  fails: Partial<Record<'read' | 'append', () => Promise<never>>> = {};
  override read = (...args: Parameters<EventStore['read']>) => this.fails.read?.() ?? this.current.read(...args);
  override append = (...args: Parameters<EventStore['append']>) =>
    this.fails.append?.() ?? this.current.append(...args);
  override at = (position: bigint) => this.current.at(position);
  override last = (prefixes: readonly string[]) => this.current.last(prefixes);
}

/** The guard and the readiness of an API, over a log of three events in one stream. */
export class GuardedLog {
  /** The reasons in the checkpoints of the views; throws as a database that is down. */
  reasons: () => readonly { reason: string }[] = () => [];
  /** What the views answer instead. */
  viewsFail: Error | undefined;
  /** The id of the keys database; throws as one that is down. */
  keysId: () => string = () => OWN_KEYS;
  /** How far the clock of this machine is ahead of the store's. */
  skewMs = 0;
  /** Whether the keys of the issuer are known. */
  issuerAnswers = true;
  /** How often the cached streams were forgotten. */
  forgotten = 0;

  readonly behind = new ReplaceableLog();
  readonly log = new SeenLog(this.behind);
  readonly storeContext = { origin: '' };
  readonly #views = Object.assign(new DataSource({ type: 'postgres' }), {
    query: async (sql: string) => {
      if (sql.includes('reason')) return this.reasons();
      if (this.viewsFail) throw this.viewsFail;
      return [];
    },
  });
  readonly #keys = {
    query: async (sql: string) => (sql.includes('database_id') ? [{ id: this.keysId() }] : [{ held: false }]),
  } as unknown as KeyDatabase;
  readonly #stores = {
    storeContext: this.storeContext,
    of: () => ({ forgetAll: () => this.forgotten++ }),
  } as unknown as AggregateStores;
  readonly #clock = Object.assign(new RecordingClock(this.behind), { now: () => this.#now() });
  readonly guard = new LogGuard(this.log, this.#views, this.#stores, this.#keys);
  // readiness asks the tokens nothing else
  readonly readiness = new Readiness(this.#views, this.log, this.guard, this.#clock, {
    canVerify: async () => this.issuerAnswers,
  } as unknown as Tokens);

  static async open(): Promise<GuardedLog> {
    const at = new GuardedLog();
    at.storeContext.origin = await openTestLog(at.log);
    for (let revision = -1; revision < 2; revision++) await at.log.append(STREAM, [newEvent()], revision);
    await at.guard.look();
    return at;
  }

  /** A simulated restore from a backup: the first events, and then others. */
  async restoreStore(kept: number, grown: number): Promise<EventStore> {
    const other = new InMemoryEventStore();
    const copyAgain = async (stream: string, most: number) => {
      const events = (await this.behind.current.read(stream)).slice(0, most);
      for (const { id, type, data, metadata, revision } of events)
        await other.append(stream, [{ id, type, data, metadata }], revision - 1);
    };
    await copyAgain(LOG_STREAM, 1);
    await copyAgain(STREAM, kept);
    for (let n = 0; n < grown; n++) await other.append(`survivor-${randomUUID()}`, [newEvent()], -1);
    return other;
  }

  #now(): string {
    if (this.skewMs > 0) throw new ClockSkewed(this.skewMs);
    return new Date().toISOString();
  }
}
