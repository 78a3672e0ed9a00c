import { saysTheSame } from '#decider';

/** The expectation of Jest takes its time: it is asked only to show a difference. */
export const expectSame = (one: unknown, other: unknown): void => {
  if (!saysTheSame(one, other)) expect(one).toEqual(other);
};
