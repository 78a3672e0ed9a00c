import { randomUUID } from 'node:crypto';
import { NoLiveViews } from '../access/no-live-views.js';
import { runAsReader } from '../access/read-scope.js';
import type { RowSecurityDataSource } from '../access/row-security-data-source.js';
import { SetsOfLibrary, tablesWith } from '../testing/view-sets.js';
import { LoanView, PersonView, TABLES, contentOf } from '../testing/library.js';
import { RowSecurityOff } from './construction.js';
import { TablesOwner } from './tables-owner.js';

const SWITCHES = Number(process.env.SWITCHES ?? 12);
const READERS = 6;

let at: SetsOfLibrary;
beforeEach(async () => {
  at = await SetsOfLibrary.upToDate();
});
afterEach(() => at.stop());

/** Makes the rows of each set name their set. */
const markRows = async (...versions: readonly number[]): Promise<void> => {
  for (const version of versions) {
    const db = await at.at(version);
    await db.query(`UPDATE person SET renamed = $1`, [version]);
    await db.query(`UPDATE loan SET title = $1`, [String(version)]);
  }
};

/** The sets whose rows one query sees. */
const setsSeenBy: Readonly<Record<string, (read: RowSecurityDataSource) => Promise<readonly number[]>>> = {
  'one query': async (read) => {
    const rows = (await read.query(
      `SELECT renamed AS one, title::int AS other, (SELECT count(*)::int FROM person) AS people FROM person JOIN loan USING ("personId")`,
    )) as { one: number; other: number; people: number }[];
    expect(rows).toHaveLength(rows[0]!.people);
    return rows.flatMap(({ one, other }) => [one, other]);
  },
  'a snapshot': (read) =>
    read.inSnapshot({ id: 'sokha', role: 'AUTHOR' }, async () => {
      const people = (await read.query(`SELECT renamed AS version FROM person`)) as { version: number }[];
      const loans = (await read.query(`SELECT title::int AS version FROM loan`)) as { version: number }[];
      return [...people, ...loans].map(({ version }) => version);
    }),
  'a transaction': (read) =>
    read.transaction(async (tx) => {
      const people = (await tx.query(`SELECT renamed AS version FROM person`)) as { version: number }[];
      const loans = (await tx.query(`SELECT title::int AS version FROM loan`)) as { version: number }[];
      return [...people, ...loans].map(({ version }) => version);
    }),
};

