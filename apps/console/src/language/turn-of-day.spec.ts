import { untilNextDay, watchDays, type Clock } from './turn-of-day.js';

const HOUR_MS = 3_600_000;

const dayIn = (timeZone: string) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  return (at: number) => format.format(at);
};
const inPhnomPenh = dayIn('Asia/Phnom_Penh');

/** A clock that is moved by hand; while it sleeps, no timer runs. */
const madeClock = (from: string) => {
  let now = Date.parse(from);
  const timers = new Map<number, () => void>();
  const waking = new Set<() => void>();
  let lately = 0;
  const clock: Clock = {
    now: () => now,
    after: (ms, run) => {
      const at = now + ms + ++lately / 1_000;
      timers.set(at, run);
      return () => timers.delete(at);
    },
    onWaking: (run) => {
      waking.add(run);
      return () => waking.delete(run);
    },
  };
  const pass = (ms: number) => {
    const end = now + ms;
    for (;;) {
      const [at] = [...timers.keys()].filter((one) => one <= end).toSorted((one, other) => one - other);
      if (at === undefined) break;
      const run = timers.get(at)!;
      timers.delete(at);
      now = Math.max(now, Math.floor(at));
      run();
    }
    now = end;
  };
  const sleep = (ms: number) => (now += ms);
  const wake = () => waking.forEach((run) => run());
  return { clock, pass, sleep, wake, timers, waking };
};

describe('the turn of the day', () => {
  it('is at midnight where the organisation works, and not where the laptop is', () => {
    expect(untilNextDay(Date.parse('2026-03-01T16:00:00Z'), inPhnomPenh)).toBe(HOUR_MS);
    expect(untilNextDay(Date.parse('2026-03-01T17:00:00Z'), inPhnomPenh)).toBe(24 * HOUR_MS);
  });

  it('comes sooner or later on the days on which clocks change', () => {
    const inBerlin = dayIn('Europe/Berlin');
    expect(untilNextDay(Date.parse('2026-03-28T23:00:00Z'), inBerlin)).toBe(23 * HOUR_MS);
    expect(untilNextDay(Date.parse('2026-10-24T22:00:00Z'), inBerlin)).toBe(25 * HOUR_MS);
  });

  it('is told once for each day, soon after it, for as long as a page is open', () => {
    const { clock, pass } = madeClock('2026-03-01T16:00:00Z');
    const turns: string[] = [];
    watchDays(clock, inPhnomPenh, () => turns.push(inPhnomPenh(clock.now())));
    pass(HOUR_MS - 1_000);
    expect(turns).toEqual([]);
    pass(10_000);
    expect(turns).toEqual(['2026-03-02']);
    pass(48 * HOUR_MS);
    expect(turns).toEqual(['2026-03-02', '2026-03-03', '2026-03-04']);
  });

  it('is told when a laptop wakes on another day, and not when it wakes on the same', () => {
    const { clock, sleep, wake, pass } = madeClock('2026-03-01T01:00:00Z');
    let turns = 0;
    watchDays(clock, inPhnomPenh, () => turns++);
    sleep(HOUR_MS);
    wake();
    expect(turns).toBe(0);
    sleep(24 * HOUR_MS);
    wake();
    expect(turns).toBe(1);
    // the timer that it slept through tells nothing again
    pass(HOUR_MS);
    expect(turns).toBe(1);
  });

  it('is told to nobody once the page is closed', () => {
    const { clock, timers, waking } = madeClock('2026-03-01T16:00:00Z');
    watchDays(clock, inPhnomPenh, () => undefined)();
    expect([timers.size, waking.size]).toEqual([0, 0]);
  });
});
