import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { ERASED, PERSONAL_CLASSES, type PersonalClass } from '#kernel/decider';
import {
  KeyStore,
  KeysDestroyed,
  type DataKey,
  type DestroyedKey,
  type ErasureMark,
  type Opener,
} from '#security/keys';

interface MemoryKey extends DataKey {
  readonly personalClass: PersonalClass;
  readonly destroyedAt: Date | undefined;
}

/** All that a backup of the keys holds. They are wrapped by the key of an epoch, which the backup does not hold. */
export interface KeyBackup {
  readonly epoch: number;
  readonly keys: ReadonlyMap<string, readonly MemoryKey[]>;
  readonly erased: ReadonlySet<string>;
  readonly mark: ErasureMark;
}

const NOTHING: ErasureMark = { position: -1n, origin: null, eventId: null, hash: null };

/** A simulated power cut. */
export class PowerCut extends Error {
  override readonly name = 'PowerCut';
}

/** Keys that can be backed up and restored, with simulated power cuts. */
export class MemoryKeys extends KeyStore {
  #keys = new Map<string, readonly MemoryKey[]>();
  #erased = new Set<string>();
  #mark: ErasureMark = NOTHING;
  #epoch = 1;
  readonly #listeners = new Set<(subject: string) => void>();
  readonly #waiting = new Set<() => void>();
  /** Called before and after each change; what it throws is passed on. */
  around: (work: string) => void = () => undefined;

  encryptionKeyOf(subject: string, personalClass: PersonalClass): DataKey {
    if (this.#erased.has(subject)) throw new KeysDestroyed();
    const all = this.#keys.get(subject) ?? PERSONAL_CLASSES.map(aKey);
    this.#keys.set(subject, all);
    return all.find((one) => one.personalClass === personalClass)!;
  }

  decryptionKeyOf(subject: string, id: string): Opener {
    const found = this.#keys.get(subject)?.find((one) => one.id === id);
    return found?.destroyedAt ? ERASED : found?.key;
  }

  async destroy(subject: string): Promise<readonly string[]> {
    this.around('destroy');
    this.#erased.add(subject);
    const all = (this.#keys.get(subject) ?? []).map((one) => ({ ...one, destroyedAt: one.destroyedAt ?? new Date() }));
    this.#keys.set(subject, all);
    for (const listener of this.#listeners) listener(subject);
    this.around('destroyed');
    return all.map(({ id }) => id);
  }

  async notDestroyed(subjects: readonly string[]): Promise<readonly string[]> {
    return subjects.filter((subject) => !this.#erased.has(subject));
  }

  async destroyedSubjects() {
    return [...this.#erased].map((subject) => ({ subject, destroyedAt: new Date() }));
  }

  async destroyedKeys(subject: string): Promise<readonly DestroyedKey[]> {
    return (this.#keys.get(subject) ?? []).flatMap((one) =>
      one.destroyedAt ? [{ ...one, destroyedAt: one.destroyedAt }] : [],
    );
  }

  onDestroyed(listener: (subject: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async erasureMark(): Promise<ErasureMark> {
    return this.#mark;
  }

  async followed(position: bigint, place: Partial<ErasureMark> = {}): Promise<void> {
    this.around('follow');
    this.#mark = { ...NOTHING, ...place, position };
    for (const look of this.#waiting) look();
    this.around('followed');
  }

  async backupsOpenUntil(): Promise<Date> {
    return new Date();
  }

  /** Waits until every erasure up to there was carried out. */
  async waitUntilErased(position: bigint): Promise<void> {
    while (this.#mark.position < position) {
      await new Promise<void>((seen) => {
        const look = () => {
          this.#waiting.delete(look);
          seen();
        };
        this.#waiting.add(look);
      });
    }
  }

  /** Living keys are rewrapped, and the key of the epoch before is destroyed. */
  rotate(): void {
    this.#epoch++;
  }

  backup(): KeyBackup {
    return { epoch: this.#epoch, keys: new Map(this.#keys), erased: new Set(this.#erased), mark: this.#mark };
  }

  /** @returns false if the key of its epoch is destroyed, so that the backup does not open. */
  restore({ epoch, keys, erased, mark }: KeyBackup): boolean {
    if (epoch !== this.#epoch) return false;
    this.#keys = new Map(keys);
    this.#erased = new Set(erased);
    this.#mark = mark;
    return true;
  }
}

const aKey = (personalClass: PersonalClass): MemoryKey => ({
  id: randomUUID(),
  key: createSecretKey(randomBytes(32)),
  personalClass,
  destroyedAt: undefined,
});
