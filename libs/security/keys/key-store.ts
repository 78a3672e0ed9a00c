import type { KeyObject } from 'node:crypto';
import { Refusal, type ErasedMark, type PersonalClass } from '#kernel/decider';

export interface DataKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** What remains of a key: that it existed, and until when. */
export interface DestroyedKey {
  readonly id: string;
  readonly personalClass: PersonalClass;
  readonly destroyedAt: Date;
}

/** How far erasures were carried out. A version before 0.7.0 stored the position only. */
export interface ErasureMark {
  readonly position: bigint;
  /** The origin of the log. */
  readonly origin: string | null;
  readonly eventId: string | null;
  readonly hash: string | null;
}

/** The data keys, one for each subject and class. A process drops a destroyed one from memory within 60 seconds. */
export abstract class KeyStore {
  /** Synchronous where the key is in memory; created on first use. @throws KeysDestroyed, KeysUnavailable */
  abstract encryptionKeyOf(subject: string, personalClass: PersonalClass): DataKey | Promise<DataKey>;

  /** Synchronous where the key is in memory. Undefined if this subject never had such a key. @throws KeysUnavailable */
  abstract decryptionKeyOf(subject: string, id: string): Opener | Promise<Opener>;

  /** Destroys the keys of all classes for ever, and none can be made again. Idempotent. @returns the ids of the keys */
  abstract destroy(subject: string): Promise<readonly string[]>;

  /** Those of the subjects whose keys were not destroyed here, so they have or may get one. */
  abstract notDestroyed(subjects: readonly string[]): Promise<readonly string[]>;

  /** All subjects whose keys were destroyed here, and when. */
  abstract destroyedSubjects(): Promise<readonly { readonly subject: string; readonly destroyedAt: Date }[]>;

  abstract destroyedKeys(subject: string): Promise<readonly DestroyedKey[]>;

  /** Called for each subject whose keys any process destroys from now on, within 60 seconds. @returns how to stop */
  abstract onDestroyed(listener: (subject: string) => void): () => void;

  /** How far in the log erasures were carried out; position -1 before the first. Stored beside the keys. */
  abstract erasureMark(): Promise<ErasureMark>;

  /** Records that every erasure up to this position is carried out, in the named log and up to the named event. */
  abstract followed(position: bigint, place?: Partial<Omit<ErasureMark, 'position'>>): Promise<void>;

  /** When today's epoch ends: from then on no present backup of the keys opens anything. */
  abstract backupsOpenUntil(): Promise<Date>;
}

export type Opener = KeyObject | ErasedMark | undefined;

/**
 * Nothing is sealed for an erased survivor, and no key is ever created for them again. Their record refuses that already;
 * this stops a command that was decided a moment before.
 */
export class KeysDestroyed extends Refusal {
  constructor() {
    super(
      'SUBJECT_ERASED',
      'The personal data of this survivor was erased, so nothing new is recorded here. If they come again, record a new referral.',
    );
  }
}

/** Something that the keys need is unreachable, or is not set up correctly. */
export class KeysUnavailable extends Error {
  override readonly name: string = 'KeysUnavailable';
}
