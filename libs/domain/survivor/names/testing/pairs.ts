import { chanceOf, type Chance } from '../../testing/chance.js';
import { FAMILY_NAMES, GIVEN_NAMES, NEIGHBOURS } from './people.js';
import { respeltKhmer, respeltLatin, withSlip } from './respelt.js';

/** A person on record, and a name to search for: of the same person, or of another. */
export interface Pair {
  readonly about: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly localGivenName?: string;
  readonly localFamilyName?: string;
  readonly birthYear: number;
  readonly sought: string;
}

interface Name {
  readonly latin: string;
  readonly khmer: string;
}

const namesIn = (list: string): readonly Name[] =>
  list
    .trim()
    .split(/,\s*/)
    .map((entry) => entry.split(' '))
    .map(([latin, khmer]) => ({ latin: latin!, khmer: khmer! }));

const FAMILY = namesIn(FAMILY_NAMES);
const GIVEN = namesIn(GIVEN_NAMES);

const pickOne = <Value>(chance: Chance, values: readonly Value[]): Value => values[chance(values.length - 1)]!;

const pickAnother = <Value>(chance: Chance, values: readonly Value[], than: Value): Value =>
  pickOne(
    chance,
    values.filter((value) => value !== than),
  );

type Way = (family: Name, given: Name, chance: Chance) => Omit<Pair, 'about' | 'birthYear'>;

const latin = (family: Name, given: Name) => ({ givenName: given.latin, familyName: family.latin });
const khmer = (family: Name, given: Name) => ({ localGivenName: given.khmer, localFamilyName: family.khmer });

const SAME: Readonly<Record<string, Way>> = {
  'spelt in another way': (family, given, chance) => ({
    ...latin(family, given),
    sought: `${respeltLatin(family.latin, chance)} ${respeltLatin(given.latin, chance)}`,
  }),
  'the given name first': (family, given, chance) => ({
    ...latin(family, given),
    sought: `${respeltLatin(given.latin, chance)} ${family.latin}`,
  }),
  'the fields changed about': (family, given, chance) => ({
    givenName: family.latin,
    familyName: given.latin,
    sought: `${family.latin} ${respeltLatin(given.latin, chance)}`,
  }),
  'without the family name': (family, given, chance) => ({
    ...latin(family, given),
    sought: respeltLatin(given.latin, chance),
  }),
  'no family name on record': (family, given, chance) => ({
    givenName: given.latin,
    sought: `${family.latin} ${respeltLatin(given.latin, chance)}`,
  }),
  'all in one field, in two words or in one': (family, given, chance) => ({
    givenName: `${family.latin} ${given.latin}`,
    sought: chance(1)
      ? family.latin + respeltLatin(given.latin, chance).toLowerCase()
      : `${family.latin} ${given.latin}`,
  }),
  'a slip of the finger': (family, given, chance) => ({
    ...latin(family, given),
    sought: `${family.latin} ${withSlip(given.latin, chance)}`,
  }),
  'in Khmer, typed in another way': (family, given, chance) => ({
    ...khmer(family, given),
    sought: `${respeltKhmer(family.khmer, chance)} ${respeltKhmer(given.khmer, chance)}`,
  }),
  'in Khmer, the given name first': (family, given, chance) => ({
    ...khmer(family, given),
    sought: `${respeltKhmer(given.khmer, chance)} ${family.khmer}`,
  }),
  'in Khmer, without the family name': (family, given, chance) => ({
    ...khmer(family, given),
    sought: respeltKhmer(given.khmer, chance),
  }),
};

const OTHER: Readonly<Record<string, Way>> = {
  'another person': (family, given, chance) => ({
    ...latin(family, given),
    sought: `${pickAnother(chance, FAMILY, family).latin} ${pickAnother(chance, GIVEN, given).latin}`,
  }),
  'another person of the family': (family, given, chance) => ({
    ...latin(family, given),
    sought: `${family.latin} ${pickAnother(chance, GIVEN, given).latin}`,
  }),
  'another family’s': (family, given, chance) => ({
    ...latin(family, given),
    sought: `${pickAnother(chance, FAMILY, family).latin} ${given.latin}`,
  }),
  'a name that is nearly the same': (family, _, chance) => {
    const [recorded, other] = pickOne(chance, NEIGHBOURS);
    return { givenName: recorded, familyName: family.latin, sought: `${family.latin} ${other}` };
  },
  'in Khmer, another person of the family': (family, given, chance) => ({
    ...khmer(family, given),
    sought: `${family.khmer} ${pickAnother(chance, GIVEN, given).khmer}`,
  }),
};

const makePairs = (ways: Readonly<Record<string, Way>>, count: number, chance: Chance): Pair[] => {
  const all = Object.entries(ways);
  return Array.from({ length: count }, (_, index) => {
    const [about, way] = all[index % all.length]!;
    return { about, birthYear: 1985 + chance(25), ...way(pickOne(chance, FAMILY), pickOne(chance, GIVEN), chance) };
  });
};

/** Equally many of each kind, and the same ones for the same seed. */
export const pairs = (
  count: number,
  seed: number,
): { readonly same: readonly Pair[]; readonly other: readonly Pair[] } => {
  const chance = chanceOf(seed);
  return { same: makePairs(SAME, count, chance), other: makePairs(OTHER, count, chance) };
};
