import type { VerifiedEventStore } from '#kernel/event-store';
import { HeadFolder, LogNotary } from '#security/log-head';
import type { HeadsConfiguration } from '#platform';
import { LOG_PREFIXES } from '#nest';
import { FollowingLog } from '../verify/following-log.js';

/** Continues the last head over the same events at their new positions: the former store is refused from now on. */
export const signHead = async (
  log: VerifiedEventStore,
  { folder, key }: HeadsConfiguration,
  progress: (events: number) => void,
): Promise<void> => {
  const notary = await LogNotary.resume(log, new HeadFolder(folder), key);
  const last = (await log.last(LOG_PREFIXES))!;
  const following = new FollowingLog(log, LOG_PREFIXES, notary.position);
  let events = 0;
  try {
    for await (const batch of following.upTo(last.position)) {
      await notary.take(batch);
      progress((events += batch.length));
    }
  } finally {
    following.close();
  }
  await notary.sign(new Date());
};
