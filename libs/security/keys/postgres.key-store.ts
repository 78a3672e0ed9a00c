import { ERASED, PERSONAL_CLASSES, type PersonalClass } from '#kernel/decider';
import { DestroyedSubjects } from './files/destroyed-subjects.js';
import { KeyCache, type CachedKey } from './key-cache.js';
import type { KeyDatabase } from './key-database.js';
import { unwrapKeysOf, rowsIn } from './key-reader.js';
import {
  KeyStore,
  KeysDestroyed,
  KeysUnavailable,
  type DataKey,
  type DestroyedKey,
  type ErasureMark,
  type Opener,
} from './key-store.js';
import { EPOCH_MS } from './key-rotation.js';
import type { KeyWrapper } from './wrapping/key-wrapper.js';
import { makeKeys } from './files/make-keys.js';

/** How many epochs may end while a key is being created. */
const RETRIES_MAX = 5;

/** Data keys in Postgres, wrapped by the key of an epoch, which is kept elsewhere. */
export class PostgresKeyStore extends KeyStore {
  readonly #held: KeyCache;
  readonly #destroyed: DestroyedSubjects;
  readonly #rowsOf: ReturnType<typeof rowsIn>;
  readonly #reading = new Map<string, Promise<CachedKey>>();
  readonly #making = new Map<string, Promise<CachedKey>>();

  private constructor(
    private readonly database: KeyDatabase,
    private readonly wrapper: KeyWrapper,
    private readonly now: () => number,
  ) {
    super();
    this.#held = new KeyCache(now);
    this.#rowsOf = rowsIn(database);
    this.#destroyed = new DestroyedSubjects(database);
    this.#destroyed.listen((subject) => this.#held.drop(subject));
  }

  /** @param look milliseconds between two polls for keys that other processes have destroyed */
  static async over(
    database: KeyDatabase,
    wrapper: KeyWrapper,
    { now = Date.now, look }: { readonly now?: () => number; readonly look?: number } = {},
  ): Promise<PostgresKeyStore> {
    const store = new PostgresKeyStore(database, wrapper, now);
    await store.#destroyed.start(look);
    return store;
  }

  /** A store for a short-lived process, which does not listen for destroyed keys. */
  static withoutCache(database: KeyDatabase, wrapper: KeyWrapper): PostgresKeyStore {
    return new PostgresKeyStore(database, wrapper, Date.now);
  }

  encryptionKeyOf(subject: string, personalClass: PersonalClass): DataKey | Promise<DataKey> {
    return this.#held.get(subject)?.encryptionKeys.get(personalClass) ?? this.#makeOnce(subject, personalClass);
  }

  decryptionKeyOf(subject: string, id: string): Opener | Promise<Opener> {
    return this.#held.get(subject)?.decryptionKeys.get(id) ?? this.#findKey(subject, id);
  }

  /**
   * Creates the keys of many subjects in one statement, and keeps them in memory as if they had been read.
   * @returns those who had no key before
   */
  async makeForAll(subjects: readonly string[]): Promise<ReadonlySet<string>> {
    const since = this.now();
    const wanted = subjects.flatMap((subject) => PERSONAL_CLASSES.map((personalClass) => ({ subject, personalClass })));
    const made = new Map<string, NewKey[]>(subjects.map((subject) => [subject, []]));
    for (const one of await makeKeys(this.database, this.wrapper, wanted)) made.get(one.subject)!.push(one);
    const hadNone = [...made].filter(
      ([subject, keys]) => keys.length === PERSONAL_CLASSES.length && !this.#destroyed.has(subject),
    );
    for (const [subject, keys] of hadNone) this.#held.set(subject, cachedKeyOf(keys), since);
    return new Set(hadNone.map(([subject]) => subject));
  }

  /** The unique row of a class decides: a key created at this moment came before, or never will. */
  async destroy(subject: string): Promise<readonly string[]> {
    const ids = await this.database.transaction(async (query) => {
      await query(
        `INSERT INTO data_key (id, subject, class, made_at, destroyed_at)
        SELECT gen_random_uuid(), $1, class, NULL, now() FROM unnest($2::text[]) class
        ON CONFLICT (subject, class, version) DO NOTHING`,
        [subject, PERSONAL_CLASSES],
      );
      await query(
        `UPDATE data_key SET epoch = NULL, wrapped = NULL, destroyed_at = now()
        WHERE subject = $1 AND destroyed_at IS NULL`,
        [subject],
      );
      await query(`SELECT pg_notify($1, $2)`, [this.database.channel, subject]);
      return query<{ id: string }>(`${DESTROYED} ORDER BY class, version`, [subject]);
    });
    this.#destroyed.notify(subject);
    this.#held.drop(subject);
    return ids.map(({ id }) => id);
  }

