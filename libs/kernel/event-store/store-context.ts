import type { Directory, Settings } from '#kernel/decider';
import type { Digest } from '#kernel/integrity';
import type { Codec, Stamp } from './codec.js';
import type { EventStore } from './event-store.js';
import type { LogPositions } from './log/log-positions.js';

/** What every `AggregateStore` of a process needs. */
export interface StoreContext {
  readonly store: EventStore;
  readonly codec: Codec;
  /** Computes fingerprints of command bodies, with the key of the installation. */
  readonly digest: Digest;
  /** The origin of the log: eight hex digits. */
  readonly origin: string;
  /** How its positions are written; by default, as those of a log that was never migrated. */
  readonly positions?: LogPositions;
  readonly settings: Settings;
  /** The registers from the log: as they are at this moment, or as they were a moment ago. */
  readonly directory?: (atThisMoment: boolean) => Directory | Promise<Directory>;
  readonly stamp: Stamp;
}
