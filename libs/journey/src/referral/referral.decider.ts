import { known, refuse, requirePast, yearOf, type Day, type Decider } from '#decider';
import type { Contact, ReferralEvents } from './referral.events.js';
import type { Sex } from './referral.codes.js';

type Received = ReferralEvents['ReferralReceived'];

export type ReferralCommands = {
  ReceiveReferral: Omit<
    Received,
    'givenName' | 'familyName' | 'localGivenName' | 'localFamilyName' | 'birthDate' | 'ethnicity' | 'contact'
  > & {
    givenName?: string;
    familyName?: string;
    localGivenName?: string;
    localFamilyName?: string;
    birthDate?: Day;
    ethnicity?: string;
    contact?: Contact;
  };
};

/** The person as the rules of the other steps need to know her. */
export interface Person {
  readonly referredOn: Day;
  readonly birthDate: Day | undefined;
  readonly birthYear: number | undefined;
  readonly estimatedAge: number | undefined;
  readonly sex: Sex;
  readonly office: string;
}

/** Nobody yet, until the first referral. */
export type Referral = Person | null;

/** Years: a slip of the pen in a year must not turn a child into an adult. */
const OLDEST = 120;

export const referral: Decider<Referral, ReferralEvents, ReferralCommands> = {
  initial: null,

  decide: {
    ReceiveReferral: (state, command, { now }) => {
      if (state) refuse('ALREADY_REFERRED', 'She is known already: open her record and go on there.');
      const { on, birthDate, estimatedAge } = command;
      requirePast(on, now);
      if (command.birthYear !== undefined && yearOf(on) - command.birthYear > OLDEST)
        refuse(
          'DATE_ORDER',
          `Nobody born in ${command.birthYear} is referred in ${yearOf(on)}: write the year with four digits.`,
        );
      if (birthDate !== undefined && birthDate > on)
        refuse('DATE_ORDER', `Nobody is referred (${on}) before birth (${birthDate}).`);
      const birthYear =
        birthDate !== undefined ? yearOf(birthDate) : (command.birthYear ?? bornAround(on, estimatedAge));
      if (birthYear !== undefined && birthYear > yearOf(on))
        refuse('DATE_ORDER', `Nobody is referred (${on}) before birth (${birthYear}).`);
      const { birthYear: _, ...said } = command;
      return [{ type: 'ReferralReceived', data: { ...said, ...(birthYear !== undefined && { birthYear }) } }];
    },
  },

  evolve: {
    ReferralReceived: (_, { on, birthDate, birthYear, estimatedAge, sex, office }) => ({
      referredOn: on,
      birthDate: known(birthDate),
      birthYear,
      estimatedAge,
      sex,
      office,
    }),
  },
};

const bornAround = (on: Day, age: number | undefined): number | undefined =>
  age === undefined ? undefined : yearOf(on) - age;
