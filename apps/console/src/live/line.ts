import { useSyncExternalStore } from 'react';

/** Milliseconds for which a line may be gone before anybody is told: as long as it takes to sign in anew. */
const NOTICED = 3_000;

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

/** Whether what others record comes by itself. */
export const line = {
  gone: (): void => {
    noticing ??= setTimeout(() => become(true), NOTICED);
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
