import type { Stamp } from '#kernel/event-store';
import type { LedgerLine } from './ledger.js';

export interface VerifyOptions {
  readonly eventStoreUrl: string;
  /** For how many seconds one that is away is waited for. */
  readonly storeWaitS: number;
  /** Of the signed heads of the log. */
  readonly headsFolder: string;
  /** What proves codes. Nothing for a check that anybody can make: of chains and head alone. */
  readonly stamp?: Stamp | undefined;
  /** Where the views are. */
  readonly views?: { readonly ownerUrl: string; readonly fillerUrl: string } | undefined;
  readonly ledger: LedgerLine;
}
