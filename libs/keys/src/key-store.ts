import type { KeyObject } from 'node:crypto';
import { Refusal, type Erased, type PersonalClass } from '#decider';

export interface DataKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** What stays of a key: that it was, and until when. */
export interface DestroyedKey {
  readonly id: string;
  readonly personalClass: PersonalClass;
  readonly destroyedAt: Date;
}

/** How far erasures were followed. A version before 0.7.0 has noted the position alone. */
export interface ErasureMark {
  readonly position: bigint;
  /** Of the log. */
  readonly origin: string | null;
  readonly eventId: string | null;
  readonly hash: string | null;
}

/** The data keys, one for each subject and class. Whoever holds one lets it go within 60 seconds. */
export abstract class KeyStore {
  /** At once where it is held; made on first use. @throws KeysDestroyed, KeysUnavailable */
  abstract toSeal(subject: string, personalClass: PersonalClass): DataKey | Promise<DataKey>;

  /** At once where it is held. Nothing where this subject never had such a key. @throws KeysUnavailable */
  abstract toOpen(subject: string, id: string): Opener | Promise<Opener>;

  /** For ever, and for every class, whether there was a key or not. Again it changes nothing. @returns the ids of the keys */
  abstract destroy(subject: string): Promise<readonly string[]>;

  /** Of these, those who have or may still get a key: nobody has destroyed theirs here. */
  abstract notDestroyed(subjects: readonly string[]): Promise<readonly string[]>;

  /** Everybody whose keys were destroyed here, and when. */
  abstract destroyedSubjects(): Promise<readonly { readonly subject: string; readonly destroyedAt: Date }[]>;

  abstract destroyedKeys(subject: string): Promise<readonly DestroyedKey[]>;

  /** Told of everybody whose keys any process destroys from now on, within 60 seconds. @returns how to hear no more */
  abstract onDestroyed(listener: (subject: string) => void): () => void;

  /** The position in the log up to which erasures were followed; -1 before the first. Kept beside the keys. */
  abstract erasedUpTo(): Promise<bigint>;

  /** The same, with the event that lies there. */
  abstract erasureMark(): Promise<ErasureMark>;

  /** Every erasure up to this position is carried out, in the log and up to the event that are named. */
  abstract followed(position: bigint, place?: Partial<Omit<ErasureMark, 'position'>>): Promise<void>;

  /** When the epoch of today is over: from then on no backup of the keys of today opens anything. */
  abstract backupsOpenUntil(): Promise<Date>;
}

export type Opener = KeyObject | Erased | undefined;

/**
 * Nothing is sealed for whom was erased: no key is ever made for her again. Her record refuses that already; this is for
 * whoever has decided in the moment before.
 */
export class KeysDestroyed extends Refusal {
  constructor() {
    super(
      'SUBJECT_ERASED',
      'Her personal data was erased, and nothing new is recorded here: whoever comes again gets a new record.',
    );
  }
}

/** What the keys need is away, or not as it must be. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}
