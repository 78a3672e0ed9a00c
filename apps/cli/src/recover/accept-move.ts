import { recordMigration } from '../migrate/record-migration.js';
import { beginAgain } from './begin-again.js';
import type { RecoveryFindings } from './findings.js';
import type { RecoveryStores } from './stores.js';

/**
 * Lets all that stands on the log begin again at the positions that its events have now. A log that was copied by other
 * means says so from now on, so that its signed head is continued.
 */
export const acceptMove = async (stores: RecoveryStores, findings: RecoveryFindings): Promise<void> => {
  const { last, head } = findings;
  if (head.isMoved && last)
    await recordMigration(stores.log, { from: 'external', stamp: stores.stamp }, { ...findings, last });
  await beginAgain(stores);
};
