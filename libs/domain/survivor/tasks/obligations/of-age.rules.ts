import { yearOf, yearsBetween, type Day, type OpenPart } from '#kernel/decider';
import { isChild } from '../../steps/referral/referral.rules.js';
import type { ReferralEvents } from '../../steps/referral/referral.events.js';
import type { Tasks } from '../tasks.state.js';

type AgeEvents = Pick<ReferralEvents, 'ReferralReceived' | 'PersonDetailsRevised'>;

/** A birth date is sealed, but its year is not. */
export const AGE: {
  readonly [Type in keyof AgeEvents]: (tasks: Tasks, payload: OpenPart<AgeEvents[Type]>) => Tasks;
} = {
  ReferralReceived: (tasks, { on: referredOn, birthYear, estimatedAge }) => ({
    ...tasks,
    birth: { referredOn, birthYear, estimatedAge },
  }),
  /** A new detail replaces the former ones. */
  PersonDetailsRevised: (tasks, { birthYear, estimatedAge }) =>
    tasks.birth && (birthYear ?? estimatedAge) !== undefined
      ? { ...tasks, birth: { ...tasks.birth, birthYear, estimatedAge } }
      : tasks,
};

/**
 * Whether the survivor is an adult by all that may be known: nobody is to look for the guardian of an adult. In doubt
 * they are a child, so this may come up to a year after the birthday.
 */
export const isSurelyOfAge = ({ birth }: Tasks, on: Day): boolean => {
  if (!birth) return false;
  const { referredOn, birthYear, estimatedAge } = birth;
  return (
    (birthYear ?? estimatedAge) !== undefined &&
    (birthYear === undefined || !isChild(yearOf(on) - birthYear - 1)) &&
    (estimatedAge === undefined || !isChild(estimatedAge + yearsBetween(referredOn, on)))
  );
};
