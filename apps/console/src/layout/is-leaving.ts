import type { MouseEvent } from 'react';

/** Whether a click leaves this page: not beside a link, and not into another tab. */
export const isLeaving = ({ target, button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 &&
  !ctrlKey &&
  !metaKey &&
  !shiftKey &&
  !altKey &&
  target instanceof Element &&
  target.closest('a') !== null;
