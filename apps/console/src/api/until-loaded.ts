import { loadFailedStyles } from './failed-styles.js';
import { waitLonger } from './wait-longer.js';

/** Milliseconds before a part that did not come is asked for again. */
const RETRY_WAITS = { first: 500, max: 20_000 };

/** Milliseconds after which it is asked for again without a network: a browser may not notice that there is one. */
const OFFLINE_RETRY_MS = 20_000;

/**
 * How often a part is asked for with a network. A browser may keep a failure as the answer, and an upgrade takes the file
 * away: then asking again does not help, and somebody who waits learns so after some eight seconds. What nobody waits for
 * is asked for during some five minutes, which is longer than a restart of the service.
 */
export const ATTEMPTS = { wanted: 5, ahead: 20 };

export interface Loading {
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Resolves at once where there is a network, and otherwise when it is back. */
  readonly untilOnline: () => Promise<void>;
  readonly isOnline: () => boolean;
  /** Brings the styles that did not come with an earlier attempt. */
  readonly loadFailedStyles: () => Promise<void>;
}

export const IN_BROWSER: Loading = {
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  untilOnline: async () => {
    if (!navigator.onLine) await new Promise((back) => addEventListener('online', back, { once: true }));
  },
  isOnline: () => navigator.onLine,
  loadFailedStyles,
};

/**
 * Loads a part of the console, again and again while there is no network: one that fails would take the page around it
 * along, and with it what somebody has typed.
 * @throws the error of the last of some attempts with a network
 */
export const untilLoaded = async <Part>(
  load: () => Promise<Part>,
  attempts = ATTEMPTS.wanted,
  loading = IN_BROWSER,
): Promise<Part> => {
  let failed = 0;
  for (;;) {
    try {
      await loading.loadFailedStyles();
      return await load();
    } catch (error) {
      // what fails as the network goes says nothing of the file
      const isGone = !loading.isOnline();
      if (!isGone && failed === attempts - 1) throw error;
      await loading.pause(waitLonger(failed, RETRY_WAITS));
      if (isGone) await Promise.race([loading.untilOnline(), loading.pause(OFFLINE_RETRY_MS)]);
      else failed++;
    }
  }
};
