import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';

/**
 * Reads a small log with a build's projector, which is cut off while it writes, started twice, and given events that it
 * must refuse. Prints every fault in JSON; nothing for a correct build.
 */
const from = (file) => import(pathToFileURL(`${process.argv[2]}/libs/kernel/projections/${file}`).href);
await import('reflect-metadata');
const { Checkpoint, Projector } = await from('index.js');
const { viewsDatabase } = await from('testing/database.js');
const { Library, TABLES, contentOf, emptyTables, everything } = await from('testing/library.js');

const database = await viewsDatabase();
const db = await database.connect([Checkpoint, ...TABLES]);
const library = new Library();
const one = randomUUID();
await library.record(
  one,
  ['Met', { on: '2026-01-01', name: 'Sok', languages: ['khm'] }],
  ['Renamed', { name: 'Sokha' }],
  ['Borrowed', { on: '2026-01-02', bookId: randomUUID(), title: 'A', pages: 7 }],
  ['Renamed', { name: 'Bopha' }],
);
const log = await library.log();
const standing = await library.standing();
const start = (more = {}) =>
  Projector.start(db, everything, { ...standing, ...more }, library.reading, { onFailedEvent: 'park' });
const wrong = [];
const threw = async (name, work) => {
  const error = await work().then(
    () => undefined,
    (reason) => reason,
  );
  if (error?.name !== name) wrong.push(`no ${name}`);
};

await (await start()).project(log);
const expected = JSON.stringify(await contentOf(db));
await emptyTables(db);

// a backend that ends in the middle of its transaction is what a killed projector leaves
await db.query(`CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`);
await db.query(`CREATE TRIGGER cut BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION cut()`);
await (await start()).project(log.slice(0, 2)).catch(() => undefined);
await db.query(`DROP TRIGGER cut ON person`);
const again = await start();
await again.project(log.filter(({ position }) => position > again.position)).catch(() => undefined);
if (JSON.stringify(await contentOf(db)) !== expected) wrong.push('rows are not the fold of the log');

await emptyTables(db);
const [first, second] = [await start(), await start()];
await first.project(log.slice(0, 3));
await threw('CheckpointConflict', () => second.project(log.slice(0, 1)));

await emptyTables(db);
const backwards = await start();
await threw('EventsOutOfOrder', () => backwards.project(log.toReversed()));

await (await start()).project(log);
await threw('LogMismatch', () => start({ at: async () => undefined }));
await threw('LogMismatch', () => start({ at: async () => ({ ...log.at(-1), id: randomUUID() }) }));
await threw('LogMismatch', () => start({ origin: 'ffffffff' }));

await library.record(randomUUID(), ['Met', { on: 'no day', name: 'Sok', languages: [] }]);
const last = await start(await library.standing());
await last.project((await library.log()).slice(log.length)).catch(() => undefined);
const parked = await db.query('SELECT FROM parked');
if (parked.length === 0) wrong.push('an event that cannot be applied is parked nowhere');

process.stdout.write(JSON.stringify(wrong));
await database.drop();
