import { once } from 'node:events';
import { ViewsFirst } from '../views-first.js';

/** The views are at work for as long as the reader runs. */
export class NeverAtRest extends ViewsFirst {
  asked = 0;

  override async untilAtRest(signal: AbortSignal): Promise<void> {
    this.asked += 1;
    if (!signal.aborted) await once(signal, 'abort');
    signal.throwIfAborted();
  }
}

/** The views are at work until the end. */
export const keepBusy = (viewsFirst: ViewsFirst) => {
  let end = () => {};
  const writing = viewsFirst.during(() => new Promise<void>((resolve) => (end = resolve)));
  return { end: () => end(), writing };
};
