import { useSyncExternalStore } from 'react';
import type { AnyRouter } from '@tanstack/react-router';

/** Milliseconds for which an announcement stays, long enough to read or hear it. */
const ANNOUNCEMENT_MS = 8_000;

let announcement = '';
let subject: string | undefined;
let fading: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const show = (words: string): void => {
  announcement = words;
  for (const listener of listeners) listener();
};

/**
 * The changes by other users to the current screen.
 * @param recordId - of the record that has changed, which other screens may be about as well
 */
export const announce = (words: string, recordId?: string): void => {
  clearTimeout(fading);
  subject = recordId;
  show(words);
  fading = setTimeout(() => show(''), ANNOUNCEMENT_MS);
};

export const newsNow = (): string => announcement;

/** On another page, what has changed on the one before is no news, unless both are about the same record. */
export const endNewsWithPage = (router: Pick<AnyRouter, 'subscribe'>): (() => void) =>
  router.subscribe('onRendered', ({ pathChanged, toLocation }) => {
    if (!pathChanged || (subject !== undefined && toLocation.href.includes(subject))) return;
    clearTimeout(fading);
    show('');
  });

export const useNews = (): string =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, newsNow);
