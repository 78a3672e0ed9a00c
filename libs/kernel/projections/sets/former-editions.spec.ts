import type { DataSource } from 'typeorm';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Checkpoint } from '../projector/checkpoint.js';
import { View } from '../fold/view.js';
import { viewsDatabase } from '../testing/database.js';
import { dropAllRetired, emptyFormerEditions, noteEditions } from './former-editions.js';
import { assertTablesFit } from './migration.js';

/** A search index whose tokens have been made in another way since its second edition. */
const tokensOf = (edition?: number) => {
  class Token extends View {
    static readonly edition = edition;
    @PrimaryColumn('uuid') subject!: string;
    @Column('text') token!: string;
  }
  Entity('token')(Token);
  return Token;
};

const SUBJECT = '00000000-0000-4000-8000-000000000001';
const fill = async (db: DataSource) => {
  const { tablePath } = db.getMetadata('Token');
  const columns = db.getMetadata('Token').columns.map(({ databaseName }) => databaseName);
  const row = { subject: SUBJECT, token: 'former', revision: 0, position: 7, lastEventId: SUBJECT, sealed: [] };
  await db.query(
    `INSERT INTO ${tablePath} (${columns.map((name) => `"${name}"`).join(', ')})
     SELECT ${columns.map((name) => `"${name}"`).join(', ')} FROM jsonb_populate_record(NULL::${tablePath}, $1)`,
    [JSON.stringify(row)],
  );
  await db.query(`INSERT INTO checkpoint (name, position, origin) VALUES ('token', 7, 'x')`);
};
const contents = async (db: DataSource) => [
  (await db.query(`SELECT count(*)::int AS rows FROM ${db.getMetadata('Token').tablePath}`))[0].rows,
  (await db.query(`SELECT count(*)::int AS places FROM checkpoint WHERE name = 'token'`))[0].places,
];

let database: Awaited<ReturnType<typeof viewsDatabase>>;
beforeEach(async () => {
  database = await viewsDatabase();
});
afterEach(() => database.drop());

describe('a table that no rebuild makes again', () => {
  it('is filled again from the first event once its class has another edition', async () => {
    await fill(await database.connect([Checkpoint, tokensOf()]));
    const db = await database.connect([Checkpoint, tokensOf(2)]);
    await emptyFormerEditions(db);
    expect(await contents(db)).toEqual([0, 0]);
    await assertTablesFit(db);
  });

  it('is emptied once for each edition, and not by a version that has none', async () => {
    const db = await database.connect([Checkpoint, tokensOf(2)]);
    await emptyFormerEditions(db);
    await fill(db);
    await emptyFormerEditions(db);
    const former = await database.connect([Checkpoint, tokensOf()]);
    await emptyFormerEditions(former);
    await assertTablesFit(former);
    expect(await contents(db)).toEqual([1, 1]);
  });

  it('is filled again where a version that knows of no editions filled it meanwhile', async () => {
    const db = await database.connect([Checkpoint, tokensOf(2)]);
    /** Each version that brings the tables up to date leaves its own fingerprint. */
    const broughtUpToDateBy = (build: string) => db.query(`COMMENT ON SCHEMA kept IS '${build}'`);
    await db.query('CREATE SCHEMA IF NOT EXISTS kept');
    await emptyFormerEditions(db);
    await broughtUpToDateBy('a1b2');
    await noteEditions(db);
    await fill(db);
    await emptyFormerEditions(db);
    expect(await contents(db)).toEqual([1, 1]);
    await broughtUpToDateBy('c3d4');
    await emptyFormerEditions(db);
    expect(await contents(db)).toEqual([0, 0]);
    await noteEditions(db);
    await fill(db);
    await emptyFormerEditions(db);
    expect(await contents(db)).toEqual([1, 1]);
  });
});

describe('a table that no version fills any more', () => {
  it('is dropped with its place, and nothing else is', async () => {
    const db = await database.connect([Checkpoint, tokensOf()]);
    await fill(db);
    const { schema } = db.getMetadata('Token');
    const later = await database.connect([Checkpoint]);
    expect(await dropAllRetired(later, ['none', 'token'])).toEqual([]);
    expect(await dropAllRetired(later, ['none', 'token'])).toEqual([]);
    const left = (await db.query(
      `SELECT array_agg(table_name::text) AS names FROM information_schema.tables WHERE table_schema = $1`,
      [schema],
    )) as [{ names: string[] }];
    expect(left[0].names).not.toContain('token');
    expect(left[0].names).toEqual(expect.arrayContaining(['checkpoint', 'parked']));
    expect(await db.query(`SELECT FROM checkpoint`)).toEqual([]);
  });

  it('stays until the next start while others read it or depend on it, and keeps nobody from starting', async () => {
    const db = await database.connect([Checkpoint, tokensOf()]);
    await fill(db);
    const { tablePath } = db.getMetadata('Token');
    const later = await database.connect([Checkpoint]);
    const reader = db.createQueryRunner();
    await reader.startTransaction();
    await reader.query(`SELECT FROM ${tablePath}`);
    expect(await dropAllRetired(later, ['token'])).toEqual([expect.stringMatching(/token \(others are reading it\)$/)]);
    await reader.rollbackTransaction();
    await reader.release();
    await db.query(`CREATE VIEW report AS SELECT * FROM ${tablePath}`);
    expect(await dropAllRetired(later, ['token'])).toEqual([
      expect.stringMatching(/token \(view .*report depends on /),
    ]);
    expect(await contents(db)).toEqual([1, 1]);
    await db.query(`DROP VIEW report`);
    expect(await dropAllRetired(later, ['token'])).toEqual([]);
  });
});
