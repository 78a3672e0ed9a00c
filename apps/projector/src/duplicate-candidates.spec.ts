import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { tokensOf } from '#domain/between-offices';
import { LikenessToken, PersonToken, likenessTokens, personTokens } from '#domain/survivor';
import type { Meta } from '#kernel/projections';
import { alikeIn } from './duplicate-candidates.js';
import { freshTables } from './testing/checkpoints.js';

const SELF = '00000000-0000-4000-8000-000000000000';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

const rowsReadIn = ({ Plans: plans = [], ...node }: PlanNode): number => {
  const rows = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
  return plans.reduce((sum, one) => sum + rowsReadIn(one), node['Relation Name'] ? rows : 0);
};

let db: DataSource;
let query: string;
let [likeness, search] = ['', ''];
beforeEach(async () => {
  db = await freshTables([PersonToken, LikenessToken]);
  [likeness, search] = [LikenessToken, PersonToken].map((index) => db.getMetadata(index).tablePath) as [string, string];
  query = alikeIn(likeness, search);
});
afterEach(async () => db.destroy());

const COLUMNS = '"eventId", ordinal, subject, "happenedOn", "recordedFrom", kind, token';
const VALUES = `gen_random_uuid(), 0, person, '2020-02-01', '2020-02-01', kind, token`;

/** Everybody has the family name F and one of fifty given names; one in three has a birthday. */
const recordPeople = async (count: number): Promise<void> => {
  await db.query(
    `CREATE TEMPORARY TABLE people ON COMMIT PRESERVE ROWS AS
     SELECT n, gen_random_uuid() AS person FROM generate_series(1, ${count}) AS n`,
  );
  await db.query(`INSERT INTO ${search} (${COLUMNS}) SELECT ${VALUES} FROM people CROSS JOIN LATERAL (
    VALUES ('name', 'F'), ('name', 'G' || n % 50)) AS sign (kind, token)`);
  await db.query(`INSERT INTO ${likeness} (${COLUMNS}) SELECT ${VALUES} FROM people CROSS JOIN LATERAL (
    VALUES ('name', 'F G' || n % 50), ('birthDate', CASE WHEN n % 3 = 0 THEN 'B' || n % 64 END)) AS sign (kind, token)
    WHERE token IS NOT NULL`);
  await db.query(`DROP TABLE people; ANALYZE ${likeness}; ANALYZE ${search}`);
};

type Sign = readonly [kind: string, token: string];

const add = async (table: string, person: string, signs: readonly Sign[]): Promise<void> => {
  for (const [kind, token] of signs)
    await db.query(
      `INSERT INTO ${table} (${COLUMNS}) VALUES (gen_random_uuid(), 0, $1, '2020-02-01', '2020-02-01', $2, $3)`,
      [person, kind, token],
    );
};

const valuesOf = (whole: readonly Sign[], words: readonly Sign[] = []) =>
  [whole, words].flatMap((signs, index) => [
    signs.map(([kind]) => kind),
    signs.map(([, token]) => token),
    ...(index === 0 ? [SELF, '2020-03-01'] : []),
  ]);

const candidates = async (whole: readonly Sign[], words?: readonly Sign[]): Promise<readonly string[]> =>
  (await db.query<{ subject: string }[]>(query, valuesOf(whole, words))).map(({ subject }) => subject);

const WORDS: readonly Sign[] = [
  ['name', 'F'],
  ['name', 'G7'],
];

describe('the people to compare with somebody', () => {
  it('are found without reading those who share a single word of the name', async () => {
    await recordPeople(4_000);
    const [{ 'QUERY PLAN': plan }] = await db.query<[{ 'QUERY PLAN': readonly [{ Plan: PlanNode }] }]>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${query}`,
      valuesOf(
        [
          ['name', 'F G7'],
          ['birthDate', 'B3'],
        ],
        WORDS,
      ),
    );
    // eighty of the name, and some twenty of the birthday; each row may be counted by two nodes
    expect(rowsReadIn(plan[0].Plan)).toBeLessThan(300);
  });

  it('share the name and another sign, where many have the name', async () => {
    await recordPeople(4_000);
    expect(await candidates([['name', 'F G7']], WORDS)).toEqual([]);
    expect(
      (
        await candidates(
          [
            ['name', 'F G7'],
            ['birthDate', 'B3'],
          ],
          WORDS,
        )
      ).length,
    ).toBeGreaterThan(0);
  });

  it('share the whole name alone, where few have it', async () => {
    await recordPeople(100);
    expect(await candidates([['name', 'F G7']], WORDS)).toHaveLength(2);
    expect(await candidates([['name', 'G7']], [['name', 'G7']])).toEqual([]);
  });

  it('have all words of the name, where one half of theirs was revised', async () => {
    const person = randomUUID();
    await add(search, person, [
      ['name', 'F'],
      ['name', 'G1'],
      ['name', 'G7'],
    ]);
    await add(likeness, person, [
      ['name', 'F G1'],
      ['namePart', 'G7'],
    ]);
    expect(await candidates([['name', 'F G7']], WORDS)).toEqual([person]);
    const others: readonly Sign[] = [
      ['name', 'G7'],
      ['name', 'H'],
    ];
    expect(await candidates([['name', 'G7 H']], others)).toEqual([]);
  });
});

interface NameParts {
  readonly givenName?: string;
  readonly familyName?: string;
}

const [INDEXED, WRITTEN] = [likenessTokens, personTokens].map((index) => index.with((_, word) => word)) as [
  ReturnType<typeof likenessTokens.with>,
  ReturnType<typeof personTokens.with>,
];

const signsIn = ({ on }: typeof INDEXED, type: string, said: NameParts): readonly Sign[] =>
  on[type]!(said as never, { recordedAt: '2020-02-01T00:00:00Z' } as Meta).map((row) => {
    const { kind, token } = row as unknown as { kind: string; token: string };
    return [kind, token];
  });

const pairsOf = (all: readonly { readonly kind: string; readonly token: string }[]): readonly Sign[] =>
  all.map(({ kind, token }) => [kind, token]);

const name = fc.constantFrom('A', 'B', 'A B');
const said = fc.record({ givenName: name, familyName: name }, { requiredKeys: [] });
const people = fc.array(fc.array(said, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 8 });

describe('the people to compare with somebody, whatever was revised of their names', () => {
  it('are all those who have the same name now', async () => {
    await fc.assert(
      fc.asyncProperty(people, async (histories) => {
        await db.query(`TRUNCATE ${likeness}, ${search}`);
        const all = histories.map((history) => ({ id: randomUUID(), now: Object.assign({}, ...history) as NameParts }));
        for (const [index, history] of histories.entries())
          for (const [entry, each] of history.entries()) {
            const type = entry === 0 ? 'ReferralReceived' : 'PersonDetailsRevised';
            await add(likeness, all[index]!.id, signsIn(INDEXED, type, each));
            await add(search, all[index]!.id, signsIn(WRITTEN, type, each));
          }
        const wordsOf = ({ now }: { now: NameParts }) =>
          [now.givenName, now.familyName].join(' ').split(' ').filter(Boolean).toSorted().join(' ');
        for (const one of all) {
          const { whole, words } = tokensOf(one.now, (_, word) => word);
          const found = await candidates(pairsOf(whole), pairsOf(words));
          const same = all.filter((other) => wordsOf(other) !== '' && wordsOf(other) === wordsOf(one));
          expect(found).toEqual(expect.arrayContaining(same.filter((other) => other !== one).map(({ id }) => id)));
        }
      }),
      { numRuns: 40 },
    );
  });
});
