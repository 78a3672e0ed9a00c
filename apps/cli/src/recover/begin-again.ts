import { applyTombstones, type KeyStore, type Tombstones } from '#security/keys';
import type { TablesOwner } from '#kernel/projections';

/** Tables that refer to positions of the log, or that keep what was erased even if the log does not show it. */
export interface StoresOnTheLog {
  readonly owner: Pick<TablesOwner, 'startAgain'>;
  readonly keys: Pick<KeyStore, 'followed' | 'destroy' | 'notDestroyed'>;
  readonly tombstones: Pick<Tombstones, 'all'>;
}

/**
 * Lets views, indexes, policies and the eraser begin again at the first event, while erased people stay erased. It may be
 * repeated; the checkpoints go last, by which it is known that this is still to be done.
 */
export const beginAgain = async ({ owner, keys, tombstones }: StoresOnTheLog): Promise<void> => {
  await applyTombstones(keys, tombstones);
  await keys.followed(-1n);
  await owner.startAgain();
};
