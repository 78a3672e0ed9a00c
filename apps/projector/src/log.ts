import { setTimeout as sleep } from 'node:timers/promises';
import { categoryOf, originOf, type EventStore, type Recorded } from '#event-store';
import type { Log } from '#read-models';
import { PREFIXES } from '#step';

export const standingOf = async (store: EventStore): Promise<Log> => ({
  origin: await originOf(store),
  head: (await store.last(PREFIXES))?.position ?? -1n,
});

/** Milliseconds: many look while nobody waits for the view of who did, and each batch costs every table a transaction. */
const GATHERING = 25;

const isAboutReaders = ({ stream }: Recorded): boolean => categoryOf(stream) === 'access';

/**
 * Every event after a position, until the signal. A drop ends it, with its reason: what answers next may be another log,
 * or one that was cut, and must be looked at before anything is read from it.
 */
export async function* untilDropped(
  store: EventStore,
  { after, signal, onLive }: { readonly after: bigint; readonly signal: AbortSignal; readonly onLive: () => void },
): AsyncGenerator<readonly Recorded[]> {
  const lost = new AbortController();
  const following = store.subscribe({
    prefixes: PREFIXES,
    after,
    signal: AbortSignal.any([signal, lost.signal]),
    onDrop: (reason) => lost.abort(reason),
    onLive,
  });
  for await (const batch of following) {
    yield batch;
    if (batch.every(isAboutReaders)) await sleep(GATHERING, undefined, { signal }).catch(() => undefined);
  }
  if (!signal.aborted) throw lost.signal.reason;
}
