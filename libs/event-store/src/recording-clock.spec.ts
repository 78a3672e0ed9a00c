import { ClockSkewed } from './event-store.js';
import { RecordingClock } from './recording-clock.js';

const MINUTE_MS = 60_000;

const clocks = () => {
  const at = { store: Date.UTC(2026, 2, 1), here: Date.UTC(2026, 2, 1), monotonic: 0 };
  const clock = new RecordingClock(
    { clock: async () => at.store },
    { now: () => at.here, monotonic: () => at.monotonic },
  );
  const pass = (ms: number) => {
    for (const one of ['store', 'here', 'monotonic'] as const) at[one] += ms;
  };
  return { at, clock, pass };
};

describe('the instant of recording', () => {
  it("is our clock's while the store's is less than five minutes from it", async () => {
    const { at, clock, pass } = clocks();
    at.here += 4 * MINUTE_MS;
    await clock.look();
    pass(60 * MINUTE_MS);
    expect(clock.now()).toBe('2026-03-01T01:04:00.000Z');
  });

  it.each([
    ['ahead of', 6],
    ['behind', -6],
  ])(
    "is refused while our clock is six minutes %s the store's, and given again once it is set right",
    async (how, minutes) => {
      const { at, clock } = clocks();
      at.here += minutes * MINUTE_MS;
      await clock.look();
      expect(() => clock.now()).toThrow(ClockSkewed);
      expect(() => clock.now()).toThrow(`6 minutes ${how}`);
      at.here -= minutes * MINUTE_MS;
      expect(clock.now()).toBe('2026-03-01T00:00:00.000Z');
    },
  );

  it('is refused as soon as somebody sets our clock, before the store is asked again', async () => {
    const { at, clock, pass } = clocks();
    await clock.look();
    pass(10 * MINUTE_MS);
    at.here += 400 * 24 * 60 * MINUTE_MS;
    expect(() => clock.now()).toThrow(ClockSkewed);
  });

  it('is given while the store does not say what time it is', async () => {
    const clock = new RecordingClock({ clock: async () => Promise.reject(new Error('away')) });
    await clock.look();
    expect(Date.parse(clock.now())).not.toBeNaN();
  });
});
