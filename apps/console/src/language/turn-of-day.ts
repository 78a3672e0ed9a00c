/** What tells the time, and that a page is looked at again: a laptop that slept at midnight had no timers then. */
export interface Clock {
  readonly now: () => number;
  /** Runs something once, in so many milliseconds, unless it is called off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onWaking: (run: () => void) => () => void;
}

/** The day at an instant, where the organisation works. */
type DayAt = (at: number) => string;

const LONGEST_DAY_MS = 26 * 3_600_000;

/** The clocks of a laptop and of the service differ by a little: what is asked too early would be yesterday's. */
const LATER_MS = 5_000;

/** How long the day of an instant lasts: until another one begins, which need not be at midnight. */
export const untilNextDay = (at: number, dayAt: DayAt): number => {
  const day = dayAt(at);
  let [same, next] = [at, at + LONGEST_DAY_MS];
  while (next - same > 1) {
    const middle = Math.floor((same + next) / 2);
    if (dayAt(middle) === day) same = middle;
    else next = middle;
  }
  return next - at;
};

/** Says when another day begins, and not twice for one. @returns how to stop */
export const watchDays = (clock: Clock, dayAt: DayAt, onTurn: () => void): (() => void) => {
  let day = dayAt(clock.now());
  let callOff: () => void = () => undefined;
  const look = (): void => {
    callOff();
    const now = clock.now();
    callOff = clock.after(untilNextDay(now, dayAt) + LATER_MS, look);
    const before = day;
    day = dayAt(now);
    if (day !== before) onTurn();
  };
  look();
  const sleep = clock.onWaking(look);
  return () => {
    callOff();
    sleep();
  };
};
