import { isSamePayload } from '#kernel/decider';

/** The matcher of Jest is slow, so it runs only to show a difference. */
export const expectSame = (one: unknown, other: unknown): void => {
  if (!isSamePayload(one, other)) expect(one).toEqual(other);
};
