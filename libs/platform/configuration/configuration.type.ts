import type { Settings } from '#kernel/decider';
import type { EventStoreAccess } from './event-store-access.js';
import type { ClaimMapping } from '../sign-in/claims.js';
import type { Limits } from './limits.js';
import type { NoticeSettings } from './notices.js';

export type { Environment } from './environment.js';

export interface Configuration extends EventStoreAccess {
  readonly mode: 'development' | 'production';
  /** Absolute path of the data folder. */
  readonly data: string;
  /** 0 for any free port. */
  readonly port: number;
  /** The address to listen at: by default, of this machine only. */
  readonly host: string;
  /** Further names under which clients reach the API, as they appear in Host headers. */
  readonly hosts: readonly string[];
  readonly databaseUrl: string | undefined;
  /** The URL of the role that owns the tables of the views; by default, the role that fills them owns them. */
  readonly ownerDatabaseUrl?: string | undefined;
  /** The URL of the role that reads and writes keys; by default, in development, that of DATABASE_URL. */
  readonly keysDatabaseUrl?: string | undefined;
  /** The URL of the role that owns the tables of the keys. Only the projector has it, because it makes them. */
  readonly keysOwnerDatabaseUrl?: string | undefined;
  /** The issuer that signs people in; without one, and only in development, the API is its own issuer. */
  readonly issuer: string | undefined;
  /** The audience that tokens must name. */
  readonly audience: string;
  /** Which claims of its tokens say who somebody is. */
  readonly claims: ClaimMapping;
  /** Origins of pages that may call the API from a browser, besides those of the API itself. */
  readonly origins: readonly string[];
  /** Whether introspection is on, and errors suggest names from the schema. */
  readonly introspection: boolean;
  /** A caller with this token may read the metrics; without one, callers on this machine may. */
  readonly metricsToken?: string | undefined;
  /** Seconds for which a start waits for an event store that does not answer yet. */
  readonly startWaitS: number;
  /** Into how many partitions a rebuild divides the log; each is copied by a thread of its own. */
  readonly rebuildPartitions: number;
  /** The rules that each organisation sets for itself, such as deadlines. */
  readonly settings: Settings;
  /** How colleagues are notified outside the console. */
  readonly notices: NoticeSettings;
  /** The maximum number of requests of one person. */
  readonly limits: Limits;
}
