import type { Settings } from '#kernel/decider';
import type { Digest } from '#kernel/integrity';
import type { Codec } from './codec.js';
import type { Stamp } from './envelope.js';
import type { EventStore } from './event-store.js';
import type { LogPositions } from './log/log-positions.js';

/** What every transactor of a process is given. */
export interface StoreContext {
  readonly store: EventStore;
  readonly codec: Codec;
  /** Under the key of the installation. */
  readonly digest: Digest;
  /** Eight hex digits: which log this is. */
  readonly origin: string;
  /** How its positions are written; left out, as those of a log that was never migrated. */
  readonly positions?: LogPositions;
  readonly settings: Settings;
  readonly stamp: Stamp;
}
