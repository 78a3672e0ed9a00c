import { useSyncExternalStore } from 'react';

/** Milliseconds before a lost connection is shown: as long as a silent sign-in takes. */
const SHOWN_AFTER_MS = 3_000;

let lost = false;
let noticing: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const become = (isLost: boolean): void => {
  clearTimeout(noticing);
  noticing = undefined;
  if (lost === isLost) return;
  lost = isLost;
  for (const listener of listeners) listener();
};

/** Whether live updates arrive. */
export const line = {
  onLost: (): void => {
    noticing ??= setTimeout(() => become(true), SHOWN_AFTER_MS);
  },
  holds: (): void => become(false),
};

export const useLineIsLost = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => lost,
  );
