import type { RecordedEvent } from '#kernel/event-store';
import { ViewsFirst } from './views-first.js';

const LONG_MS = 60_000;

/** Work that ends when the test lets it. */
const held = () => {
  let end = () => {};
  const done = new Promise<void>((resolve) => (end = resolve));
  return { work: () => done, end };
};

/** The milliseconds for which it waits, so many at most. */
const waited = async (first: ViewsFirst, longestWaitMs: number): Promise<number> => {
  first.longestWaitMs = longestWaitMs;
  const begun = performance.now();
  await first.untilAtRest(new AbortController().signal);
  return performance.now() - begun;
};

describe('work for which nobody waits', () => {
  it('goes on at once while nothing is written', async () => {
    await waited(new ViewsFirst(), LONG_MS);
  });

  it('waits until every batch is written, also one that fails, and a little longer, since more may come', async () => {
    const first = new ViewsFirst();
    const [views, indexes] = [held(), held()];
    const writing = first.during(views.work);
    let endedAt = 0;
    const failing = first.during(async () => {
      await indexes.work();
      endedAt = performance.now();
      throw new Error('The connection was lost.');
    });
    views.end();
    await writing;
    expect(await waited(first, 500)).toBeGreaterThanOrEqual(500);
    first.longestWaitMs = LONG_MS;
    const over = first.untilAtRest(new AbortController().signal).then(() => performance.now());
    indexes.end();
    await expect(failing).rejects.toThrow('was lost');
    expect((await over) - endedAt).toBeGreaterThanOrEqual(100);
  });

  it('waits for a batch for which somebody waits, and not for one of its own', async () => {
    const first = new ViewsFirst();
    const [own, others] = [held(), held()];
    const writingOwn = first.duringBatch([{ type: 'DuplicateSuspected' } as RecordedEvent], own.work);
    await waited(first, Infinity);
    const mixed = [{ type: 'DuplicateSuspected' }, { type: 'ReferralReceived' }] as RecordedEvent[];
    const writing = first.duringBatch(mixed, others.work);
    expect(await waited(first, 100)).toBeGreaterThanOrEqual(100);
    own.end();
    others.end();
    await Promise.all([writingOwn, writing]);
  });

  it('goes on by and by where the views never rest', async () => {
    const first = new ViewsFirst();
    const views = held();
    const writing = first.during(views.work);
    await waited(first, 100);
    views.end();
    await writing;
  });

  it('is not done where its process stops meanwhile, nor where it has stopped before', async () => {
    const first = new ViewsFirst();
    const stop = new AbortController();
    const views = held();
    const writing = first.during(views.work);
    const waiting = first.untilAtRest(stop.signal);
    stop.abort(new Error('The process stops.'));
    await expect(waiting).rejects.toThrow('The operation was aborted');
    views.end();
    await writing;
    await expect(first.untilAtRest(stop.signal)).rejects.toThrow('The operation was aborted');
  });
});
