import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LOG_STREAM, LogMismatch, assertAtPlace, type LogPlace, type Recorded } from '#event-store';
import { PREFIXES, SUBJECTS, Transactors, type CommandedCategory } from '#step';
import { SeenLog } from './seen-log.js';

const LOOK_INTERVAL_MS = 1_000;

/** A reader of the log that stands on another one says so in its checkpoint. */
const STANDS_ELSEWHERE = `SELECT reason FROM checkpoint WHERE reason LIKE 'LogMismatch: %' ORDER BY name LIMIT 1`;

/**
 * Proves, again and again, that the log is still the one that this process knows: it began with the same event, the last
 * event that was acknowledged here or read lies where it lay, and no view stands on another log. Until that holds nothing is
 * read and nothing is written.
 */
@Injectable()
export class LogGuard implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Log');
  readonly #forgets: (() => void)[] = [];
  #last: LogPlace | undefined;
  #losses: number | undefined;
  #mismatch: LogMismatch | undefined;
  #looking: Promise<Recorded | undefined> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly log: SeenLog,
    private readonly views: DataSource,
    private readonly transactors: Transactors,
  ) {}

  /** @param forget lets go of what was remembered of a log that turned out to be another one, or of what was lost */
  onForget(forget: () => void): void {
    this.#forgets.push(forget);
  }

  async onApplicationBootstrap(): Promise<void> {
    // what is away now is looked at again in a moment, and told to those who ask for something
    await this.log.last(PREFIXES).catch(() => undefined);
    await this.look().catch(() => undefined);
    const again = async () => {
      await this.look().catch(() => undefined);
      this.#timer?.refresh();
    };
    this.#timer = setTimeout(() => void again(), LOOK_INTERVAL_MS);
  }

  beforeApplicationShutdown(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** @throws LogMismatch */
  assertRightLog(): void {
    if (this.#mismatch) throw this.#mismatch;
  }

  /**
   * One look at a time, whoever asks for it.
   * @returns the first event of the log
   * @throws LogMismatch, StoreUnavailable, and what the database says
   */
  look(): Promise<Recorded | undefined> {
    return (this.#looking ??= this.#lookOnce().finally(() => (this.#looking = undefined)));
  }

  async #lookOnce(): Promise<Recorded | undefined> {
    const seen = this.log.takeLast();
    try {
      const opened = await this.#assertSameLog(seen);
      await this.#assertViewsStandOnIt();
      if (this.#mismatch) {
        this.#log.warn('The log is the right one again: reading and writing go on.');
        this.#forget();
      }
      this.#mismatch = undefined;
      return opened;
    } catch (error) {
      if (!(error instanceof LogMismatch)) {
        if (seen) this.log.see(seen);
        throw error;
      }
      if (this.#mismatch?.message !== error.message) this.#log.error(error.message);
      this.#mismatch = error;
      throw error;
    }
  }

  /** While the database is away it is as it was: whether it answers is another question. */
  async #assertViewsStandOnIt(): Promise<void> {
    const found = await this.views.query(STANDS_ELSEWHERE).catch(() => undefined);
    if (found === undefined && this.#mismatch) throw this.#mismatch;
    const [elsewhere] = (found ?? []) as { reason: string }[];
    if (elsewhere) throw LogMismatch.from(elsewhere.reason);
  }

  /** What was seen since the last look counts only once what was known before has been found. */
  async #assertSameLog(seen: LogPlace | undefined): Promise<Recorded | undefined> {
    const told = await this.log.inner.inspect(LOG_STREAM);
    const [opened] = told;
    const { origin } = this.transactors.ledger;
    if (opened?.id.slice(0, 8) !== origin) {
      const other = opened ? `the log ${opened.id.slice(0, 8)}` : 'an empty log';
      throw new LogMismatch(`This process was started on the log ${origin}, and behind EVENTSTORE_URL is ${other} now`);
    }
    const losses = told.filter(({ type, flaw }) => type === 'LossAccepted' && !flaw).length;
    if (this.#losses !== undefined && losses > this.#losses) {
      this.#last = undefined;
      this.#forget();
      seen = undefined;
    }
    this.#losses = losses;
    if (this.#last) await this.#assertThere(this.#last);
    if (seen && seen.position > (this.#last?.position ?? -1n)) await this.#assertThere((this.#last = seen));
    return opened;
  }

  #assertThere(place: LogPlace): Promise<unknown> {
    return assertAtPlace(this.log.inner, 'This process', place);
  }

  #forget(): void {
    this.log.forgetAll();
    for (const category of [...Object.keys(SUBJECTS), 'setaside'])
      this.transactors.of(category as CommandedCategory).forgetAll();
    for (const forget of this.#forgets) forget();
  }
}
