import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { TEST_STAMP } from '#kernel/event-store/testing';
import { ReleaseCode, ReleasedRow } from '#kernel/projections';
import { releaseCode, type ReleasedCell } from '#reporting/figures';
import { Findings } from './findings.js';
import { auditReleases } from './releases.js';

const knownAt = '2026-10-31T17:00:00.000Z';
const cell = { figure: 'M8', version: 1, unit: 'number', numerator: null, base: null } as const;
const cells: readonly ReleasedCell[] = [
  { ...cell, key: 'total', withheld: false, value: 40 },
  { ...cell, key: 'returning', withheld: true, value: null },
  { ...cell, figure: 'M14', key: 'male', unit: 'share', withheld: false, value: 0.1 + 0.2, numerator: 12, base: 40 },
];

let db: DataSource;
beforeEach(async () => {
  const schema = `releases_${randomUUID().replaceAll('-', '')}`;
  db = new DataSource({
    type: 'postgres',
    url: process.env.TEST_POSTGRES_URL!,
    schema,
    entities: [ReleasedRow, ReleaseCode],
    extra: { options: `-c search_path=${schema}` },
  });
  await db.initialize();
  await db.query(`CREATE SCHEMA ${schema}`);
  await db.synchronize();
  const rows = cells.map((one) => ({ ...one, year: 2020, knownAt }));
  await db.getRepository(ReleasedRow).insert(rows);
  const code = releaseCode(TEST_STAMP.keys, { year: 2020, knownAt, cells });
  await db.getRepository(ReleaseCode).insert({ year: 2020, knownAt, code });
});
afterEach(() => db?.destroy());

const verified = async () => {
  const findings = new Findings();
  const releases = await auditReleases(db, TEST_STAMP.keys, findings);
  return { releases, found: findings.named.map(({ what }) => what) };
};

describe('the released figures', () => {
  it('are sound as the service released them', async () => {
    expect(await verified()).toEqual({ releases: { years: 1, withoutCode: 0 }, found: [] });
  });

  it.each([
    ['another number', `UPDATE released_cell SET value = 41 WHERE key = 'total'`],
    ['a number that was withheld', `UPDATE released_cell SET withheld = false, value = 3 WHERE key = 'returning'`],
    ['a number that was shown withheld', `UPDATE released_cell SET withheld = true WHERE key = 'male'`],
    ['one number fewer', `DELETE FROM released_cell WHERE key = 'total'`],
    ['no number', `DELETE FROM released_cell`],
    [
      'one number more',
      `INSERT INTO released_cell SELECT year, "knownAt", 'M9', key, version, unit, withheld, value FROM released_cell WHERE key = 'total'`,
    ],
    ['the code of another release', `UPDATE release_code SET year = 2021; UPDATE released_cell SET year = 2021`],
  ])('are found if somebody who may write the tables made them %s', async (_, sql) => {
    await db.query(sql);
    const { found } = await verified();
    expect(found).toEqual([expect.stringMatching(/^the figures of 202[01], released as known at .*, were changed/)]);
  });

  it('of a former version are counted, because nothing proves them', async () => {
    await db.query('DELETE FROM release_code');
    expect(await verified()).toEqual({ releases: { years: 1, withoutCode: 1 }, found: [] });
  });

  it('are read where no projector of this version has made the table of codes yet', async () => {
    await db.query('DROP TABLE release_code');
    expect(await verified()).toEqual({ releases: { years: 1, withoutCode: 1 }, found: [] });
  });

  it('are counted by years that show a number, and each code is checked', async () => {
    const withheld = { ...cell, key: 'total', withheld: true, value: null, year: 2019 };
    const monthEnds = ['2026-09-30T17:00:00.000Z', knownAt];
    for (const at of monthEnds) await db.getRepository(ReleasedRow).insert({ ...withheld, knownAt: at });
    await db
      .getRepository(ReleasedRow)
      .insert({ ...cell, key: 'total', withheld: false, value: 40, year: 2020, knownAt: monthEnds[0]! });
    expect(await verified()).toEqual({ releases: { years: 1, withoutCode: 1 }, found: [] });
    const code = TEST_STAMP.keys.codeOf('another');
    await db.getRepository(ReleaseCode).insert({ year: 2019, knownAt, code });
    expect((await verified()).found).toEqual([expect.stringMatching(/^the figures of 2019/)]);
  });
});
