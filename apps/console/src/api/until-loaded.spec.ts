import { ATTEMPTS, untilLoaded, type Loading } from './until-loaded.js';

/** A part that comes at the last of so many attempts. */
const comingAt = (attempt: number) => {
  let attempts = 0;
  return async () => {
    if (++attempts < attempt) throw new TypeError(`Failed to fetch dynamically imported module, attempt ${attempts}`);
    return `at attempt ${attempts}`;
  };
};

/** A network that notes how long is waited; it is there, or goes whenever something is asked. */
const networkThat = (isOnline: boolean) => {
  const waits: number[] = [];
  let returns = 0;
  const steps: string[] = [];
  const network: Loading = {
    pause: async (ms) => void waits.push(ms),
    untilOnline: async () => void returns++,
    isOnline: () => isOnline,
    loadFailedStyles: async () => void steps.push('styles'),
  };
  return { network, waits, steps, returns: () => returns };
};

describe('a part of the console', () => {
  it('is loaded at once where it comes', async () => {
    const { network, waits } = networkThat(true);
    expect(await untilLoaded(comingAt(1), ATTEMPTS.wanted, network)).toBe('at attempt 1');
    expect(waits).toEqual([]);
  });

  it('is asked for without a network too, since the browser may have it', async () => {
    const { network, returns } = networkThat(false);
    expect(await untilLoaded(comingAt(1), ATTEMPTS.wanted, network)).toBe('at attempt 1');
    expect(returns()).toBe(0);
  });

  it('is asked for again as long as the network goes, each time once it is back', async () => {
    const { network, returns } = networkThat(false);
    expect(await untilLoaded(comingAt(30), ATTEMPTS.wanted, network)).toBe('at attempt 30');
    expect(returns()).toBe(29);
  });

  it('is asked for again some time later where the browser does not notice that the network is back', async () => {
    const { network } = networkThat(false);
    const neverBack = { ...network, untilOnline: () => new Promise<void>(() => undefined) };
    expect(await untilLoaded(comingAt(3), ATTEMPTS.wanted, neverBack)).toBe('at attempt 3');
  });

  it('is asked for again after longer and longer with a network', async () => {
    const { network, waits } = networkThat(true);
    expect(await untilLoaded(comingAt(5), ATTEMPTS.wanted, network)).toBe('at attempt 5');
    expect(waits).toHaveLength(4);
    expect(Math.max(...waits)).toBeLessThanOrEqual(30_000);
    expect(waits.at(-1)!).toBeGreaterThan(waits[0]!);
  });

  it('comes after the styles that failed before, at each attempt', async () => {
    const { network, steps } = networkThat(true);
    const load = comingAt(2);
    await untilLoaded(
      () => {
        steps.push('part');
        return load();
      },
      ATTEMPTS.wanted,
      network,
    );
    expect(steps).toEqual(['styles', 'part', 'styles', 'part']);
  });

  it('fails after five attempts with a network, since somebody waits for it', async () => {
    const { network } = networkThat(true);
    await expect(untilLoaded(comingAt(6), ATTEMPTS.wanted, network)).rejects.toThrow('attempt 5');
  });

  it('that nobody waits for is asked for until a restart of the service has ended', async () => {
    const { network, waits } = networkThat(true);
    await expect(untilLoaded(comingAt(21), ATTEMPTS.ahead, network)).rejects.toThrow('attempt 20');
    expect(waits.reduce((sum, ms) => sum + ms)).toBeGreaterThan(200_000);
  });
});
