import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type CanActivate,
  type ExecutionContext,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { KeyDatabase, KeysUnavailable } from '#security/keys';
import { KeysMismatch, assertKeysOfThisLog } from '#platform';
import {
  LOG_STREAM,
  LogMismatch,
  StoreUnavailable,
  assertAtPlace,
  type LogPlace,
  type RecordedEvent,
} from '#kernel/event-store';
import { TimeoutError, withTimeout } from '#kernel/waiting';
import { COMMANDED, PREFIXES, AggregateStores } from '#nest';
import { KeysUnreadable } from './keys-unreadable.js';
import { SeenLog } from './seen-log.js';

const LOOK_INTERVAL_MS = 1_000;
/** For the keys database, so that readiness is still answered in time. */
const KEYS_TIMEOUT_MS = 1_000;

/** A reader of the log that has found another log says so in its checkpoint. */
const MISMATCHED_CHECKPOINTS_SQL = `SELECT reason FROM checkpoints WHERE reason LIKE 'LogMismatch: %' ORDER BY name LIMIT 1`;

/**
 * Verifies again and again that the log is still the one that this process knows. It must begin with the same event, and
 * have the last event that was acknowledged or read here at its position; no view may belong to another log, and the keys
 * database must be the one that sealed it. Until all of this holds, nothing is read and nothing is written.
 */
@Injectable()
export class LogGuard implements CanActivate, OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Log');
  readonly #forgets: (() => void)[] = [];
  #last: LogPlace | undefined;
  #losses: number | undefined;
  #mismatch: LogMismatch | KeysMismatch | undefined;
  #looking: Promise<RecordedEvent | undefined> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly log: SeenLog,
    private readonly views: DataSource,
    private readonly stores: AggregateStores,
    private readonly keys: KeyDatabase,
  ) {}

  /** @param forget drops what was remembered of a log that was replaced, or of events that were lost */
  onForget(forget: () => void): void {
    this.#forgets.push(forget);
  }

  async onApplicationBootstrap(): Promise<void> {
    // an outage is checked again in a moment, and reported to callers
    await this.log.last(PREFIXES).catch(() => undefined);
    await this.look().catch(() => undefined);
    const lookAgain = async () => {
      await this.look().catch(() => undefined);
      this.#timer?.refresh();
    };
    this.#timer = setTimeout(() => void lookAgain(), LOOK_INTERVAL_MS);
  }

  beforeApplicationShutdown(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** While the log does not match, nothing is answered from views and nothing is recorded. Health and metrics still work. */
  canActivate(context: ExecutionContext): boolean {
    if (context.getType<GqlContextType>() === 'graphql') this.assertRightLog();
    return true;
  }

  /** @throws LogMismatch, KeysMismatch */
  assertRightLog(): void {
    if (this.#mismatch) throw this.#mismatch;
  }

  /**
   * One check at a time; concurrent callers share it.
   * @returns the first event of the log
   * @throws LogMismatch, KeysMismatch, KeysUnreadable, StoreUnavailable, or an error of the log
   */
  look(): Promise<RecordedEvent | undefined> {
    return (this.#looking ??= this.#lookOnce().finally(() => (this.#looking = undefined)));
  }

  async #lookOnce(): Promise<RecordedEvent | undefined> {
    const seen = this.log.takeLast();
    try {
      const events = await this.#assertSameLog(seen);
      await this.#assertViewsStandOnIt();
      await this.#assertKeysSealedIt(events);
      if (this.#mismatch) {
        this.#log.warn('LOG_MATCHES: The log is the right one again. Reading and writing resume.');
        this.#forget();
      }
      this.#mismatch = undefined;
      return events[0];
    } catch (error) {
      if (!(error instanceof LogMismatch || error instanceof KeysMismatch)) {
        if (seen) this.log.see(seen);
        throw error;
      }
      if (this.#mismatch?.message !== error.message) this.#log.error(`${error.code}: ${error.message}`);
      this.#mismatch = error;
      throw error;
    }
  }

  /** During an outage of the database the last result stays: readiness reports the outage. */
  async #assertViewsStandOnIt(): Promise<void> {
    const found = await this.views.query(MISMATCHED_CHECKPOINTS_SQL).catch(() => undefined);
    if (found === undefined && this.#mismatch) throw this.#mismatch;
    const [elsewhere] = (found ?? []) as { reason: string }[];
    if (elsewhere) throw LogMismatch.from(elsewhere.reason);
  }

  /** Events seen since the last check count only once the last known event has been found. @returns the stream about the log */
  async #assertSameLog(seen: LogPlace | undefined): Promise<readonly RecordedEvent[]> {
    const events = await this.log.inner.inspect(LOG_STREAM);
    const [opened] = events;
    const { origin } = this.stores.storeContext;
    if (opened?.id.slice(0, 8) !== origin) {
      const other = opened ? `the log ${opened.id.slice(0, 8)}` : 'an empty log';
      throw new LogMismatch(`This process was started on the log ${origin}, and behind EVENTSTORE_URL is ${other} now`);
    }
    const losses = events.filter(({ type, flaw }) => type === 'LossAccepted' && !flaw).length;
    if (this.#losses !== undefined && losses > this.#losses) {
      this.#last = undefined;
      this.#forget();
      seen = undefined;
    }
    this.#losses = losses;
    if (this.#last) await this.#assertThere(this.#last);
    if (seen && seen.position > (this.#last?.position ?? -1n)) await this.#assertThere((this.#last = seen));
    return events;
  }

  /** During an outage of the keys the last result stays: each command and each reading reports the outage. */
  async #assertKeysSealedIt(events: readonly RecordedEvent[]): Promise<void> {
    let fault: unknown;
    const query: KeyDatabase['query'] = async (text, values) => {
      try {
        return await this.keys.query(text, values);
      } catch (error) {
        throw (fault = error);
      }
    };
    try {
      await withTimeout(assertKeysOfThisLog(this.log.inner, { query }, events), KEYS_TIMEOUT_MS);
    } catch (error) {
      if (error instanceof KeysMismatch) throw error;
      // the log is read as well, and its errors are not those of the keys
      if (!isOutage(error)) throw error === fault ? new KeysUnreadable(error) : error;
      if (this.#mismatch instanceof KeysMismatch) throw this.#mismatch;
    }
  }

  #assertThere(place: LogPlace): Promise<unknown> {
    return assertAtPlace(this.log.inner, 'This process', place);
  }

  #forget(): void {
    this.log.forgetAll();
    for (const category of COMMANDED) this.stores.of(category).forgetAll();
    for (const forget of this.#forgets) forget();
  }
}

const isOutage = (error: unknown): boolean =>
  error instanceof KeysUnavailable || error instanceof StoreUnavailable || error instanceof TimeoutError;
