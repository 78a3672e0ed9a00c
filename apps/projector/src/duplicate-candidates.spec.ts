import type { DataSource } from 'typeorm';
import { PersonKey } from '#domain/survivor';
import { OPENED_MAX, alikeIn, type AlikeRow } from './duplicate-candidates.js';
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

/** How many rows of the keys were read. */
const readIn = (node: PlanNode): number => {
  const rows = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
  const below = (node.Plans ?? []).reduce((sum, one) => sum + readIn(one), 0);
  return (node['Relation Name'] === 'person_key' ? rows : 0) + below;
};

let db: DataSource;
let query: string;
beforeEach(async () => {
  db = await freshTables([PersonKey]);
  query = alikeIn(db.getMetadata(PersonKey).tablePath);
});
afterEach(async () => db.destroy());

/** Everybody has the family name F and one of fifty given names; one in three has a birthday. */
const recordPeople = async (count: number): Promise<void> => {
  const table = db.getMetadata(PersonKey).tablePath;
  await db.query(
    `INSERT INTO ${table} ("eventId", ordinal, subject, "happenedOn", "recordedFrom", kind, token, size, spelled, "birthYear")
    SELECT gen_random_uuid(), 0, person, '2020-02-01', '2020-02-01', kind, token, 0, '', 2000
    FROM (SELECT n, gen_random_uuid() AS person FROM generate_series(1, $1) AS n) AS people
    CROSS JOIN LATERAL (
      VALUES ('name', 'F' || n % 50), ('name+birthDate', CASE WHEN n % 3 = 0 THEN 'F' || n % 50 || '+' || n % 2 END)
    ) AS sign (kind, token) WHERE token IS NOT NULL`,
    [count],
  );
  await db.query(`ANALYZE ${table}`);
};

type Sign = readonly [kind: string, token: string];

const valuesOf = (signs: readonly Sign[]) => [
  signs.map(([kind]) => kind),
  signs.map(([, token]) => token),
  SELF,
  '2020-03-01',
  // the index does not have their names word by word
  ['sound'],
  [7],
  [null],
  0,
];

const rowsReadFor = async (signs: readonly Sign[]): Promise<number> => {
  const [{ 'QUERY PLAN': plan }]: [{ 'QUERY PLAN': readonly [{ Plan: PlanNode }] }] = await db.query(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${query}`,
    valuesOf(signs),
  );
  return readIn(plan[0].Plan);
};

const compared = async (signs: readonly Sign[]): Promise<AlikeRow> => {
  const [row]: [AlikeRow] = await db.query(query, valuesOf(signs));
  return row;
};

const candidates = async (signs: readonly Sign[]): Promise<readonly string[]> => (await compared(signs)).alike;

const SIGNS: readonly Sign[] = [
  ['name', 'F6'],
  ['name+birthDate', 'F6+0'],
];

describe('the people to compare with somebody', () => {
  it('are read no further, however many have the same name and birthday', async () => {
    const read: number[] = [];
    for (const count of [2_000, 30_000]) {
      await recordPeople(count);
      read.push(await rowsReadFor(SIGNS));
    }
    expect(Math.max(...read)).toBeLessThanOrEqual(4 * (OPENED_MAX + 1));
  });

  it('are as many as are opened, and those who share a sign say that there are more', async () => {
    await recordPeople(8_000);
    const { alike, sharing } = await compared(SIGNS);
    expect(alike).toHaveLength(OPENED_MAX);
    expect(sharing).toBeGreaterThan(OPENED_MAX);
  });

  it('have a name in common that few have', async () => {
    await recordPeople(500);
    expect(await compared([['name', 'F6']])).toMatchObject({ alike: { length: 10 }, sharing: 10 });
    await recordPeople(50);
    expect(await compared([['name', 'F6']])).toEqual({ alike: [], likely: 0, sharing: 11 });
  });

  it('have a common name in both scripts, if few have it in both', async () => {
    await recordPeople(600);
    const table = db.getMetadata(PersonKey).tablePath;
    await db.query(`INSERT INTO ${table} SELECT gen_random_uuid(), 1, subject, "happenedOn", "recordedFrom", NULL,
      'name+localName', token || '+L', 0, '', 2000 FROM ${table} WHERE kind = 'name' AND token = 'F6' ORDER BY subject LIMIT 3`);
    const both: Sign[] = [
      ['name', 'F6'],
      ['name+localName', 'F6+L'],
    ];
    expect(await candidates(both)).toHaveLength(3);
  });
});
