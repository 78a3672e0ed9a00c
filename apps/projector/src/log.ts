import { originOf, type EventStore, type Recorded } from '#event-store';
import type { Log } from '#read-models';
import { PREFIXES } from '#step';

export const standingOf = async (store: EventStore): Promise<Log> => ({
  origin: await originOf(store),
  head: (await store.last(PREFIXES))?.position ?? -1n,
});

/**
 * Every event after a position, until the signal. A drop ends it, with its reason: what answers next may be another log,
 * or one that was cut, and must be looked at before anything is read from it.
 */
export async function* untilDropped(
  store: EventStore,
  { after, signal, onLive }: { readonly after: bigint; readonly signal: AbortSignal; readonly onLive: () => void },
): AsyncGenerator<readonly Recorded[]> {
  const lost = new AbortController();
  yield* store.subscribe({
    prefixes: PREFIXES,
    after,
    signal: AbortSignal.any([signal, lost.signal]),
    onDrop: (reason) => lost.abort(reason),
    onLive,
  });
  if (!signal.aborted) throw lost.signal.reason;
}
