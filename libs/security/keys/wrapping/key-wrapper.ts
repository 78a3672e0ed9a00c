/** A period whose data keys are wrapped by one key. Epochs are numbered, and a number never returns. */
export interface Epoch {
  readonly number: number;
  readonly began: Date;
}

export interface Epochs {
  readonly current: Epoch;
  /** The first whose key is not yet destroyed. */
  readonly oldest: number;
}

/** A data key as it may be stored: useless without the key of its epoch. */
export interface WrappedBytes {
  readonly epoch: number;
  readonly bytes: Buffer;
}

export interface ToWrap {
  readonly key: Buffer;
  readonly of: string;
}

/**
 * Keeps the keys that wrap data keys, outside of every database backup. `of` identifies the data key and is bound into
 * the wrapping, so that it opens nothing in another row.
 */
export abstract class KeyWrapper {
  /** Where its keys are, as a sentence names it: "key file /etc/homeward/epochs.json". */
  abstract readonly place: string;

  abstract epochs(): Promise<Epochs>;

  /** Wraps a key by the key of the current epoch. */
  abstract wrap(key: Buffer, of: string): Promise<WrappedBytes>;

  /** Many, in one epoch or in several. */
  wrapAll(all: readonly ToWrap[]): Promise<WrappedBytes[]> {
    return Promise.all(all.map(({ key, of }) => this.wrap(key, of)));
  }

  /** @throws EpochGone, BrokenWrapping */
  abstract unwrap(wrapped: WrappedBytes, of: string): Promise<Buffer>;

  /** Begins the epoch after this one, unless it has begun already. */
  abstract rotate(after: number): Promise<void>;

  /** Destroys the keys of earlier epochs for ever. The caller has checked that nothing is wrapped by them any more. */
  abstract destroyBefore(epoch: number): Promise<void>;
}

/** Another process has rewrapped the key meanwhile: read it again. */
export class EpochGone extends Error {
  override readonly name = 'EpochGone';

  constructor(readonly epoch: number) {
    super(`The key of epoch ${epoch} is destroyed.`);
  }
}

/** Altered, or in a place where it does not belong. */
export class BrokenWrapping extends Error {
  override readonly name = 'BrokenWrapping';

  constructor() {
    super('A wrapped key was altered, or belongs to another person: restore the keys from the last backup.');
  }
}
