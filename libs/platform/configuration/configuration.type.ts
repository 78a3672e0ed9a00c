import type { Settings } from '#kernel/decider';
import type { EventStoreAccess } from './event-store-access.js';
import type { Limits } from './limits.js';

export interface Configuration extends EventStoreAccess {
  readonly mode: 'development' | 'production';
  /** Absolute path of the data folder. */
  readonly data: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Where to listen: on this machine only, unless told otherwise. */
  readonly host: string;
  /** By which further names it is asked, as they stand in Host headers. */
  readonly hosts: readonly string[];
  readonly databaseUrl: string | undefined;
  /** Of the role that owns the tables of the views; left out, the role that fills them owns them. */
  readonly ownerDatabaseUrl?: string | undefined;
  /** Of the role that reads and writes keys; left out, in development, the role of DATABASE_URL does. */
  readonly keysDatabaseUrl?: string | undefined;
  /** Of the role that owns the tables of the keys. Only the projector has it, because it makes them. */
  readonly keysOwnerDatabaseUrl?: string | undefined;
  /** Who signs people in; without one, and only in development, the API does it itself. */
  readonly issuer: string | undefined;
  /** For whom its tokens must be. */
  readonly audience: string;
  /** Of pages that may ask from a browser, besides those of the API itself. */
  readonly origins: readonly string[];
  /** Whether the schema tells of itself, and a name nearly right is answered with the right one. */
  readonly introspection: boolean;
  /** A caller with this token may read the metrics; left out, callers on this machine may. */
  readonly metricsToken?: string | undefined;
  /** For how many seconds a start waits for an event store that is not there yet. */
  readonly startWaitS: number;
  /** What the organisation decides for itself. */
  readonly settings: Settings;
  /** How much one person may ask for, and how fast. */
  readonly limits: Limits;
}

export type Environment = Readonly<Record<string, string | undefined>>;
