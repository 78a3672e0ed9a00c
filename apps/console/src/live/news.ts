import { useSyncExternalStore } from 'react';

/** Milliseconds for which something stays said: long enough to be read, and heard. */
const STAYS = 8_000;

let said = '';
let fading: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const become = (words: string): void => {
  said = words;
  for (const listener of listeners) listener();
};

/** What others have done to what is on the screen. */
export const tell = (words: string): void => {
  clearTimeout(fading);
  become(words);
  fading = setTimeout(() => become(''), STAYS);
};

export const useNews = (): string =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
