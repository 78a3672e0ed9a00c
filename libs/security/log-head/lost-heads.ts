import { LOG_STREAM, type EventStore } from '#kernel/event-store';
import { HeadFolder } from './head-folder.js';

/** The projector signs a head within a minute of its first start, which may be later than that of the API. */
const UNSIGNED_MAX_MS = 3_600_000;

/**
 * Without the folder of heads nothing outside the log proves it, and the next start of the projector signs the log as it
 * is then. How old the log is, the log itself says: nobody deletes that together with the folder.
 * @returns a sentence if an old log has no head
 */
export const lostHeads = async (
  store: Pick<EventStore, 'inspect'>,
  folder: string,
  now = new Date(),
): Promise<string | undefined> => {
  if ((await new HeadFolder(folder).note()) !== undefined) return undefined;
  const [opened] = await store.inspect(LOG_STREAM);
  if (!opened || now.getTime() - Date.parse(opened.recordedAt) < UNSIGNED_MAX_MS) return undefined;
  return `The folder ${folder} has no signed head, although the log was begun at ${opened.recordedAt}: if this is not the first start of a projector, its heads were lost. Stop the service and replace the folder of HOMEWARD_HEADS_FOLDER by its copy, or compare the log with a head that was kept elsewhere.`;
};
