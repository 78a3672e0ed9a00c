import { saysTheSame } from '#decider';

/** The matcher of Jest is slow, so it runs only to show a difference. */
export const expectSame = (one: unknown, other: unknown): void => {
  if (!saysTheSame(one, other)) expect(one).toEqual(other);
};
