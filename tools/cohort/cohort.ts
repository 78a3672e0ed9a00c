/**
 * The data set `cambodia-2020`: invented people, but the counts of the published report of 2020, as commands in the
 * order in which they were sent. The same seed gives the same bytes.
 *
 * Where the report leaves room, these readings are OURS:
 * - Three boys who entered in 2018 and were closed in 2019 come back in 2020; so 20 people entered in 2020, and 15 %
 *   are male and 80 % minors. The shares of exploitation and recruitment are of the 25 episodes of these 20 people, and
 *   the boys’ episodes were recorded in 2018.
 * - Of the 15 street children asked in outreaches 12 were forced by family; all 15 interviews that came from operations
 *   are these, so the five other identification operations led to none.
 * - The carried-over fifteen are the three boys, four others of 2018 and the eight entrants of 2019.
 * - The report's one other type of trafficking is the attempt to marry a girl to the abuser.
 * - The four false job offers are those of the four women; three have the scheme of a false marriage.
 * - One of the twelve street girls was asked on 26 June and entered in July.
 * - Only Siem Reap's districts are counted, though presentations were held in two other provinces as well.
 * - Days, ages, kin, countries (Thailand, China, Malaysia), housing, services and amounts are invented throughout; so are
 *   risks, plans, visits, what the courts did besides the one conviction, families, notes, appointments and all corrections.
 * - A few things happen on the day of sending, since the rules judge them at that instant: no figure of 2020 includes them.
 */
import { afterClosure } from './care/after-closure.js';
import { aftercare } from './care/aftercare.js';
import { CARRIED_OVER } from './care/carried-over.js';
import { corrections } from './corrections.js';
import { courts } from './court.js';
import { details } from './people/details.js';
import { duplicates } from './people/duplicates.js';
import { agenda } from './care/agenda.js';
import { family, relatives } from './people/family.js';
import { firstContact } from './people/first-contact.js';
import { followUps } from './care/follow-ups.js';
import { forensicInterview } from './care/forensic-interview.js';
import { household } from './people/household.js';
import { identification } from './people/identification.js';
import { justice } from './justice.js';
import { lives, type Life } from './life.js';
import { byDay, commands, serialise, type Command, type Line, type PersonStep } from './line.js';
import { operations } from './operations.js';
import { OTHERS } from './people/others-2020.js';
import { plans } from './care/plans.js';
import { prevention } from './prevention.js';
import { privacy } from './privacy.js';
import { randomOf } from './prng.js';
import { override } from './override.js';
import { referralsOut } from './referrals-out.js';
import { reintegration } from './care/reintegration.js';
import { RETURNING_BOYS } from './people/returning-boys.js';
import { risk } from './care/risk.js';
import { services } from './care/services.js';
import { STREET_CHILDREN } from './people/street-children.js';

/** The seed of the file in the repository. */
export const SEED = 2020;

export const cohort = (seed: number): Line[] => {
  const people = lives(seed, [...RETURNING_BOYS, ...CARRIED_OVER, ...OTHERS, ...STREET_CHILDREN]);
  const steps = [
    ...operations(seed),
    ...prevention(seed),
    ...people.flatMap((life) => story(seed, life)),
    ...duplicates(people),
    ...relatives(people),
    ...privacy(people),
    ...courts(seed),
  ];
  return byDay(steps).flatMap(withWaits);
};

export const ndjson = (seed: number): string => serialise(cohort(seed));

/** The chapters in the order of cause and effect; where they fall on one day they stay so. */
const story = (seed: number, life: Life): PersonStep[] =>
  commands(randomOf(seed, `${life.person.key}/commands`), { survivorId: life.survivorId }, [
    ...firstContact(seed, life),
    ...identification(life),
    ...household(life),
    ...details(life),
    ...aftercare(life),
    ...risk(life),
    ...plans(life),
    ...forensicInterview(life),
    ...justice(seed, life),
    ...services(life),
    ...reintegration(life),
    ...referralsOut(life),
    ...corrections(life),
    ...override(life),
    ...followUps(life),
    ...afterClosure(life),
    ...family(life),
    ...agenda(life),
  ]);

/**
 * Streams are sent in parallel. Court commands wait for the policy that adds the survivor to the case, and for all earlier
 * entries, so that a history has them in order; a link waits for the other record.
 */
const LINKS = new Set(['linkPerson', 'linkRelative', 'unlinkRelative']);
const caseOf = ({ input }: Command) => (input['survivorId'] === undefined ? input['prosecutionId'] : undefined);
const withWaits = (command: Command, index: number, all: readonly Command[]): Line[] => {
  const inCase = caseOf(command);
  const begins = inCase !== undefined && (index === 0 || caseOf(all[index - 1]!) !== inCase);
  return begins || LINKS.has(command.mutation) ? [{ await: 'policies' }, command] : [command];
};
