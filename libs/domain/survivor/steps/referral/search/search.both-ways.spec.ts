import type { Actor } from '#kernel/decider';
import { chanceOf } from '../../../testing/chance.js';
import { WAYS, searchFixture, type SearchFixture } from '../../../testing/search-fixture.js';
import { FAMILY_NAMES, GIVEN_NAMES } from '../../../names/testing/people.js';
import { respeltKhmer, respeltLatin } from '../../../names/testing/respelt.js';
import type { PersonDescription } from '../duplicates/duplicates.rules.js';
import { searchReasons, type SearchTerms } from './search.rules.js';

const SEED = 2026;
const PEOPLE = 160;

const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };
const rithy: Actor = { ...sokha, id: 'rithy', office: 'Poipet' };
const sophea: Actor = { ...sokha, id: 'sophea', role: 'SUPERVISOR' };

const namesIn = (list: string, count: number) =>
  list
    .trim()
    .split(/,\s*/)
    .slice(0, count)
    .map((entry) => entry.split(' ') as [latin: string, khmer: string]);
const [FAMILY, GIVEN] = [namesIn(FAMILY_NAMES, 6), namesIn(GIVEN_NAMES, 8)];

/** Few names, so that many share each, in one script or in both, in one word or in two, in one field or in two. */
const drawPerson = (n: number, chance: ReturnType<typeof chanceOf>): PersonDescription => {
  const [family, familyKhmer] = FAMILY[chance(5)]!;
  const [given, givenKhmer] = GIVEN[chance(7)]!;
  const latin = { familyName: family, givenName: given };
  const khmer = { localFamilyName: familyKhmer, localGivenName: givenKhmer };
  const drawn: PersonDescription[] = [
    { ...latin, ...khmer },
    { familyName: respeltLatin(family, chance), givenName: given, ...khmer },
    { ...latin, localFamilyName: familyKhmer, localGivenName: respeltKhmer(givenKhmer, chance) },
    latin,
    khmer,
    { givenName: given },
    { ...latin, givenName: `Srey ${given}` },
    { givenName: `${family} ${given}` },
    { familyName: family, givenName: family, ...khmer },
  ];
  return { ...drawn[n % drawn.length]!, ...(n % 4 > 0 && { birthYear: 2000 + chance(4) }) };
};

const SOUGHT: readonly SearchTerms[] = [
  ...FAMILY.slice(0, 2).flatMap(([latin, khmer]) => [latin, khmer, latin.toUpperCase(), `${latin} ${latin}`]),
  ...GIVEN.slice(0, 2).flatMap(([latin, khmer]) => [latin, khmer, `Srey ${latin}`, `Srey${latin.toLowerCase()}`]),
  ...FAMILY.slice(0, 2).flatMap(([family, familyKhmer]) =>
    GIVEN.slice(0, 2).flatMap(([given, givenKhmer]) => [
      `${family} ${given}`,
      `${givenKhmer} ${familyKhmer}`,
      `${family} Srey ${given}`,
      family + given,
    ]),
  ),
  's',
  'ស',
  '%',
  "' OR true --",
  '{"kind":"sound"}',
  '\\',
  '🙂',
  '王',
  'a b c d e f g h',
  'Sok '.repeat(20),
].flatMap((name) => [{ name }, { name, birthYear: 2002 }]);

let at: SearchFixture;
const people = new Map<string, PersonDescription>();
beforeAll(async () => {
  at = await searchFixture();
  const chance = chanceOf(SEED);
  for (let n = 0; n < PEOPLE; n += 1) {
    const person = drawPerson(n, chance);
    const by = n % 5 === 0 ? rithy : sokha;
    const id = await at.receive(by, person as object);
    const revised = n % 7 === 0 ? { givenName: GIVEN[chance(7)]![0], ...(n % 2 && { birthYear: 2002 }) } : undefined;
    if (revised) await at.ask(id, by, 'RevisePersonDetails', revised);
    if (by === sokha) people.set(id, { ...person, ...revised });
  }
  await at.project();
  at.search.candidatesAtOnce = 7;
}, 120_000);
afterAll(() => at.drop());

/** All pages, one after the other. */
const allOf = async (by: Actor, { name, birthYear }: SearchTerms): Promise<readonly string[]> => {
  const cursors: string[] = [];
  for (let after = ''; ;) {
    const { edges, pageInfo } = await at.page(by, {
      name,
      first: 9,
      ...(birthYear && { birthYear }),
      ...(after && { after }),
    });
    cursors.push(...edges.map(({ cursor, node }) => `${cursor} ${node.reasons.join(' ')}`));
    if (!pageInfo.hasNextPage) return cursors;
    after = pageInfo.endCursor!;
  }
};

const idsIn = (found: readonly string[]) => found.map((one) => one.slice(2, 38));

describe(`among ${PEOPLE} people, many with the same name`, () => {
  it('a search finds each survivor of the reader whose name agrees, once, and nobody else', async () => {
    for (const { max } of WAYS) {
      at.search.subjects.max = max;
      for (const sought of SOUGHT) {
        const agree = [...people].filter(([, person]) => searchReasons(sought)(person)).map(([id]) => id);
        const found = idsIn(await allOf(sophea, sought));
        expect({ sought, found: found.toSorted() }).toEqual({ sought, found: agree.toSorted() });
      }
    }
  }, 120_000);

  it('both ways give the same places, and in their order', async () => {
    for (const sought of SOUGHT) {
      at.search.subjects.max = 1_000;
      const ownOnes = await allOf(sokha, sought);
      at.search.subjects.max = -1;
      expect(await allOf({ ...sokha }, sought)).toEqual(ownOnes);
      expect(ownOnes).toEqual(ownOnes.toSorted());
    }
  }, 120_000);
});
