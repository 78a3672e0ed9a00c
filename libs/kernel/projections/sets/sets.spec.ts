import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Checkpoint } from '../checkpoint.js';
import { Parked } from '../parked.js';
import { StaleSubject } from '../live/stale-subject.js';
import { Projector } from '../projector.js';
import { Sets } from './sets.js';
import { TablesOwner } from './tables-owner.js';
import { viewsDatabase } from '../testing/database.js';
import { Library, TABLES, contentOf, everything } from '../testing/library.js';
import { SetRequest, ViewSet, schemaOf } from './view-set.js';

const tables = { set: [Checkpoint, Parked, StaleSubject, ...TABLES], kept: [Checkpoint, Parked, ViewSet, SetRequest] };

let database: Awaited<ReturnType<typeof viewsDatabase>>;
let owner: TablesOwner;
let sets: Sets;
let library: Library;
const open: DataSource[] = [];
beforeEach(async () => {
  database = await viewsDatabase();
  const connection = { type: 'postgres', url: database.url, extra: { options: '-c homeward.part=projector' } } as const;
  owner = new TablesOwner(connection, tables);
  sets = new Sets(connection, tables);
  library = new Library();
});
afterEach(async () => {
  for (const db of open.splice(0)) await db.destroy();
  await database.drop();
});

const at = async (version: number): Promise<DataSource> => {
  const db = await sets.open(version);
  open.push(db);
  return db;
};
const names = () => database.connect([...new Set([...tables.set, ...tables.kept])], false);

/** What a follower does. */
const follow = async (version: number): Promise<void> => {
  const db = await at(version);
  const projector = await Projector.start(db, everything, await library.standing(), library.reading);
  const log = await library.log(projector.position);
  if (log.length > 0) await projector.project(log);
};

/** What a builder does. */
const built = async (): Promise<number> => {
  const version = await owner.replaceUnread(randomUUID(), 'rachana');
  await owner.begin(version);
  await follow(version);
  await owner.finish(version);
  const db = await names();
  await db.query(`UPDATE view_set SET state = 'ready' WHERE version = $1`, [version]);
  return version;
};
const stateOf = async (db: DataSource) =>
  Object.fromEntries(
    ((await db.query(`SELECT version, state FROM view_set`)) as ViewSet[]).map(({ version, state }) => [
      version,
      state,
    ]),
  );
