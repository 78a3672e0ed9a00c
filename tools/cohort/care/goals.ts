import { daysAfter, type Day, type WithoutErased } from '#kernel/decider';
import type { ServiceType } from '../../../libs/domain/directory/services.codes.js';
import type { Goal as StoredGoal } from '../../../libs/domain/survivor/steps/plan/plan.events.js';
import { CASES } from '../court.js';
import { chapter, idOf, isChild, type Life, type Stay } from '../life.js';

export type Need = 'health' | 'mind' | 'learning' | 'home' | 'justice' | 'papers';
type Words = { readonly aims: readonly string[]; readonly wishes: readonly string[]; readonly services: ServiceType[] };
export type Goal = WithoutErased<StoredGoal>;
type Wording = Pick<Goal, 'domain'> & { readonly child: Words; readonly adult: Words };

const CARE: ServiceType[] = ['Medical', 'Dental'];
const TALK: ServiceType[] = ['Counselling', 'Psychological'];
const LEGAL: ServiceType[] = ['LegalAid'];
const AT_HOME: ServiceType[] = ['FamilySupport', 'OtherCommunityCare'];
const SKILLS: ServiceType[] = ['EducationSponsorship', 'ComputerTraining', 'LifeSkills', 'DeviceProvision'];

const same = (aims: readonly string[], wishes: readonly string[], services: ServiceType[]) => {
  const words = { aims, wishes, services };
  return { child: words, adult: words };
};

const serving = (need: Need, services: readonly ServiceType[]) =>
  Object.fromEntries(services.map((service) => [service, need]));

const WORDING: Readonly<Record<Need, Wording>> = {
  health: {
    domain: 'HealthCareServices',
    ...same(
      ['Sees a doctor and a dentist, and what they find is treated.', 'Is examined, vaccinated and free of pain.'],
      ['I want my tooth to stop hurting.', 'I do not want to go there alone.'],
      CARE,
    ),
  },
  mind: {
    domain: 'EmotionalHealth',
    ...same(
      ['Sleeps through the night, and has somebody to talk to.', 'Knows what helps when the memories come.'],
      ['I want to stop being afraid at night.', 'I would like to talk, but not about everything yet.'],
      TALK,
    ),
  },
  learning: {
    domain: 'EducationAndWork',
    child: {
      aims: ['Goes to school every day and passes the year.', 'Reads and writes as well as the others of the class.'],
      wishes: ['I want to be a teacher.', 'I want to sit beside my friend.', 'I want to learn to read the signs.'],
      services: [...SKILLS, 'Tutoring', 'OnlineClass'],
    },
    adult: {
      aims: ['Earns enough to live on, near home.', 'Learns a trade and finds work that is paid every month.'],
      wishes: ['I want to pay my own rent.', 'I want to sell food that people come back for.'],
      services: [...SKILLS, 'VocationalTraining', 'SmallBusinessSupport'],
    },
  },
  home: {
    domain: 'Shelter',
    child: {
      aims: [
        'Lives where nobody hits and nobody sends children out to earn.',
        'Belongs to a family that keeps in touch.',
      ],
      wishes: ['I want to stay here.', 'I want to see my little brother on Sundays.'],
      services: [...AT_HOME, 'FosterCareSponsorship'],
    },
    adult: {
      aims: ['Lives in a room with a lock, whose rent is paid on time.', 'Is on good terms with the neighbours.'],
      wishes: ['I want my own key.', 'I want my mother to visit me.'],
      services: [...AT_HOME, 'AssistedRent'],
    },
  },
  justice: {
    domain: 'LegalProtection',
    ...same(
      ['Is heard by the court once, prepared and accompanied, and is protected from the accused.'],
      ['I want him to say that it was true.', 'I do not want to see them in the room.'],
      LEGAL,
    ),
  },
  papers: {
    domain: 'LegalProtection',
    ...same(
      ['Has a birth certificate, and is entered in the family book.'],
      ['I want a card with my name on it.'],
      LEGAL,
    ),
  },
};

/** Which goal a service serves; the others are help in need, and wait for no plan. */
const SERVES: Partial<Readonly<Record<ServiceType, Need>>> = {
  ...serving('health', CARE),
  ...serving('mind', TALK),
  ...serving('learning', [...SKILLS, 'Tutoring', 'OnlineClass', 'VocationalTraining', 'SmallBusinessSupport']),
  ...serving('home', [...AT_HOME, 'FosterCareSponsorship', 'AssistedRent']),
  ...serving('justice', LEGAL),
};

/** A person without documents needs new ones, and a person in court needs a lawyer. */
const needsOf = ({ person }: Life): Need[] => [
  'health',
  'mind',
  'learning',
  'home',
  ...(person.key in CASES ? (['justice'] as const) : []),
  ...(person.repatriated ? (['papers'] as const) : []),
];

export const goalId = (life: Life, stay: Stay, need: Need): string => idOf(life, `goal/${need}/${stay.from}`);

export const goalServedBy = (life: Life, stay: Stay, type: ServiceType): string | undefined => {
  const need = SERVES[type];
  return need && needsOf(life).includes(need) ? goalId(life, stay, need) : undefined;
};

/** What a plan of that day is for: in the same words a year later, without what was reached by then. */
export const goalsOn = (
  life: Life,
  stay: Stay,
  on: Day,
  { reached = [], wishes }: { readonly reached?: readonly Need[]; readonly wishes: boolean },
): Goal[] =>
  needsOf(life)
    .filter((need) => !reached.includes(need))
    .map((need) => {
      const { domain, child, adult } = WORDING[need];
      const words = isChild(life.person, stay.from) ? child : adult;
      const { random } = chapter(life, `goal/${need}/${stay.from}`);
      return {
        goalId: goalId(life, stay, need),
        domain,
        aim: random.pick(words.aims),
        ...(wishes ? { survivorsWish: random.pick(words.wishes) } : {}),
        services: words.services,
        dueOn: daysAfter(on, 365),
      };
    });
