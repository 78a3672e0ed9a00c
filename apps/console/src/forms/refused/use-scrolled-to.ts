import { useEffect, useRef, type RefObject } from 'react';

/** Scrolls to what has just appeared at the foot of a form, where the places of a phone would cover it. */
export const useScrolledTo = <Shown extends HTMLElement>(cause: unknown): RefObject<Shown | null> => {
  const shown = useRef<Shown>(null);
  useEffect(() => {
    // in newer browsers it answers with a promise, which an effect may not
    shown.current?.scrollIntoView({ block: 'nearest' });
  }, [cause]);
  return shown;
};
