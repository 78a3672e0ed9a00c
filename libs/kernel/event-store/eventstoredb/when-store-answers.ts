import { pauseFor } from '#kernel/waiting';
import type { ConnectionSettings } from './connection-string.js';
import { OutcomeUnknown, StoreUnavailable } from '../event-store-errors.js';
import { EventStoreDbEventStore } from './event-store.js';
import { LOG_STREAM } from '../log/opened-log.js';

export interface StoreWait {
  /** How long to wait after the first attempt; 0 for not at all. The last attempt may end later. */
  readonly waitS: number;
  /** Between two attempts: short, because an attempt at an unreachable host costs nothing. */
  readonly pauseMs?: number;
  /** Ends the wait. */
  readonly signal?: AbortSignal | undefined;
  /** Receives the line that says what the process waits for, and until when. */
  readonly say?: (line: string) => void;
}

const sayOnTerminal = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Runs work that needs the event store, and repeats it while the store is temporarily away.
 * @param work may be repeated
 * @throws StoreUnavailable at once if waiting cannot help, or after the wait; all other errors of `work`
 */
export const whenStoreAnswers = async <Result>(
  work: () => Promise<Result>,
  { waitS, pauseMs = 500, signal, say = sayOnTerminal }: StoreWait,
): Promise<Result> => {
  let until: number | undefined;
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error)) throw error;
      if (waitS === 0 || (until !== undefined && Date.now() >= until)) throw asWaitedFor(error, waitS);
      if (until === undefined) say(waitingLine(error, (until = Date.now() + waitS * 1_000)));
      await pauseFor(Math.min(pauseMs, until - Date.now()), signal);
    }
  }
};

/** Opens a store and waits until it answers. A store that does not is closed again. @throws as `whenStoreAnswers` */
export const openAnsweringStore = async (
  connection: string | ConnectionSettings,
  wait: StoreWait,
): Promise<EventStoreDbEventStore> => {
  const store = EventStoreDbEventStore.at(connection);
  try {
    await whenStoreAnswers(() => store.read(LOG_STREAM), wait);
    return store;
  } catch (error) {
    await store.dispose();
    throw error;
  }
};

type Away = StoreUnavailable | OutcomeUnknown;

const mayPass = (error: unknown): error is Away =>
  error instanceof OutcomeUnknown || (error instanceof StoreUnavailable && error.isTemporary);

const waitingLine = ({ message }: Away, until: number): string =>
  `Waiting for the event store until ${new Date(until).toISOString().slice(11, 19)} UTC (HOMEWARD_START_WAIT_S). ${message}`;

/** One kind of error and one sentence, however an attempt has ended. */
const asWaitedFor = (error: Away, waitedS: number): StoreUnavailable => {
  const waited = waitedS > 0 ? ` It was waited for ${waitedS} s (HOMEWARD_START_WAIT_S).` : '';
  return new StoreUnavailable(`${error.message}${waited}`, { cause: error });
};