describe('the switch', () => {
  it(`shows each reader one set, while sets are switched ${SWITCHES} times`, async () => {
    for (let n = 0; n < 5; n++) await at.someone();
    await at.follow(1);
    const second = await at.build();
    await markRows(1, second);
    const read = await at.reader();
    const stop = new AbortController();
    const seen = new Set<number>();
    let readings = 0;
    const reader = async (readSets: (read: RowSecurityDataSource) => Promise<readonly number[]>) => {
      while (!stop.signal.aborted) {
        const sets = new Set(await readSets(read));
        expect([...sets]).toHaveLength(1);
        for (const one of sets) seen.add(one);
        readings++;
      }
    };
    const ways = Object.values(setsSeenBy);
    const readers = Array.from({ length: READERS }, (_, n) => reader(ways[n % ways.length]!));
    const took: number[] = [];
    for (let to = second; took.length < SWITCHES; to = to === 1 ? second : 1) {
      const began = performance.now();
      expect(await at.owner.switchTo(to, null)).toBe('done');
      took.push(performance.now() - began);
    }
    stop.abort();
    await Promise.all(readers);
    expect([...seen].toSorted()).toEqual([1, second]);
    process.stdout.write(
      `${SWITCHES} switches, ${readings} readings, slowest switch ${Math.max(...took).toFixed(0)} ms\n`,
    );
  }, 300_000);

  it('does not happen while the other set is behind the live one, or is being built', async () => {
    const version = await at.build();
    await at.someone();
    await at.follow(1);
    expect(await at.owner.switchTo(version, randomUUID())).toBe('behind');
    await at.follow(version);
    expect(await at.owner.switchTo(version, randomUUID())).toBe('done');
    expect(await at.owner.switchTo(version, randomUUID())).toBe('SET_NOT_READY');
    const next = await at.owner.replaceUnread(null, 'rachana');
    expect(await at.owner.switchTo(next, randomUUID())).toBe('SET_NOT_READY');
  });

  it('waits until the other set has caught up with the live one, which applies nothing meanwhile', async () => {
    await at.someone();
    await at.follow(1);
    const version = await at.build();
    await at.someone();
    await at.follow(1);
    const behind = (await at.at(version)).createQueryRunner();
    await behind.startTransaction();
    await behind.query(`UPDATE checkpoint SET position = (SELECT max(position) FROM ${at.schemaOf(1)}.checkpoint)`);
    const switched = at.owner.switchTo(version, null);
    await behind.commitTransaction();
    await behind.release();
    expect(await switched).toBe('done');
  });

  it('turns on row security where a builder of a former version has left it off', async () => {
    const version = await at.build();
    const schema = at.schemaOf(version);
    await at.kept.query(
      `ALTER TABLE ${schema}.person DISABLE ROW LEVEL SECURITY; ALTER TABLE ${schema}.loan NO FORCE ROW LEVEL SECURITY`,
    );
    expect(await at.unsecured(version)).toEqual(['loan', 'person']);
    expect(await at.owner.switchTo(version, null)).toBe('done');
    expect(await at.unsecured(version)).toEqual([]);
  });

  it('is refused where row security is off and this role cannot turn it on, and says for which table', async () => {
    const version = await at.build();
    const schemas = [1, version].map((one) => at.schemaOf(one)).join(', ');
    const role = `stranger_${randomUUID().replaceAll('-', '')}`;
    await at.kept.query(
      `CREATE ROLE ${role} BYPASSRLS; GRANT USAGE ON SCHEMA kept, ${schemas} TO ${role};
       GRANT ALL ON ALL TABLES IN SCHEMA kept, ${schemas} TO ${role};
       ALTER TABLE ${at.schemaOf(version)}.person DISABLE ROW LEVEL SECURITY`,
    );
    try {
      const connection = { type: 'postgres', url: at.database.url, extra: { options: `-c role=${role}` } } as const;
      const stranger = new TablesOwner(connection, tablesWith(TABLES));
      expect(await stranger.switchTo(version, null)).toBe('SET_NOT_READY');
      expect(await at.states()).toEqual({ 1: 'live', [version]: 'ready' });
      const [{ reason }] = (await at.kept.query(`SELECT reason FROM view_set WHERE version = $1`, [version])) as [
        { reason: string },
      ];
      expect(reason).toMatch(
        new RegExp(`^FOREIGN_TABLE: .* without row security: ${at.schemaOf(version)}\\.person of `),
      );
      await at.kept.query(`UPDATE view_set SET state = 'building' WHERE version = $1`, [version]);
      await expect(stranger.markReady(version)).rejects.toThrow(new RowSecurityOff(reason));
      expect(await at.states()).toEqual({ 1: 'live', [version]: 'building' });
    } finally {
      await at.kept.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  });

  it('waits for no reader', async () => {
    const version = await at.build();
    const read = await at.reader();
    await read.transaction(async (tx) => {
      await tx.query('SELECT FROM person');
      expect(await at.owner.switchTo(version, randomUUID())).toBe('done');
      expect(await tx.query('SELECT current_schema() AS schema')).toEqual([{ schema: at.schemaOf(1) }]);
    });
    expect(await read.query('SELECT current_schema() AS schema')).toEqual([{ schema: at.schemaOf(version) }]);
  });

  it('gives way to a batch that the live set is applying, and is tried again', async () => {
    const version = await at.build();
    const batch = (await at.at(1)).createQueryRunner();
    await at.someone();
    await at.follow(1);
    await at.follow(version);
    await batch.startTransaction();
    await batch.query('UPDATE checkpoint SET position = position');
    expect(await at.owner.switchTo(version, null)).toBe('behind');
    await batch.rollbackTransaction();
    await batch.release();
    expect(await at.owner.switchTo(version, null)).toBe('done');
  });
});

describe('a set of a program with other tables', () => {
  const other = tablesWith([PersonView, LoanView]);

  it('is not read by this program, and this program’s set is not read by the other', async () => {
    const url = at.database.url;
    const connection = { type: 'postgres', url, extra: { options: '-c homeward.part=projector' } } as const;
    const theirs = new TablesOwner(connection, other);
    expect(theirs.hash).not.toBe(at.owner.hash);
    await at.someone();
    await at.follow(1);
    const [ours, their] = [await at.reader(), await at.reader(theirs.hash)];
    const someone = { id: 'sokha', role: 'AUTHOR' };
    const refusesToRead = async (read: RowSecurityDataSource) => {
      await expect(read.query('SELECT FROM person')).rejects.toThrow(NoLiveViews);
      await expect(read.inSnapshot(someone, () => read.query('SELECT FROM person'))).rejects.toThrow(NoLiveViews);
      await expect(
        runAsReader(someone, () => read.transaction('REPEATABLE READ', (tx) => tx.query('SELECT FROM person'))),
      ).rejects.toThrow(NoLiveViews);
      expect(await read.query('SELECT version FROM view_set ORDER BY 1')).not.toEqual([]);
    };
    await theirs.bringUpToDate();
    await refusesToRead(their);
    expect((await contentOf(ours)).people).toHaveLength(1);

    const version = await theirs.replaceUnread(null, 'the start of another version');
    await theirs.beginSet(version);
    await theirs.finishSet(version);
    await at.kept.query(`UPDATE view_set SET state = 'ready' WHERE version = $1`, [version]);
    expect(await at.owner.switchTo(version, null)).toBe('SET_NOT_READY');
    await at.kept.query(
      `INSERT INTO ${`views_${theirs.hash}_${version}`}.checkpoint (name, position, origin) SELECT name, position, origin FROM ${at.schemaOf(1)}.checkpoint`,
    );
    expect(await theirs.switchTo(version, null)).toBe('done');
    await refusesToRead(ours);
    expect(await their.query('SELECT FROM person')).toEqual([]);
    expect(await at.owner.switchTo(1, null)).toBe('done');
    await refusesToRead(their);
  });
});
