import { LOG_STREAM, LogMismatch, migrationsIn, type EventStore, type RecordedEvent } from '#kernel/event-store';
import { LOG_PREFIXES } from '#nest';
import type { LogHead } from '#kernel/integrity';
import { HeadFolder, UnreadableHead } from './head-folder.js';

/** Recorded by `npx homeward recover`: what the head counts beyond the log is lost. */
export const LOSS_ACCEPTED = 'LossAccepted';

type Log = Pick<EventStore, 'inspect' | 'at' | 'last'>;

/**
 * Checks, before a process starts, whether the log contains what the last signed head counts.
 * @param store one that verifies: only an authentic acceptance of a loss counts
 * @returns a sentence if it does not, and no operator has accepted that loss
 */
export const compareHead = async (store: Log, folder: string): Promise<string | undefined> => {
  try {
    const head = await new HeadFolder(folder).head();
    const difference = head && (await differenceFrom(store, head));
    if (!difference || (await isLossAccepted(store, head))) return undefined;
    return new LogMismatch(difference).message;
  } catch (error) {
    if (error instanceof UnreadableHead) return error.message;
    throw error;
  }
};

/** How the log differs from the head, without a full stop; undefined where it does not. */
export const differenceFrom = async (store: Log, head: LogHead): Promise<string | undefined> => {
  const { origin, size, position, eventId, at } = head;
  const signed = `the head signed at ${at} counts ${size} events`;
  const events = await store.inspect(LOG_STREAM);
  const [opened] = events;
  if (!opened) return `The log is empty, and ${signed} of the log ${origin}: it was exchanged`;
  const found = opened.id.slice(0, 8);
  if (found !== origin)
    return `The log is another one (${found}), and ${signed} of the log ${origin}: it was exchanged`;
  const there = await store.at(position);
  if (there?.id === eventId || events.some((event) => isMigrationOf(event, head))) return undefined;
  const last = await store.last(LOG_PREFIXES);
  if (!last || last.position < position)
    return `The log ends before position ${position}, and ${signed} up to there (${eventId}): it was cut or restored`;
  return `The log has ${there ? `the event ${there.id}` : 'no event'} at position ${position}, and ${signed} up to ${eventId} there: it was cut, restored or exchanged`;
};

/** Whether an event records that everything which a head counts was copied, so that it lies at other positions. */
export const isMigrationOf = (event: RecordedEvent, { size }: Pick<LogHead, 'size'>): boolean =>
  migrationsIn([event]).some(({ data }) => typeof data.events === 'number' && data.events >= size);

/** Whether an operator has accepted the loss of exactly this head. */
export const isLossAccepted = async (store: Pick<Log, 'inspect'>, head: LogHead): Promise<boolean> =>
  (await store.inspect(LOG_STREAM)).some((event) => acceptsLossOf(event, head));

export const acceptsLossOf = ({ type, stream, data, flaw }: RecordedEvent, { size, root }: LogHead): boolean =>
  stream === LOG_STREAM &&
  type === LOSS_ACCEPTED &&
  flaw === undefined &&
  data.size === size &&
  data.root === root.toString('base64');
