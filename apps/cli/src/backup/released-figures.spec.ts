import { DataSource } from 'typeorm';
import {
  Checkpoint,
  ParkedStream,
  ReleaseCode,
  ReleasedRow,
  SYSTEM_SCHEMA,
  SetRequest,
  TablesOwner,
  ViewSet,
  inSchema,
} from '#kernel/projections';
import { templateDatabase, viewsDatabase } from '../../../../libs/kernel/projections/testing/database.js';
import { UnreadableFigures, keepReleased, releasedFiguresIn } from './released-figures.js';

const tables = {
  set: [Checkpoint, ParkedStream],
  kept: [Checkpoint, ParkedStream, ViewSet, SetRequest, ReleaseCode, ReleasedRow],
};
const connectionTo = (url: string) => ({ type: 'postgres', url }) as const;

type Database = Awaited<ReturnType<typeof viewsDatabase>>;
const withTables = async (): Promise<Database> =>
  viewsDatabase(
    await templateDatabase('released', (url) => new TablesOwner(connectionTo(url), tables).bringUpToDate()),
  );

const openKept = ({ url }: Database): Promise<DataSource> =>
  new DataSource(inSchema(connectionTo(url), SYSTEM_SCHEMA, [])).initialize();
const releasesIn = async ({ url }: Pick<Database, 'url'>) => {
  const found: (readonly object[])[] = [];
  for await (const release of releasedFiguresIn(url).releases()) found.push(release);
  return found;
};

const cell = {
  year: 2020,
  knownAt: '2026-10-31T17:00:00+00:00',
  figure: 'M14',
  key: 'male',
  version: 1,
  unit: 'share',
  withheld: false,
  value: 0.1 + 0.2,
  numerator: 12,
  base: 40,
};
const withheld = { ...cell, key: 'female', withheld: true, value: null, numerator: null, base: null };
const later = { ...cell, knownAt: '2026-11-30T17:00:00+00:00', numerator: 24 };

const at = ({ knownAt, ...row }: typeof cell) => ({ ...row, knownAt: Date.parse(knownAt) });

describe('released figures', () => {
  it('come back exactly, release by release, and those that lie there stay', async () => {
    const [source, target] = [await withTables(), await withTables()];
    const [from, into] = [await openKept(source), await openKept(target)];
    try {
      await keepReleased(from, [later, cell, withheld]);
      const releases = (await releasesIn(source)) as (typeof cell)[][];
      // a withheld cell has no number, which the place does not need
      expect(releases.map((rows) => rows.map(at))).toEqual([[at(withheld as never), at(cell)], [at(later)]]);

      await keepReleased(into, [{ ...cell, numerator: 13 }]);
      for (const rows of [...releases, ...releases]) await keepReleased(into, rows);
      const [first, second] = (await releasesIn(target)) as (typeof cell)[][];
      expect(first!.map(({ numerator }) => numerator)).toEqual([null, 13]);
      expect(second!.map(at)).toEqual([at(later)]);
    } finally {
      for (const kept of [from, into]) await kept.destroy();
      for (const database of [source, target]) await database.drop();
    }
  });

  it('bring the codes along that prove them, and need none', async () => {
    const [source, target] = [await withTables(), await withTables()];
    const [from, into] = [await openKept(source), await openKept(target)];
    try {
      await keepReleased(from, [
        { ...cell, code: 'one' },
        { ...withheld, code: 'one' },
      ]);
      await keepReleased(from, [later]);
      for (const rows of await releasesIn(source)) await keepReleased(into, rows);
      expect(await into.query('SELECT year, code FROM release_code')).toEqual([{ year: 2020, code: 'one' }]);
    } finally {
      for (const kept of [from, into]) await kept.destroy();
      for (const database of [source, target]) await database.drop();
    }
  });

  it('cannot be read where the database does not answer or has no such table', async () => {
    const empty = await viewsDatabase();
    try {
      await expect(releasesIn(empty)).rejects.toThrow(UnreadableFigures);
      await expect(releasesIn({ url: 'postgres://homeward@127.0.0.1:1/homeward' })).rejects.toThrow(UnreadableFigures);
    } finally {
      await empty.drop();
    }
  });
});
