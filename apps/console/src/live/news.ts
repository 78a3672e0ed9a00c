import { useSyncExternalStore } from 'react';

/** Milliseconds for which an announcement stays, long enough to read or hear it. */
const ANNOUNCEMENT_MS = 8_000;

let announcement = '';
let fading: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const show = (words: string): void => {
  announcement = words;
  for (const listener of listeners) listener();
};

/** The changes by other users to the current screen. */
export const announce = (words: string): void => {
  clearTimeout(fading);
  show(words);
  fading = setTimeout(() => show(''), ANNOUNCEMENT_MS);
};

export const useNews = (): string =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => announcement,
  );
