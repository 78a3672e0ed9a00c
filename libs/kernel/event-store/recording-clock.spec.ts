import { ClockSkewed } from './event-store-errors.js';
import { RecordingClock } from './recording-clock.js';

const MINUTE_MS = 60_000;
const BEGAN = Date.UTC(2026, 2, 1);

const clocks = () => {
  const at = { store: BEGAN, here: BEGAN, monotonic: 0 };
  const clock = new RecordingClock(
    { clock: async () => at.store },
    { now: () => at.here, monotonic: () => at.monotonic },
  );
  const pass = (ms: number) => {
    for (const one of ['store', 'here', 'monotonic'] as const) at[one] += ms;
  };
  /** Waits until the store's clock is seen to move. */
  const lookOnce = async () => {
    await clock.look();
    pass(1_000);
    await clock.look();
  };
  return { at, clock, pass, looked: lookOnce };
};

describe('the instant of recording', () => {
  it("is our clock's while the store's is less than five minutes from it", async () => {
    const { at, clock, pass, looked } = clocks();
    at.here += 4 * MINUTE_MS;
    await looked();
    pass(59 * MINUTE_MS);
    expect(clock.now()).toBe('2026-03-01T01:03:01.000Z');
    expect(clock.skewMs).toBe(4 * MINUTE_MS);
  });

  it.each([
    ['ahead of', 6],
    ['behind', -6],
  ])(
    "is refused while our clock is six minutes %s the store's, and given again after a correction",
    async (how, minutes) => {
      const { at, clock, looked } = clocks();
      at.here += minutes * MINUTE_MS;
      await looked();
      expect(() => clock.now()).toThrow(ClockSkewed);
      expect(() => clock.now()).toThrow(`6 minutes ${how}`);
      at.here -= minutes * MINUTE_MS;
      expect(clock.now()).toBe('2026-03-01T00:00:01.000Z');
    },
  );

  it('is refused as soon as somebody sets our clock, even before the store is asked again', async () => {
    const { at, clock, pass, looked } = clocks();
    await looked();
    pass(10 * MINUTE_MS);
    at.here += 400 * 24 * 60 * MINUTE_MS;
    expect(() => clock.now()).toThrow(ClockSkewed);
  });

  it("is our clock's while the store does not report its time", async () => {
    const clock = new RecordingClock({ clock: async () => Promise.reject(new Error('away')) });
    await clock.start();
    clock.stop();
    expect(Date.parse(clock.now())).not.toBeNaN();
  });

  it("is our clock's if the store repeats one time, as a node without others may", async () => {
    const { at, clock, pass } = clocks();
    for (let look = 0; look < 10; look++) {
      await clock.look();
      pass(MINUTE_MS);
      at.store = BEGAN;
    }
    expect(clock.now()).toBe('2026-03-01T00:10:00.000Z');
  });

  it('is our clock’s even if a single node has restarted, and is asked ten minutes later', async () => {
    const { at, clock, pass } = clocks();
    for (let look = 0; look < 3; look++) {
      await clock.look();
      pass(MINUTE_MS);
      at.store = BEGAN;
    }
    at.store = at.here;
    pass(10 * MINUTE_MS);
    at.store -= 10 * MINUTE_MS;
    await clock.look();
    expect(clock.now()).toBe('2026-03-01T00:13:00.000Z');
  });

  it('is refused when the store’s clock runs again with another time', async () => {
    const { at, clock, pass } = clocks();
    for (let look = 0; look < 3; look++) {
      await clock.look();
      pass(MINUTE_MS);
      at.store = BEGAN;
    }
    for (let look = 0; look < 2; look++) {
      await clock.look();
      pass(10_000);
    }
    await clock.look();
    expect(clock.skewMs).toBe(3 * MINUTE_MS);
    at.here += 6 * MINUTE_MS;
    expect(() => clock.now()).toThrow(ClockSkewed);
  });

  it('is refused right after the start if the store reports another time', async () => {
    const clock = new RecordingClock({ clock: async () => Date.now() - 6 * MINUTE_MS });
    await clock.start();
    clock.stop();
    expect(() => clock.now()).toThrow('The clock of this machine is 6 minutes ahead of that of the event store');
  });
});
