import type { DataSource } from 'typeorm';
import { PersonKey, personKeys, type PersonDescription } from '#domain/survivor';
import { digestWith, tokenWith } from '#kernel/integrity';
import { findAlike, type AlikeRow } from './duplicate-candidates.js';
import { freshTables } from './testing/checkpoints.js';

/** As they are stored: one of 64 for each word, so that strangers have many in common. */
const token = tokenWith(digestWith(Buffer.from('a key')));

const STRANGERS = 1_000;
const PAIRS = 50;

const LATIN = ['ka', 'cho', 'na', 'ti', 'ma', 'ro', 'li', 'va', 'so', 'pheap'];
const KHMER = ['ក', 'ច', 'ន', 'ត', 'ម', 'រ', 'ល', 'វ', 'ស', 'ភ'];

const syllables = (of: readonly string[], n: number) => [...String(n)].map((digit) => of[Number(digit)]).join('');

/** Family names that some twenty have in common, and given names of two or three. */
const nameOf = (n: number): PersonDescription => ({
  familyName: syllables(LATIN, 100 + (n % 53)),
  givenName: syllables(LATIN, 1_000 + (n % 419)),
  localFamilyName: syllables(KHMER, 100 + (n % 53)),
  localGivenName: syllables(KHMER, 1_000 + (n % 419)),
});

const day = (n: number) => new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10);

const stranger = (n: number): PersonDescription => ({
  ...nameOf(n),
  birthDate: day((n * 37) % 3_000),
  ...(n % 3 === 0 && { contact: { value: `012 ${100_000 + n}` } }),
});

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
/** As the index has them. */
const keysOf = personKeys.with(token).on['ReferralReceived'] as (person: object, meta: object) => readonly PersonKey[];

let db: DataSource;
beforeAll(async () => {
  db = await freshTables([PersonKey]);
});
beforeEach(async () => {
  await db.query(`TRUNCATE ${db.getMetadata(PersonKey).tablePath}`);
  await record(Array.from({ length: STRANGERS }, (_, n) => stranger(n)));
});
afterAll(() => db.destroy());

/** The first has the id of `from`, and so on. */
const record = async (people: readonly PersonDescription[], from = 0): Promise<void> => {
  const rows = people.flatMap((person, n) =>
    keysOf(person, { recordedAt: '2020-02-01T00:00:00.000Z' }).map((key) => ({ ...key, subject: idOf(from + n) })),
  );
  await db.query(
    `INSERT INTO ${db.getMetadata(PersonKey).tablePath}
       ("eventId", ordinal, subject, "happenedOn", "recordedFrom", kind, token, size, spelled, "birthYear")
     SELECT gen_random_uuid(), 0, subject, '2020-02-01', '2020-02-01', kind, token, size, spelled, "birthYear"
     FROM jsonb_to_recordset($1::jsonb)
       AS one (subject uuid, kind text, token text, size int, spelled text, "birthYear" int)`,
    [JSON.stringify(rows)],
  );
};

const compared = (survivorId: string, person: PersonDescription): Promise<AlikeRow> =>
  findAlike(db, token, { survivorId, person, upTo: '2020-03-01' });

const candidatesFor = async (id: string, person: PersonDescription): Promise<readonly string[]> =>
  (await compared(id, person)).alike;

interface Pairs {
  readonly have: string;
  readonly one: (person: PersonDescription) => PersonDescription;
  readonly other: (person: PersonDescription) => PersonDescription;
}

const latin = ({ familyName, givenName }: PersonDescription) => ({ familyName, givenName });
const khmer = ({ localFamilyName, localGivenName }: PersonDescription) => ({ localFamilyName, localGivenName });
const born = ({ birthDate }: PersonDescription) => ({ birthDate });
const LONG = 'Ka Cho Na Ti Ma Ro Li';
const phone = { contact: { value: '+855 92 555 777' } };

