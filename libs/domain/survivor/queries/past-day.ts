import { dayAt } from '#kernel/decider';
import { Invalid } from '#nest';

/** Nobody knows what will have happened by a day to come. @throws Invalid */
export const requirePastDay = (asOf: string | undefined, now: string): void => {
  const today = dayAt(now);
  if (asOf === undefined || asOf <= today) return;
  const problem = `asOf must not lie ahead: today is ${today}`;
  throw new Invalid(`${problem}.`, [{ path: 'asOf', problem, check: 'isPastDay' }]);
};
