import { waitLonger } from './wait-longer.js';

/** Milliseconds before a part that did not come is asked for again. */
const RETRY_WAITS = { first: 500, max: 20_000 };

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Loads a part of the console, as often as it takes: one that fails would take the page around it along, and with it what
 * somebody has typed. So it does where the network is lost before the part was needed.
 */
export const untilLoaded = async <Part>(load: () => Promise<Part>, wait = pause): Promise<Part> => {
  for (let tries = 0; ; tries++) {
    try {
      return await load();
    } catch {
      await wait(waitLonger(tries, RETRY_WAITS));
    }
  }
};