const SHARED: readonly Pairs[] = [
  { have: 'nothing in common but the name in Latin letters', one: latin, other: latin },
  { have: 'nothing in common but the name in Khmer letters', one: khmer, other: khmer },
  {
    have: 'nothing in common but the name, in another order',
    one: latin,
    other: ({ familyName, givenName }) => ({ familyName: givenName, givenName: familyName }),
  },
  {
    have: 'nothing in common but the name, divided between the fields in another way',
    one: ({ familyName, givenName }) => ({ familyName, givenName: `Srey ${givenName}` }),
    other: ({ familyName, givenName }) => ({ familyName: `${givenName} Srey`, givenName: familyName }),
  },
  {
    have: 'nothing in common but a name of more words than the index has of a field',
    one: ({ familyName, givenName }) => ({ familyName, givenName: `${givenName} ${LONG}` }),
    other: ({ familyName, givenName }) => ({ familyName: `${LONG} ${givenName}`, givenName: familyName }),
  },
  {
    have: 'the birth date, its year and the contact in common, and no name',
    one: (person) => ({ ...born(person), ...phone, birthYear: 2010 }),
    other: (person) => ({ ...nameOf(7), ...born(person), ...phone, birthYear: 2010 }),
  },
  {
    have: 'the name and the birth date in common',
    one: (person) => ({ ...latin(person), ...born(person) }),
    other: (person) => ({ ...latin(person), ...born(person) }),
  },
  {
    have: 'the birth date and the contact in common, and no name',
    one: (person) => ({ ...born(person), ...phone }),
    other: (person) => ({ ...nameOf(7), ...born(person), contact: { value: '092 555777' } }),
  },
];

/** The ones, and then the others in the same order. */
const recordPairs = async ({ one, other }: Pick<Pairs, 'one' | 'other'>) => {
  const people = Array.from({ length: PAIRS }, (_, n) => ({ ...nameOf(5_000 + 7 * n), birthDate: day(4_000 + n) }));
  const [ones, others] = [people.map(one), people.map(other)];
  await record([...ones, ...others], STRANGERS);
  return ones.map((person, n) => ({ id: idOf(STRANGERS + n), otherId: idOf(STRANGERS + PAIRS + n), person }));
};

describe(`among ${STRANGERS} strangers who share tokens by chance`, () => {
  it.each(SHARED)('each of two people who have $have is compared with the other', async (shared) => {
    const missed: string[] = [];
    for (const { id, otherId, person } of await recordPairs(shared))
      if (!(await candidatesFor(id, person)).includes(otherId)) missed.push(otherId);
    expect(missed).toEqual([]);
  });

  it('hardly anybody else is compared with somebody', async () => {
    const counts = { likely: 0, opened: 0 };
    for (const { id, person } of await recordPairs({ one: latin, other: latin })) {
      const { likely, alike } = await compared(id, { ...person, birthDate: '2010-01-01', ...phone });
      counts.likely += likely - 1;
      counts.opened += alike.length - 1;
    }
    expect(counts.likely).toBeGreaterThan(PAIRS / 2);
    expect(counts.opened).toBeLessThan(PAIRS / 10);
  });

  it('nobody is compared who was born in another year, where only birth date and contact may be the same', async () => {
    const person = { birthDate: '2010-01-01', birthYear: 2010, ...phone };
    const sameTokens = (birthYear: number) => ({ ...person, birthYear });
    await record([sameTokens(2009), sameTokens(2010), { birthDate: person.birthDate, ...phone }], STRANGERS);
    const found = await candidatesFor(idOf(9_999), person);
    expect(found.filter((id) => id >= idOf(STRANGERS))).toEqual([idOf(STRANGERS + 1), idOf(STRANGERS + 2)]);
  });

  it('a name that more than ten have is one beside the year of birth, if few were born in it', async () => {
    const person = latin(nameOf(5_000));
    const others = Array.from({ length: 40 }, (_, n) => ({ ...person, birthYear: 1960 + (n % 20) }));
    await record([...others, { ...person, birthYear: 2004 }], STRANGERS);
    expect(await candidatesFor(idOf(9_999), { ...person, birthYear: 2004 })).toContain(idOf(STRANGERS + 40));
    await record(
      Array.from({ length: 10 }, () => ({ ...person, birthYear: 2004 })),
      STRANGERS + 41,
    );
    expect(await candidatesFor(idOf(9_999), { ...person, birthYear: 2004 })).toEqual([]);
  });

  it('a name that more than ten have is no reason alone, and one beside the birth date', async () => {
    const person = nameOf(5_000);
    const birthDate = day(4_000);
    await record([...Array.from({ length: 11 }, () => person), { ...person, birthDate }], STRANGERS);
    const { alike, sharing } = await compared(idOf(9_999), latin(person));
    expect(alike).toEqual([]);
    expect(sharing).toBeGreaterThan(10);
    expect(await candidatesFor(idOf(9_999), { ...latin(person), birthDate })).toContain(idOf(STRANGERS + 11));
  });
});
