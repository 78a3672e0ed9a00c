import { useEffect, useState } from 'react';
import type { LoadedTimeline } from './pages.js';

interface Print {
  /** Whether the entries are still being loaded that are to be printed. */
  readonly isPreparing: boolean;
  readonly print: () => void;
}

const EVERYTHING = () => false;

/** Prints the page once every entry of the timeline is on it: paper cannot be loaded further. */
export const usePrint = (
  loaded: LoadedTimeline | undefined,
  loadUntil: (isEnough: (loaded: LoadedTimeline) => boolean) => Promise<void>,
): Print => {
  const [isPreparing, setPreparing] = useState(false);
  const [isTried, setTried] = useState(false);
  const isWhole = loaded?.next === null;
  useEffect(() => {
    if (!isPreparing || !isTried) return;
    setPreparing(false);
    setTried(false);
    // what could not be loaded is refused on the page, and half a record is not printed; within an effect, nothing that
    // paper needs could be drawn
    if (isWhole) queueMicrotask(() => window.print());
  }, [isPreparing, isTried, isWhole]);
  const print = () => {
    setPreparing(true);
    void loadUntil(EVERYTHING).then(() => setTried(true));
  };
  return { isPreparing, print };
};
