import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { KeyDatabase, KeyRotation, KeyWrapper, type BadKey } from '#security/keys';
import { FailureLog } from '../failure-log.js';
import { RepeatedWork } from './repeated-work.js';

/** Milliseconds between two checks: a step that was interrupted by a crash is due again at once. */
const LOOK_INTERVAL_MS = 60_000;
/** The most bad keys named in the log. */
const NAMED_KEYS = 10;

/** Ends each epoch of keys when it is due, and completes what an earlier process left unfinished. */
@Injectable()
export class KeyKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Keys');
  readonly #failures = new FailureLog('keys');
  readonly #keeping = new RepeatedWork(
    () => this.#keep(),
    LOOK_INTERVAL_MS,
    (error) => this.#failures.noteFailure(error),
  );
  readonly #rotation: KeyRotation;
  #reported = '';

  constructor(database: KeyDatabase, wrapper: KeyWrapper) {
    this.#rotation = new KeyRotation(database, wrapper);
  }

  onApplicationBootstrap(): void {
    this.#keeping.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.#keeping.stop();
  }

  async #keep(): Promise<void> {
    this.#report((await this.#rotation.advance(new Date())) ?? []);
    this.#failures.noteSuccess();
  }

  /** Reports a change once, not the same bad keys every minute. */
  #report(bad: readonly BadKey[]): void {
    const ids = bad.map(({ id }) => id).toSorted();
    if (ids.join() === this.#reported) return;
    this.#reported = ids.join();
    if (ids.length === 0) return;
    const named = ids.slice(0, NAMED_KEYS).join(', ');
    const more = ids.length > NAMED_KEYS ? ` and ${ids.length - NAMED_KEYS} more` : '';
    this.#log.error(
      `KEYS_BAD: Keys that do not open: ${named}${more}. Restore these rows of data_key from the last backup within a day, before their epoch ends; npx homeward verify --keys names all.`,
    );
  }
}
