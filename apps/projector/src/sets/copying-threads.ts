import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Share } from './build.js';

/** Megabytes of the heap of a thread, and of its young generation. */
const LIMITS = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 96 };

const BUILDER = fileURLToPath(new URL('./builder.js', import.meta.url));

/**
 * Copies each share on a thread of its own. All of them end with this process, so that none writes after it is replaced.
 * @returns false, where one of them has failed for good, which ends the others
 * @throws CopyingEnded
 */
export const copyInThreads = async (shares: readonly Share[]): Promise<boolean> => {
  const threads = shares.map(
    (share) => new Worker(BUILDER, { workerData: share, execArgv: [], resourceLimits: LIMITS }),
  );
  try {
    await Promise.all(threads.map(untilCopied));
    return true;
  } catch (error) {
    if (error instanceof ShareFailed) return false;
    throw error;
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
};

/** Noted beside the set, with its reason. */
class ShareFailed extends Error {
  override readonly name = 'ShareFailed';
}

/** A thread ended before it had copied its share, and has logged why. The next builder goes on from its checkpoint. */
export class CopyingEnded extends Error {
  override readonly name = 'CopyingEnded';

  constructor(readonly exitCode: number) {
    super(`A thread that copies ended with the code ${exitCode}.`);
  }
}

const untilCopied = (thread: Worker): Promise<void> =>
  new Promise((resolve, reject) => {
    thread.once('message', (isCopied: boolean) => (isCopied ? resolve() : reject(new ShareFailed())));
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new CopyingEnded(code)));
  });
