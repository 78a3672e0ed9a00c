import { jest } from '@jest/globals';
import { TEST_STAMP } from '#kernel/event-store/testing';

export const setClock = (now: () => string) => jest.spyOn(TEST_STAMP, 'now').mockImplementation(now);

/** A clock that nobody sets back: what has an earlier instant was recorded before. */
export const keepClockMoving = () => {
  let at = Date.now();
  return setClock(() => new Date((at += 1_000)).toISOString());
};
