import { daysAfter, type Day } from '#kernel/decider';
import type { Recruiter } from '../identification/identification.state.js';
import type { Person } from '../referral/referral.state.js';
import type { ConsentFlaw } from './consent.codes.js';
import { flawOf } from './consent.rules.js';
import type { GivenConsent } from './consent.state.js';
import { daysToJudge } from './period.rules.js';

/** Whether the rules accept a consent on a day, and how long they will. */
export interface Standing {
  readonly consentId: string;
  /** Why they refuse it on that day. */
  readonly flaw: ConsentFlaw | undefined;
  /** The last day on which they accept it, and why it ends then. */
  readonly until: Day | undefined;
  readonly ends: ConsentFlaw | undefined;
}

const FOR_EVER: Day = '9999-12-31';

/** How each given consent stands on a day, by the rules that decide commands. */
export const standingsOn = (
  given: readonly GivenConsent[],
  person: Person | null,
  conflicts: readonly Recruiter[],
  on: Day,
): readonly Standing[] =>
  given.map((one) => {
    const { consentId } = one;
    const flaw = flawOf(one, person, conflicts, on);
    if (flaw) return { consentId, flaw, until: undefined, ends: undefined };
    const turns = daysToJudge({ given: [one], overrides: [] }, person, conflicts, on, FOR_EVER);
    const end = turns.find((day) => flawOf(one, person, conflicts, day) !== undefined);
    return {
      consentId,
      flaw,
      until: end === undefined ? undefined : daysAfter(end, -1),
      ends: end === undefined ? undefined : flawOf(one, person, conflicts, end),
    };
  });
