import type { Stamp } from '#kernel/event-store';
import type { DocumentStore } from '#security/documents';
import type { ClientLedger } from './ledger.js';

export interface VerifyOptions {
  readonly eventStoreUrl: string;
  /** How many seconds to wait for an unreachable event store. */
  readonly storeWaitS: number;
  /** The folder of the signed heads of the log. */
  readonly headsFolder: string;
  /** The log keys that verify codes; undefined for a public check of chains and head alone. */
  readonly stamp?: Stamp | undefined;
  /** The database of the views; undefined for a public check. */
  readonly views?: { readonly ownerUrl: string; readonly fillerUrl: string } | undefined;
  /** Where the documents are, and which keys were destroyed; undefined for a public check. */
  readonly documents?: { readonly store: DocumentStore; readonly tombstonesFile: string } | undefined;
  readonly ledger: ClientLedger;
}
