import type { LoadedTimeline } from './pages.js';

/** Whether it was read. */
type Reading = Promise<boolean>;

export interface Pager {
  /** Reads once nothing else is on its way. */
  readonly inTurn: (read: () => Reading) => Reading;
  /** Loads on until a condition holds, or everything is loaded. */
  readonly loadUntil: (isEnough: (loaded: LoadedTimeline) => boolean) => Promise<void>;
}

/**
 * Reads a timeline with at most one page on its way: the access log keeps each page as a reading, so two that want the
 * next page wait for the same one.
 */
export const pagerOf = (loaded: () => LoadedTimeline | undefined, readAfter: (cursor: string) => Reading): Pager => {
  let onItsWay: Reading | undefined;

  const inTurn = (read: () => Reading): Reading => {
    const turn: Reading = (onItsWay ?? Promise.resolve(true)).then(read).finally(() => {
      if (onItsWay === turn) onItsWay = undefined;
    });
    onItsWay = turn;
    return turn;
  };

  const nextReading = (known: LoadedTimeline | undefined): Reading | undefined => {
    if (onItsWay || !known?.next) return onItsWay;
    const cursor = known.next;
    return inTurn(() => readAfter(cursor));
  };

  const loadUntil: Pager['loadUntil'] = async (isEnough) => {
    for (;;) {
      const known = loaded();
      if (known && (known.next === null || isEnough(known))) return;
      if (!(await nextReading(known))) return;
    }
  };

  return { inTurn, loadUntil };
};
