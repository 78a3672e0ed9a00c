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
const waited = async (viewsFirst: ViewsFirst, longestWaitMs: number): Promise<number> => {
  viewsFirst.longestWaitMs = longestWaitMs;
  const begun = performance.now();
  await viewsFirst.untilAtRest(new AbortController().signal);
  return performance.now() - begun;
};

describe('work for which nobody waits', () => {
  it('goes on at once while nothing is written', async () => {
    await waited(new ViewsFirst(), LONG_MS);
  });

  it('waits until every batch is written, also one that fails, and a little longer, since more may come', async () => {
    const viewsFirst = new ViewsFirst();
    const [views, indexes] = [held(), held()];
    const writing = viewsFirst.during(views.work);
    let endedAt = 0;
    const failing = viewsFirst.during(async () => {
      await indexes.work();
      endedAt = performance.now();
      throw new Error('The connection was lost.');
    });
    views.end();
    await writing;
    expect(await waited(viewsFirst, 500)).toBeGreaterThanOrEqual(500);
    viewsFirst.longestWaitMs = LONG_MS;
    const over = viewsFirst.untilAtRest(new AbortController().signal).then(() => performance.now());
    indexes.end();
    await expect(failing).rejects.toThrow('was lost');
    expect((await over) - endedAt).toBeGreaterThanOrEqual(100);
  });

  it('waits for a batch for which somebody waits, and not for one of its own', async () => {
    const viewsFirst = new ViewsFirst();
    const [own, others] = [held(), held()];
    const writingOwn = viewsFirst.duringBatch([{ type: 'DuplicateSuspected' } as RecordedEvent], own.work);
    await waited(viewsFirst, Infinity);
    const mixed = [{ type: 'DuplicateSuspected' }, { type: 'ReferralReceived' }] as RecordedEvent[];
    const writing = viewsFirst.duringBatch(mixed, others.work);
    expect(await waited(viewsFirst, 100)).toBeGreaterThanOrEqual(100);
    own.end();
    others.end();
    await Promise.all([writingOwn, writing]);
  });

  it('goes on by and by where the views never rest', async () => {
    const viewsFirst = new ViewsFirst();
    const views = held();
    const writing = viewsFirst.during(views.work);
    await waited(viewsFirst, 100);
    views.end();
    await writing;
  });

  it('is not done where its process stops meanwhile, nor where it has stopped before', async () => {
    const viewsFirst = new ViewsFirst();
    const stop = new AbortController();
    const views = held();
    const writing = viewsFirst.during(views.work);
    const waiting = viewsFirst.untilAtRest(stop.signal);
    stop.abort(new Error('The process stops.'));
    await expect(waiting).rejects.toThrow('The operation was aborted');
    views.end();
    await writing;
    await expect(viewsFirst.untilAtRest(stop.signal)).rejects.toThrow('The operation was aborted');
  });
});
