import type { RecordedEvent } from '#kernel/event-store';
import type { Projector } from '#kernel/projections';
import { watch } from './watchdog.js';

type Batches = AsyncIterable<readonly RecordedEvent[]>;

/**
 * Submits each batch while the one before it is written: two at a time and no more, so that reading waits for writing. A
 * failure is noticed even while nothing arrives.
 * @param subscribe until its signal
 */
export const sideBySide = async (
  projector: Pick<Projector, 'project'>,
  subscribe: (signal: AbortSignal) => Batches,
  { signal, progressed }: { readonly signal: AbortSignal; readonly progressed: () => void },
): Promise<void> => {
  const over = new AbortController();
  const coming = subscribe(AbortSignal.any([signal, over.signal]))[Symbol.asyncIterator]();
  let writing: Promise<void> = Promise.resolve();
  try {
    for (;;) {
      const next = coming.next();
      next.catch(() => undefined); // it is thrown where it is awaited
      const came = await Promise.race([next, writing.then(() => next)]);
      if (came.done) return await writing;
      const before = writing;
      writing = watch(projector.project(came.value)).then(progressed);
      writing.catch(() => undefined); // it is thrown where it is awaited
      await before;
    }
  } finally {
    over.abort();
    await writing.catch(() => undefined); // the caller may start again with no write in progress
  }
};
