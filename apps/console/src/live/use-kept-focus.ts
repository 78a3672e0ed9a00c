import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** Keeps the focus in a list when its focused item is removed. */
export const useKeptFocus = <Within extends HTMLElement>(): RefObject<Within | null> => {
  const within = useRef<Within>(null);
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const remember = () => {
      const now = document.activeElement;
      if (within.current?.contains(now)) last.current = now;
      // a removed element was not left by the user
      else if (now !== document.body || last.current?.isConnected) last.current = null;
    };
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', remember);
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', remember);
    };
  }, []);
  useLayoutEffect(() => {
    if (!last.current || last.current.isConnected) return;
    last.current = null;
    if (document.activeElement === document.body) within.current?.focus({ preventScroll: true });
  });
  return within;
};
