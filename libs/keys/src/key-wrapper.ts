/** A stretch of time whose data keys are wrapped by one key. They are numbered, and never come back. */
export interface Epoch {
  readonly number: number;
  readonly began: Date;
}

export interface Epochs {
  readonly current: Epoch;
  /** The first whose key is not yet destroyed. */
  readonly oldest: number;
}

/** A data key as it may be stored: worth nothing without the key of its epoch. */
export interface Wrapped {
  readonly epoch: number;
  readonly bytes: Buffer;
}

export interface ToWrap {
  readonly key: Buffer;
  readonly of: string;
}

/**
 * Keeps the keys that wrap other keys, where no backup of a database ever holds them. `of` says which data key it is, and
 * is bound into the wrapping: moved into another's row it opens nothing.
 */
export abstract class KeyWrapper {
  /** Where its keys are, as a sentence names it: "key file /etc/homeward/epochs.json". */
  abstract readonly place: string;

  abstract epochs(): Promise<Epochs>;

  /** In the current epoch. */
  abstract wrap(key: Buffer, of: string): Promise<Wrapped>;

  /** Many, in one epoch or in several. */
  wrapAll(all: readonly ToWrap[]): Promise<Wrapped[]> {
    return Promise.all(all.map(({ key, of }) => this.wrap(key, of)));
  }

  /** @throws EpochGone, BrokenWrapping */
  abstract unwrap(wrapped: Wrapped, of: string): Promise<Buffer>;

  /** Begins the epoch after this one, unless somebody has begun it. */
  abstract rotate(after: number): Promise<void>;

  /** For ever. Whoever asks has seen that nothing is wrapped by those any more. */
  abstract destroyBefore(epoch: number): Promise<void>;
}

/** Somebody has wrapped that key anew meanwhile: read it again. */
export class EpochGone extends Error {
  override readonly name = 'EpochGone';

  constructor(readonly epoch: number) {
    super(`The key of epoch ${epoch} is destroyed.`);
  }
}

/** Altered, or put where it does not belong. */
export class BrokenWrapping extends Error {
  override readonly name = 'BrokenWrapping';

  constructor() {
    super('A wrapped key was altered, or belongs to somebody else: restore the keys of the last backup.');
  }
}