  async notDestroyed(subjects: readonly string[]): Promise<readonly string[]> {
    const rows = await this.database.query<{ subject: string }>(
      `SELECT subject FROM unnest($1::text[]) subject WHERE (
        SELECT count(*) FROM data_key WHERE data_key.subject = subject.subject AND destroyed_at IS NOT NULL
      ) < $2 OR EXISTS (SELECT FROM data_key WHERE data_key.subject = subject.subject AND wrapped IS NOT NULL)`,
      [subjects, PERSONAL_CLASSES.length],
    );
    return rows.map(({ subject }) => subject);
  }

  destroyedSubjects(): Promise<readonly { readonly subject: string; readonly destroyedAt: Date }[]> {
    return this.database.query(
      `SELECT subject, min(destroyed_at) AS "destroyedAt" FROM data_key WHERE destroyed_at IS NOT NULL
      GROUP BY subject ORDER BY 2, 1`,
    );
  }

  destroyedKeys(subject: string): Promise<readonly DestroyedKey[]> {
    return this.database.query<DestroyedKey & { [column: string]: unknown }>(
      `SELECT id, class AS "personalClass", destroyed_at AS "destroyedAt" FROM (${DESTROYED}) keys ORDER BY class, version`,
      [subject],
    );
  }

  onDestroyed(listener: (subject: string) => void): () => void {
    return this.#destroyed.listen(listener);
  }

  async erasureMark(): Promise<ErasureMark> {
    const [row] = await this.database.query<Omit<ErasureMark, 'position'> & { position: string }>(
      'SELECT up_to AS position, origin, event_id AS "eventId", hash FROM erasure',
    );
    return { ...row!, position: BigInt(row!.position) };
  }

  async followed(
    position: bigint,
    { origin = null, eventId = null, hash = null }: Partial<ErasureMark> = {},
  ): Promise<void> {
    await this.database.query('UPDATE erasure SET up_to = $1, origin = $2, event_id = $3, hash = $4', [
      String(position),
      origin,
      eventId,
      hash,
    ]);
  }

  async backupsOpenUntil(): Promise<Date> {
    const { current } = await this.wrapper.epochs();
    // an epoch that began in the future was begun by a clock that was ahead, and ends now
    return new Date(Math.min(current.began.getTime(), this.now()) + EPOCH_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#held.stop();
    await this.#destroyed.stop();
  }

  async #findKey(subject: string, id: string): Promise<Opener> {
    // a key that another process created a moment ago is in the second answer at the latest
    return (
      (await this.#readKeys(subject)).decryptionKeys.get(id) ?? (await this.#readKeys(subject)).decryptionKeys.get(id)
    );
  }

  async #makeOnce(subject: string, personalClass: PersonalClass): Promise<DataKey> {
    const { encryptionKeys } = await shareRunning(this.#making, subject, () => this.#make(subject));
    return encryptionKeys.get(personalClass)!;
  }

  async #make(subject: string): Promise<CachedKey> {
    for (let attempt = 0; attempt < RETRIES_MAX; attempt++) {
      const held = await this.#readKeys(subject);
      if (held.erased) throw new KeysDestroyed();
      const missing = PERSONAL_CLASSES.filter((personalClass) => !held.encryptionKeys.has(personalClass));
      if (missing.length === 0) return held;
      await makeKeys(
        this.database,
        this.wrapper,
        missing.map((personalClass) => ({ subject, personalClass })),
      );
    }
    throw new KeysUnavailable(
      'Epochs end faster than a key can be created: make sure that only one projector rotates them.',
    );
  }

  #readKeys(subject: string): Promise<CachedKey> {
    return shareRunning(this.#reading, subject, async () => {
      const since = this.now();
      const held = await unwrapKeysOf(this.#rowsOf, this.wrapper, subject);
      // the keys were destroyed after they were read: the newer state counts
      if (this.#destroyed.has(subject) && !held.erased) return allErased(held);
      this.#held.set(subject, held, since);
      return held;
    });
  }
}

const DESTROYED = `SELECT id, class, version, destroyed_at FROM data_key
  WHERE subject = $1 AND destroyed_at IS NOT NULL AND made_at IS NOT NULL`;

type NewKey = Awaited<ReturnType<typeof makeKeys>>[number];

const cachedKeyOf = (keys: readonly NewKey[]): CachedKey => ({
  erased: false,
  encryptionKeys: new Map(keys.map(({ id, key, personalClass }) => [personalClass, { id, key }])),
  decryptionKeys: new Map(keys.map(({ id, key }) => [id, key])),
});

const allErased = ({ decryptionKeys }: CachedKey): CachedKey => ({
  erased: true,
  encryptionKeys: new Map(),
  decryptionKeys: new Map([...decryptionKeys.keys()].map((id) => [id, ERASED])),
});

/** Concurrent callers get the same answer. */
const shareRunning = <Value>(
  under: Map<string, Promise<Value>>,
  name: string,
  work: () => Promise<Value>,
): Promise<Value> => {
  const running = under.get(name);
  if (running) return running;
  const begun = work().finally(() => under.delete(name));
  under.set(name, begun);
  return begun;
};
