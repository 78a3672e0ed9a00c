import { useEffect, useState } from 'react';
import { useRouterState } from '@tanstack/react-router';
import { entryNamedBy } from './anchor.js';
import type { TimelineEntry } from './documents.js';
import type { LoadedTimeline } from './pages.js';

const isOf = (entry: TimelineEntry, id: string): boolean =>
  entry.eventId === id || entry.amendments.some(({ eventId }) => eventId === id);

/**
 * The entry of this timeline that the address names (`#entry-…`), which is loaded, and scrolled to once; or else the
 * highlighted one.
 * @returns the id of the entry itself, also when an amendment of it is named
 */
export const useTarget = (
  anchor: string,
  highlight: string | undefined,
  loaded: LoadedTimeline | undefined,
  loadUntil: (isEnough: (loaded: LoadedTimeline) => boolean) => Promise<void>,
): string | undefined => {
  const wanted = useRouterState({ select: ({ location }) => entryNamedBy(location.hash, anchor) });
  const [reached, setReached] = useState<string>();
  const isLoaded = loaded !== undefined;
  useEffect(() => {
    if (wanted === undefined || !isLoaded) return undefined;
    let current = true;
    void loadUntil(({ entries }) => entries.some((entry) => isOf(entry, wanted))).then(
      () => current && setReached(wanted),
    );
    return () => {
      current = false;
    };
  }, [wanted, isLoaded, loadUntil]);
  useEffect(() => {
    if (reached !== undefined) document.getElementById(anchor + reached)?.scrollIntoView({ block: 'center' });
  }, [anchor, reached]);
  const shown = reached ?? highlight;
  return shown === undefined ? undefined : loaded?.entries.find((entry) => isOf(entry, shown))?.eventId;
};
