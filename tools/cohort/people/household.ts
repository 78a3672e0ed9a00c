import type { GuardianKin } from '../../../libs/domain/survivor/steps/consent/consent.codes.js';
import type {
  HouseholdRelation,
  HouseholdSafety,
} from '../../../libs/domain/survivor/steps/referral/referral.codes.js';
import { chapter, idOf, isChild, type Life } from '../life.js';
import { step, type Step } from '../line.js';
import { randomName } from './names.js';

/** The household members named in the interview, and later the carers. */
export const household = (story: Life): Step[] => {
  const life = chapter(story, 'household');
  return [...atFirst(life), ...takenIn(life)];
};

type Member = readonly [relation: HouseholdRelation, safe: HouseholdSafety, note: string];

const atFirst = (life: Life): Step[] => {
  const { person, random, worker } = life;
  const episodes = 'episodes' in person.decision ? person.decision.episodes : [];
  const kin = [...new Set(episodes.flatMap(({ recruiterKin = [] }) => recruiterKin))];
  const besides = random.pick(isChild(person, person.heard) ? CHILDS : ADULTS);
  const harmed = random.shuffled(HARMED);
  const members: Member[] = [...kin.map((one, index): Member => [one, 'No', harmed[index % harmed.length]!]), besides];
  return members.map(([relation, safe, note], index) =>
    step(
      worker,
      'recordHouseholdMember',
      { memberId: idOf(life, `member/${index}`), relation, safe, name: randomName(random), note },
      person.heard,
    ),
  );
};

const HARMED = [
  'Decides who earns and how much. Was not at home when we came.',
  'Drinks, owes money to a lender in the market, and shouts at visitors.',
];

const CHILDS: readonly Member[] = [
  ['Sibling', 'Unknown', 'Younger; still goes to school. We look after both.'],
  ['Sibling', 'Yes', 'Older; works in a garment factory and comes home on Sundays.'],
  ['Grandparent', 'Yes', 'Cooks for everybody, and worries.'],
  ['NotRelated', 'Unknown', 'A lodger, who sleeps in the house in the dry season.'],
];

const ADULTS: readonly Member[] = [
  ['Child', 'Yes', 'Stays with a neighbour until the parent is back.'],
  ['Mother', 'Yes', 'Ill; waits for money from abroad.'],
  ['Partner', 'Unknown', 'Has not been heard of for months.'],
];

/** A child lives with a carer; details unknown at first may be known by then. */
const takenIn = (life: Life): Step[] => {
  const { person, random } = life;
  return life.stays.flatMap(({ from, home, worker }, index) => {
    const kin = index > 0 ? person.back?.guardian.kin : person.guardian?.kin;
    const relation =
      home === 'Foster' ? 'FosterParent' : home === 'Kinship' || home === 'Parents' ? kinOf(kin) : undefined;
    if (!relation || !isChild(person, from)) return [];
    const memberId = idOf(life, `home/${from}`);
    const note =
      home === 'Foster'
        ? 'Trained as a foster parent; two children of their own.'
        : 'Took the child in, and was visited twice before.';
    return [
      step(worker, 'recordHouseholdMember', { memberId, relation, safe: 'Yes', name: randomName(random), note }, from),
    ];
  });
};

const kinOf = (kin: GuardianKin | undefined): HouseholdRelation | undefined =>
  kin === 'None' || kin === undefined ? undefined : kin;
