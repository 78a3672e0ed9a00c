import { lazy, type ComponentType } from 'react';
import { lazyRouteComponent } from '@tanstack/react-router';
import { loadFailedStyles } from '../api/failed-styles.js';
import { ATTEMPTS, IN_BROWSER, untilLoaded } from '../api/until-loaded.js';
import { NotLoaded } from './NotLoaded.js';

/** A part of a page that is loaded when it is needed. One that does not come says so, and leaves the page as it is. */
export const lazyPart = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  fallback: ComponentType = NotLoaded,
  attempts = ATTEMPTS.wanted,
) =>
  lazy(() =>
    untilLoaded(load, attempts).then(
      (part) => ({ default: part }),
      () => ({ default: fallback as ComponentType<Props> }),
    ),
  );

/** Milliseconds for which a screen waits for a stylesheet that did not come before: most screens can be read without. */
const STYLES_WAIT_MS = 2_000;

/** A screen may share a stylesheet that did not come before. */
const loadStyles = async (): Promise<void> => {
  const styles = loadFailedStyles().catch(() => undefined);
  await Promise.race([styles, new Promise((resolve) => setTimeout(resolve, STYLES_WAIT_MS))]);
};

/**
 * Without a network, a screen waits for it, and the one before it stays: the router would load the whole page again, and
 * with it what somebody has typed would be gone. With a network it gives up after some seconds, which a slow one needs, since the router then does that.
 */
export const lazyScreen: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(() => untilLoaded(load, ATTEMPTS.wanted, { ...IN_BROWSER, loadFailedStyles: loadStyles }), name);
