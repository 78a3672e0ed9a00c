import { useSyncExternalStore } from 'react';

/** Milliseconds before a lost connection is shown: as long as a silent sign-in takes. */
const SHOWN_AFTER_MS = 3_000;

/** When the connection was lost, if it is. */
let lostSince: string | undefined;
let noticing: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const become = (since: string | undefined): void => {
  clearTimeout(noticing);
  noticing = undefined;
  if (lostSince === since) return;
  lostSince = since;
  for (const listener of listeners) listener();
};

/** Whether live updates arrive. */
export const line = {
  onLost: (): void => {
    if (lostSince !== undefined) return;
    const since = new Date().toISOString();
    noticing ??= setTimeout(() => become(since), SHOWN_AFTER_MS);
  },
  holds: (): void => become(undefined),
};

/** Since when live updates are lost; undefined while they arrive. */
export const useLineLostSince = (): string | undefined =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => lostSince,
  );
