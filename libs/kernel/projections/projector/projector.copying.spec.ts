import { randomUUID } from 'node:crypto';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Checkpoint } from './checkpoint.js';
import { ProjectionError } from './projection-error.js';
import { Projector } from './projector.js';
import { viewsDatabase } from '../testing/database.js';
import { Library, TABLES, contentOf, emptyTables, everything } from '../testing/library.js';

const [ada, bob] = [randomUUID(), randomUUID()];
const met = ['Met', { on: '2026-01-02', name: 'Ada', languages: [] }] as const;

let database: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
let library: Library;
beforeAll(async () => {
  database = await viewsDatabase();
  db = await database.connect([Checkpoint, ...TABLES]);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await emptyTables(db);
  library = new Library();
});

const start = async (filler = db) =>
  Projector.start(filler, everything, await library.standing(), library.reading, { filling: 'copying' });

/** Which tables have got rows by COPY, and which by INSERT. */
const countStatements = async (work: () => Promise<void>) => {
  await db.query(`CREATE TABLE statement (query text)`);
  await db.query(`CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO statement VALUES (split_part(current_query(), ' ', 1) || ' ' || TG_TABLE_NAME); RETURN NULL; END $$`);
  for (const table of ['person', 'loan', 'loaned'])
    await db.query(`CREATE TRIGGER note AFTER INSERT ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION note()`);
  try {
    await work();
    return ((await db.query(`SELECT query FROM statement ORDER BY 1`)) as { query: string }[]).map(
      ({ query }) => query,
    );
  } finally {
    await db.query(`DROP FUNCTION note() CASCADE`);
    await db.query(`DROP TABLE statement`);
  }
};

describe('a projector that copies', () => {
  it('copies rows that are new, and merges those that were there before its batch', async () => {
    await library.record(ada, met);
    const projector = await start();
    await projector.project(await library.log());
    await library.record(ada, ['Borrowed', { on: '2026-01-03', bookId: randomUUID(), title: 'Emma', pages: 1 }]);
    const log = await library.log(projector.position);
    expect(await countStatements(() => projector.project(log))).toEqual(['COPY loan', 'COPY loaned', 'INSERT person']);
  });

  it('copies texts and lists unchanged, whatever they contain', async () => {
    const text = 'Émile\t"1"\r\n\\N, {braced} ស្រី';
    await library.record(
      ada,
      ['Met', { on: '2026-01-02', name: text, languages: [text, 'NULL', ''] }],
      ['Borrowed', { on: '2026-01-03', bookId: randomUUID(), title: text, pages: 1 }],
    );
    const projector = await start();
    const log = await library.log();
    expect(await countStatements(() => projector.project(log))).toEqual(['COPY loan', 'COPY loaned', 'COPY person']);
    expect(await contentOf(db)).toMatchObject({
      people: [{ row: { languages: [text, 'NULL', ''], sealed: [{ text: `open..Met.${text}` }] } }],
      loans: [{ row: { title: text } }],
    });
  });

  it('merges a batch of which a row is there already, and copies the next one', async () => {
    await library.record(ada, met);
    await db.query(
      `INSERT INTO person ("personId", met, sealed, languages, renamed, pages, since, revision, position, "lastEventId")
       VALUES ($1, '2020-01-01', '[]', '{}', 9, 9, now(), -1, -1, gen_random_uuid())`,
      [ada],
    );
    const projector = await start();
    const first = await library.log();
    expect(await countStatements(() => projector.project(first))).toEqual(['INSERT person']);
    await library.record(bob, met);
    const next = await library.log(projector.position);
    expect(await countStatements(() => projector.project(next))).toEqual(['COPY person']);
    expect((await contentOf(db)).people).toMatchObject([{ row: { renamed: 0 } }, { row: { renamed: 0 } }]);
  });

  it('merges where a table has row security, since another builder has finished the set', async () => {
    const role = `filler_${randomUUID().replaceAll('-', '')}`;
    await db.query(
      `CREATE ROLE ${role}; GRANT USAGE ON SCHEMA views TO ${role}; GRANT ALL ON ALL TABLES IN SCHEMA views TO ${role};
       ALTER TABLE person ENABLE ROW LEVEL SECURITY; CREATE POLICY fills ON person USING (TRUE)`,
    );
    const extra = { options: `-c search_path=views -c role=${role}`, pipeline: true };
    const filler = await new DataSource({ ...db.options, extra } as DataSourceOptions).initialize();
    try {
      await library.record(ada, met);
      await (await start(filler)).project(await library.log());
      expect((await contentOf(db)).people).toHaveLength(1);
    } finally {
      await filler.destroy();
      await db.query(
        `DROP POLICY fills ON person; ALTER TABLE person DISABLE ROW LEVEL SECURITY; DROP OWNED BY ${role}; DROP ROLE ${role}`,
      );
    }
  });

  it.each([
    ['a NUL character', 'a\u0000b'],
    ['half of a character', '\ud800'],
  ])('names the event whose row has %s, and has applied all before it', async (_, title) => {
    await library.record(ada, met);
    const [id] = await library.record(bob, ['Borrowed', { on: '2026-01-03', bookId: randomUUID(), title, pages: 1 }]);
    const projector = await start();
    const failing = projector.project(await library.log());
    await expect(failing).rejects.toThrow(ProjectionError);
    await expect(failing).rejects.toThrow(id);
    expect((await contentOf(db)).people).toHaveLength(1);
  });
});
