import type { KeyObject } from 'node:crypto';
import type { EventStore } from '#kernel/event-store';
import type { LogHead } from '#kernel/integrity';
import { differenceFrom, isLossAccepted } from './compare-head.js';
import { HeadFolder, UnreadableHead } from './head-folder.js';
import { verifierKeyOf } from './verifier-key.js';

/**
 * Whether the next head can be signed: with the key of the last one, so that a reader who kept its verifier key can verify
 * all that follow.
 * @param log where an accepted loss of the last head is recorded, after which another key may begin; undefined if it cannot be read
 * @returns a sentence if it cannot
 */
export const signingFault = async (
  folder: string,
  key: KeyObject,
  log: Pick<EventStore, 'inspect' | 'at' | 'last'> | undefined,
): Promise<string | undefined> => {
  try {
    const head = await new HeadFolder(folder).head();
    if (!head || verifierKeyOf(head.origin, key) === head.verifierKey) return undefined;
    if (!log) return signedByAnother(head, ', unless its loss was accepted, which only the log says');
    const isLost = (await differenceFrom(log, head)) !== undefined && (await isLossAccepted(log, head));
    return isLost ? undefined : signedByAnother(head);
  } catch (error) {
    if (error instanceof UnreadableHead) return error.message;
    throw error;
  }
};

/** A sentence for a key that did not sign the last head. */
export const signedByAnother = ({ at, verifierKey }: LogHead & { readonly verifierKey: string }, unless = ''): string =>
  `The last head of the log, of ${at}, was signed by ${verifierKey}, and no other key may sign the next${unless}: put its private key back (HOMEWARD_HEAD_KEY_FILE).`;
