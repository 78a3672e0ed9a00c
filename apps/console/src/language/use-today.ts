import { useSyncExternalStore } from 'react';
import { dayOf, today } from './days.js';
import { watchDays, type Clock } from './turn-of-day.js';

const CLOCK: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  onWaking: (run) => {
    const look = () => document.visibilityState === 'visible' && run();
    document.addEventListener('visibilitychange', look);
    // a page that comes back from the memory of the browser
    addEventListener('pageshow', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('pageshow', look);
    };
  },
};

const listeners = new Set<() => void>();
let stop: (() => void) | undefined;

/** One watch for the whole page, while anything of it shows a day. */
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  stop ??= watchDays(
    CLOCK,
    (at) => dayOf(new Date(at)),
    () => listeners.forEach((tell) => tell()),
  );
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = undefined;
  };
};

/** Today where the organisation works: what shows it is drawn again when another day begins. */
export const useToday = (): string => useSyncExternalStore(subscribe, today);