/** The names that show a set. */
const shown = async (db: DataSource, version: number): Promise<readonly string[]> => {
  const found: { name: string }[] = await db.query(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'v' AND obj_description(oid) LIKE $1 ORDER BY 1`,
    [`%FROM ${schemaOf(version)}.%`],
  );
  return found.map(({ name }) => name);
};
const someone = async (title = 'The lamp') => {
  const id = randomUUID();
  await library.record(
    id,
    ['Met', { on: '2020-03-02', name: 'Sophea', languages: ['khm'] }],
    ['Borrowed', { on: '2020-03-03', bookId: randomUUID(), title, pages: 3 }],
  );
};

describe('a set of views', () => {
  it('exists from the first start, and is read by the same names as before', async () => {
    await owner.bringUpToDate();
    await someone();
    await follow(1);
    const read = await names();
    expect(await contentOf(read)).toEqual(await contentOf(await at(1)));
    expect((await contentOf(read)).people).toHaveLength(1);
    expect(await stateOf(read)).toEqual({ 1: 'live' });
    await owner.bringUpToDate();
    expect((await contentOf(read)).people).toHaveLength(1);
  });

  it('is made of the tables of a version without sets, with all their rows', async () => {
    const before = await database.connect([...tables.set]);
    await someone();
    const projector = await Projector.start(before, everything, await library.standing(), library.reading);
    await projector.project(await library.log());
    await before.query(`INSERT INTO checkpoint (name, position, origin) VALUES ('policy:lending', 7, 'x')`);
    await before.query(
      `CREATE TABLE migrations (id serial); CREATE TABLE person_v0 (id int); INSERT INTO person_v0 VALUES (1)`,
    );
    const content = await contentOf(before);
    await owner.bringUpToDate();
    const read = await names();
    expect(await contentOf(read)).toEqual(content);
    expect(await read.query('SELECT * FROM person_v0')).toEqual([{ id: 1 }]);
    expect(await read.query(`SELECT name, position FROM kept.checkpoint`)).toEqual([
      { name: 'policy:lending', position: '7' },
    ]);
    expect(await read.query(`SELECT count(*)::int FROM checkpoint`)).toEqual([{ count: 4 }]);
    expect(
      await read.query(`SELECT FROM pg_class WHERE relkind = 'r' AND relnamespace = 'views'::regnamespace`),
    ).toEqual([]);
  });

  it('whose checkpoints store positions only is upgraded in place, with all its rows', async () => {
    await owner.bringUpToDate();
    await someone();
    await follow(1);
    const read = await names();
    const content = await contentOf(read);
    await read.query(`DROP VIEW views.checkpoint, views.view_set`);
    for (const table of ['views_1.checkpoint', 'kept.checkpoint'])
      await read.query(`ALTER TABLE ${table} DROP COLUMN "eventId", DROP COLUMN hash, DROP COLUMN events`);
    await read.query(`ALTER TABLE kept.view_set DROP COLUMN events, DROP COLUMN "resumedEvents"`);
    const columns = 'name, origin, position, reason, "recordedAt", "seenAt"';
    const shows = `SELECT ${columns} FROM kept.checkpoint UNION ALL SELECT ${columns} FROM views_1.checkpoint`;
    await read.query(
      `CREATE VIEW views.checkpoint AS ${shows}; COMMENT ON VIEW views.checkpoint IS $$${shows}$$;
       CREATE VIEW views.view_set AS SELECT ${'position, reason, "requestedBy", "resumedAt", "resumedFrom", since, state, version'} FROM kept.view_set`,
    );
    await owner.bringUpToDate();
    await owner.bringUpToDate();
    const stands = () => read.query(`SELECT DISTINCT position, "eventId" FROM checkpoint`);
    expect(await stands()).toEqual([{ position: '2', eventId: null }]);
    expect(await read.query('SELECT version, events FROM view_set')).toEqual([{ version: 1, events: null }]);
    await follow(1);
    expect(await stands()).toEqual([{ position: '2', eventId: (await library.log()).at(-1)!.id }]);
    expect(await contentOf(read)).toEqual(content);
  });

  it('is built beside the live one, with the same rows and indexes, and is not read before the switch', async () => {
    await owner.bringUpToDate();
    await someone();
    await follow(1);
    const version = await built();
    const indexes = async (schema: string) =>
      (await (
        await names()
      ).query(`SELECT indexname FROM pg_indexes WHERE schemaname = $1 ORDER BY 1`, [schema])) as object[];
    expect(await indexes(schemaOf(version))).toEqual(await indexes('views_1'));
    expect(await contentOf(await at(version))).toEqual(await contentOf(await at(1)));
    const read = await names();
    await (await at(version)).query(`DELETE FROM person_v1`);
    expect((await contentOf(read)).people).toHaveLength(1);
    expect(await owner.switchTo(version, randomUUID())).toBe('done');
    expect((await contentOf(read)).people).toEqual([]);
    expect(await owner.switchTo(1, randomUUID())).toBe('done');
    expect((await contentOf(read)).people).toHaveLength(1);
    expect(await stateOf(read)).toEqual({ 1: 'live', 2: 'retired' });
  });

  it('cannot be switched to while it is behind the live one or is being built', async () => {
    await owner.bringUpToDate();
    const version = await built();
    await someone();
    await follow(1);
    expect(await owner.switchTo(version, randomUUID())).toBe('behind');
    await follow(version);
    expect(await owner.switchTo(version, randomUUID())).toBe('done');
    expect(await owner.switchTo(version, randomUUID())).toBe('SET_NOT_READY');
    const next = await owner.replaceUnread(randomUUID(), 'rachana');
    expect(await owner.switchTo(next, randomUUID())).toBe('SET_NOT_READY');
  });

  it('is dropped by the next rebuild when it is not live, and its number is not used again', async () => {
    await owner.bringUpToDate();
    const asked = randomUUID();
    const read = await names();
    await read.query(`INSERT INTO set_request (id, kind, "requestedBy") VALUES ($1, 'rebuild', 'rachana')`, [asked]);
    const failed = await owner.replaceUnread(asked, 'rachana');
    await owner.begin(failed);
    expect(await built()).toBe(failed + 1);
    expect(await stateOf(read)).toEqual({ 1: 'live', [failed + 1]: 'ready' });
    expect(await read.query(`SELECT to_regnamespace('views_2') AS it`)).toEqual([{ it: null }]);
  });

  it('gets a dropped table back, in whichever set', async () => {
    await owner.bringUpToDate();
    await someone();
    await follow(1);
    const version = await built();
    const read = await names();
    await read.query(`DROP TABLE views_1.person_v1 CASCADE; DROP TABLE ${schemaOf(version)}.loan_v1 CASCADE`);
    await owner.restore();
    await follow(1);
    await follow(version);
    expect((await contentOf(read)).people).toHaveLength(1);
    expect(await contentOf(await at(version))).toEqual(await contentOf(read));
  });
});

describe('the switch', () => {
  it('waits for current readers, delays others only briefly, and fails no query', async () => {
    await owner.bringUpToDate();
    for (let n = 0; n < 5; n++) await someone();
    await follow(1);
    let version = await built();
    const read = await names();
    let readings = 0;
    const stop = new AbortController();
    const reader = async () => {
      while (!stop.signal.aborted) {
        // a list and its details, of one set
        const [[people], [loans]] = await read.transaction(async (tx) => [
          (await tx.query('SELECT count(*)::int FROM person_v1')) as [{ count: number }],
          (await tx.query('SELECT count(*)::int FROM loan_v1')) as [{ count: number }],
        ]);
        expect([people.count, loans.count]).toEqual([5, 5]);
        readings++;
      }
    };
    const readers = Array.from({ length: 6 }, reader);
    const switches = Number(process.env.SWITCHES ?? 6);
    const took: number[] = [];
    for (let n = 0; n < switches;) {
      const began = performance.now();
      if ((await owner.switchTo(version, randomUUID())) !== 'done') continue;
      took.push(performance.now() - began);
      version = version === 1 ? 2 : 1;
      n++;
    }
    stop.abort();
    await Promise.all(readers);
    expect(readings).toBeGreaterThan(switches);
    process.stdout.write(`${switches} switches, ${readings} readings, slowest ${Math.max(...took).toFixed(0)} ms\n`);
  }, 300_000);

  it('first moves all names back where the last attempt could not', async () => {
    await owner.bringUpToDate();
    const version = await built();
    const read = await names();
    const [late, early] = [read.createQueryRunner(), read.createQueryRunner()];
    await late.startTransaction();
    await late.query('SELECT FROM touched');
    const switched = owner.switchTo(version, randomUUID());
    while (!(await shown(read, version)).includes('loan_v1')) await early.query('SELECT FROM person_v1');
    await early.startTransaction();
    await early.query('SELECT FROM loan_v1');
    expect(await switched).toBe('busy');
    expect(await shown(read, version)).toEqual(['loan_v1']);
    for (const one of [early, late]) await one.commitTransaction().then(() => one.release());
    await someone();
    await follow(1);
    expect(await owner.switchTo(version, randomUUID())).toBe('behind');
    expect(await shown(read, version)).toEqual([]);
  });

  it('leaves a name of the former set when another object depends on it', async () => {
    await owner.bringUpToDate();
    const read = await names();
    await read.query(`CREATE TABLE views_1.zzz_v0 (id int); CREATE TABLE views_1.zzz_v1 (id int)`);
    await owner.bringUpToDate();
    await read.query(`CREATE VIEW public.report AS SELECT * FROM views.zzz_v0`);
    expect(await owner.switchTo(await built(), randomUUID())).toBe('done');
    expect(await shown(read, 1)).toEqual(['zzz_v0']);
    await owner.bringUpToDate();
  });

  it('gives way to a long query, and succeeds when that has ended', async () => {
    await owner.bringUpToDate();
    const version = await built();
    const read = await names();
    await read.transaction(async (tx) => {
      await tx.query('SELECT FROM person_v1');
      expect(await owner.switchTo(version, randomUUID())).toBe('busy');
      expect(await stateOf(read)).toMatchObject({ 1: 'live', [version]: 'ready' });
      expect(await shown(read, version)).toEqual([]);
    });
    expect(await owner.switchTo(version, randomUUID())).toBe('done');
  });
});
