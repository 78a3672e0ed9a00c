import type { DataSource } from 'typeorm';
import { PersonToken } from '#domain/survivor';
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

/** How many rows of the tokens were read below; what counts them stops at a limit, and reads an index where it can. */
const readBelow = ({ Plans: plans = [] }: PlanNode): number =>
  plans.filter((node) => node['Node Type'] !== 'Limit').reduce((sum, node) => sum + readIn(node), 0);

const readIn = (node: PlanNode): number => {
  const rows = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
  return (node['Relation Name'] === 'person_token' ? rows : 0) + readBelow(node);
};

let db: DataSource;
let query: string;
beforeEach(async () => {
  db = await freshTables([PersonToken]);
  query = alikeIn(db.getMetadata(PersonToken).tablePath);
});
afterEach(async () => db.destroy());

/** Everybody has the family name F and one of fifty or fewer given names; one in three has a birthday. */
const recordPeople = async (count: number, givenNames = 50): Promise<void> => {
  const table = db.getMetadata(PersonToken).tablePath;
  await db.query(
    `INSERT INTO ${table} ("eventId", ordinal, subject, "happenedOn", "recordedFrom", kind, token)
    SELECT gen_random_uuid(), 0, person, '2020-02-01', '2020-02-01', kind, token
    FROM (SELECT n, gen_random_uuid() AS person FROM generate_series(1, $1) AS n) AS people
    CROSS JOIN LATERAL (
      VALUES ('name', 'F'), ('name', 'G' || n % $2), ('birthDate', CASE WHEN n % 3 = 0 THEN 'B' || n % 64 END)
    ) AS sign (kind, token) WHERE token IS NOT NULL`,
    [count, givenNames],
  );
  await db.query(`ANALYZE ${table}`);
};

type Sign = readonly [kind: string, token: string];

const rowsReadFor = async (signs: readonly Sign[]): Promise<number> => {
  const values = [signs.map(([kind]) => kind), signs.map(([, token]) => token), SELF, '2020-03-01'];
  const [{ 'QUERY PLAN': plan }]: [{ 'QUERY PLAN': readonly [{ Plan: PlanNode }] }] = await db.query(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${query}`,
    values,
  );
  return readBelow(plan[0].Plan);
};

const candidates = async (signs: readonly Sign[]): Promise<readonly string[]> => {
  const values = [signs.map(([kind]) => kind), signs.map(([, token]) => token), SELF, '2020-03-01'];
  const rows: { subject: string }[] = await db.query(query, values);
  return rows.map(({ subject }) => subject);
};

describe('the people to compare with somebody', () => {
  it('are few of those who have the same family name, and the others are not read', async () => {
    await recordPeople(4_000);
    const signs: Sign[] = [
      ['name', 'F'],
      ['name', 'G7'],
      ['birthDate', 'B3'],
    ];
    expect(await rowsReadFor(signs)).toBeLessThan(2_000);
    expect((await candidates(signs)).length).toBeGreaterThan(0);
  });

  it('are those with the rarer of two frequent names, in whichever order they are said', async () => {
    await recordPeople(6_000, 3);
    const [family, given]: Sign[] = [
      ['name', 'F'],
      ['name', 'G1'],
    ];
    // two thousand people with two or three tokens each, and not all six thousand
    for (const signs of [
      [family!, given!],
      [given!, family!],
    ])
      expect(await rowsReadFor(signs)).toBeLessThan(8_000);
  });

  it('of one frequent name are not read a second time', async () => {
    await recordPeople(4_000);
    expect(await rowsReadFor([['name', 'F']])).toBeLessThanOrEqual(4_000);
  });

  it('have all tokens of a name, and not only its rarest one', async () => {
    await recordPeople(100);
    const both = await candidates([
      ['name', 'F'],
      ['name', 'G7'],
    ]);
    expect(both).toHaveLength(2);
    const another = await candidates([
      ['name', 'G7'],
      ['name', 'of nobody'],
    ]);
    expect(another).toEqual([]);
  });
});
