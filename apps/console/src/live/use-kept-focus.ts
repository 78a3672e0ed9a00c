import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** Where somebody was with the keyboard when that was taken from the list: she stays in the list, and does not start over. */
export const useKeptFocus = <Within extends HTMLElement>(): RefObject<Within | null> => {
  const within = useRef<Within>(null);
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const hear = () => {
      const now = document.activeElement;
      if (within.current?.contains(now)) last.current = now;
      // what was taken away has not been left
      else if (now !== document.body || last.current?.isConnected) last.current = null;
    };
    document.addEventListener('focusin', hear);
    document.addEventListener('pointerdown', hear);
    return () => {
      document.removeEventListener('focusin', hear);
      document.removeEventListener('pointerdown', hear);
    };
  }, []);
  useLayoutEffect(() => {
    if (!last.current || last.current.isConnected) return;
    last.current = null;
    if (document.activeElement === document.body) within.current?.focus({ preventScroll: true });
  });
  return within;
};
