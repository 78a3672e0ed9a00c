import { setTimeout as sleep } from 'node:timers/promises';
import { CHECK, EpochChecks, someWrappedKeys, type EpochCheck } from '../epoch-checks.js';
import type { KeyDatabase } from '../key-database.js';
import { KeysUnavailable } from '../key-store.js';
import { BrokenWrapping, EpochGone, KeyWrapper, type Epochs, type ToWrap, type WrappedBytes } from './key-wrapper.js';
import { wrappingContext } from '../wrapped-key.js';

/** How many keys are tried in an installation without check values: one that opens proves the wrapping key. */
const SAMPLE_KEYS = 20;
const CHECK_TIMEOUT_MS = 5_000;
const LOOK_INTERVAL_MS = 50;

/**
 * A wrapper whose keys are proven by the check values in the keys database: at the start, and again before a wrapped key
 * is handed out. Otherwise a wrong key file would seal new records with keys that are lost when the right file returns.
 */
export class ProvenKeyWrapper extends KeyWrapper {
  readonly #checks: EpochChecks;
  readonly #known = new Map<number, EpochCheck>();
  #mayRecord = false;

  private constructor(
    private readonly inner: KeyWrapper,
    private readonly database: Pick<KeyDatabase, 'query'>,
    private readonly timeoutMs: number,
  ) {
    super();
    this.#checks = new EpochChecks(database);
  }

  /** @throws KeysUnavailable with a sentence that names the key file and says what to do */
  static async over(
    inner: KeyWrapper,
    database: Pick<KeyDatabase, 'query'>,
    { timeoutMs = CHECK_TIMEOUT_MS } = {},
  ): Promise<ProvenKeyWrapper> {
    const wrapper = new ProvenKeyWrapper(inner, database, timeoutMs);
    wrapper.#mayRecord = await wrapper.#checks.mayRecord();
    await wrapper.#proveAll();
    return wrapper;
  }

  get place(): string {
    return this.inner.place;
  }

  /** When an epoch began, by the slower of the two clocks: one that was ahead must not stop epochs. */
  async epochs(): Promise<Epochs> {
    const { current, oldest } = await this.inner.epochs();
    const recordedAt = (await this.#checkOf(current.number))?.recordedAt ?? current.began;
    return { current: { ...current, began: recordedAt < current.began ? recordedAt : current.began }, oldest };
  }

  async wrap(key: Buffer, of: string): Promise<WrappedBytes> {
    return (await this.wrapAll([{ key, of }]))[0]!;
  }

  override async wrapAll(all: readonly ToWrap[]): Promise<WrappedBytes[]> {
    const wrapped = await this.inner.wrapAll(all);
    for (const epoch of new Set(wrapped.map((each) => each.epoch))) await this.#prove(epoch);
    return wrapped;
  }

  unwrap(wrapped: WrappedBytes, of: string): Promise<Buffer> {
    return this.inner.unwrap(wrapped, of);
  }

  async rotate(after: number): Promise<void> {
    await this.inner.rotate(after);
    await this.#proveAll();
  }

  destroyBefore(epoch: number): Promise<void> {
    return this.inner.destroyBefore(epoch);
  }

  async #prove(epoch: number): Promise<void> {
    for (const deadline = Date.now() + this.timeoutMs; ; await sleep(LOOK_INTERVAL_MS)) {
      const check = await this.#checkOf(epoch);
      if (check) return this.#compare(check);
      if (this.#mayRecord) await this.#proveAll();
      if (Date.now() >= deadline && !(await this.#checkOf(epoch)))
        throw new KeysUnavailable(
          `Epoch ${epoch} of the ${this.place} has no check value yet: check that the projector runs.`,
        );
    }
  }

  async #checkOf(epoch: number): Promise<EpochCheck | undefined> {
    const check = this.#known.get(epoch) ?? (await this.#checks.of(epoch));
    if (check) this.#known.set(epoch, check);
    return check;
  }

  async #compare(check: EpochCheck): Promise<void> {
    try {
      const opened = await this.inner.unwrap(check, CHECK.of);
      if (opened.equals(CHECK.key)) return;
    } catch (error) {
      if (error instanceof EpochGone) return; // it ended meanwhile: no key is stored under it
      if (!(error instanceof BrokenWrapping)) throw error;
    }
    throw new KeysUnavailable(
      `The ${this.place} is not the one that wrapped the keys in the database: its epoch ${check.epoch} has another key. Put the right one back.`,
    );
  }

  /** Compares everything that can be compared, then records the check value of an epoch that has begun since. */
  async #proveAll(): Promise<void> {
    const { current, oldest } = await this.inner.epochs();
    const checks = await this.#checks.readAll();
    const latest = checks.at(-1)?.epoch ?? current.number;
    if (latest > current.number)
      throw new KeysUnavailable(
        `The ${this.place} is older than the keys in the database: it ends with epoch ${current.number}, and they need epoch ${latest}. Put the newest copy back.`,
      );
    const comparable = checks.filter(({ epoch }) => epoch >= oldest);
    for (const check of comparable) await this.#compare(check);
    if (comparable.length === 0) await this.#proveByKeys();
    if (comparable.at(-1)?.epoch !== current.number && this.#mayRecord)
      await this.#checks.record(await this.inner.wrap(CHECK.key, CHECK.of));
  }

  /** Without a check value, an existing key that opens is proof; a few may be damaged. */
  async #proveByKeys(): Promise<void> {
    const keys = await someWrappedKeys(this.database.query, SAMPLE_KEYS);
    for (const { id, subject, class: personalClass, ...wrapped } of keys) {
      try {
        (await this.inner.unwrap(wrapped, wrappingContext(subject, personalClass, id))).fill(0);
        return;
      } catch (error) {
        if (!(error instanceof BrokenWrapping || error instanceof EpochGone)) throw error;
      }
    }
    if (keys.length > 0)
      throw new KeysUnavailable(
        `The ${this.place} opens none of the keys in the database: put the right one back, or restore the database and the ${this.place} from the same time.`,
      );
  }
}
