import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { RowSecurityDataSource, runAsReader, schemaOf } from '#kernel/projections';
import { bopha, others, own, sokha, twoReceptions, type Reader } from './testing/two-receptions.js';
import { HASH, LIVE, insertRows } from './testing/protected-database.js';

let at: Awaited<ReturnType<typeof twoReceptions>>;
beforeAll(async () => {
  at = await twoReceptions();
});
afterAll(() => at.drop());

describe('one connection for all readers', () => {
  it('shows each reader their own cases, one after the other and all at once', async () => {
    for (let round = 0; round < 3; round++) {
      expect(await at.shownTo(sokha)).toEqual([own]);
      expect(await at.shownTo(bopha)).toEqual([others]);
      expect(await at.shown(at.tableOf('OverviewView'))).toEqual([]);
    }
    const asked = Array.from({ length: 60 }, (_, n) => n % 3);
    const answers = await Promise.all(
      asked.map((n) => (n === 2 ? at.shown(at.tableOf('OverviewView')) : at.shownTo(n === 0 ? sokha : bopha))),
    );
    expect(answers).toEqual(asked.map((n) => [[own], [others], []][n]));
  });

  it('shows each reader their own cases in a transaction, and after one that failed', async () => {
    const inOne = (who: Reader, more = 'SELECT 1') =>
      runAsReader(who, () =>
        at.api.transaction(async (tx) => {
          const rows: { survivorId: string }[] = await tx.query(
            `SELECT "survivorId" FROM "${at.tableOf('OverviewView').tableName}"`,
          );
          await tx.query(more);
          return rows.map(({ survivorId }) => survivorId);
        }),
      );
    expect(await inOne(sokha)).toEqual([own]);
    await expect(inOne(bopha, 'SELECT 1 / 0')).rejects.toThrow('division by zero');
    expect(await at.shown(at.tableOf('OverviewView'))).toEqual([]);
    await expect(runAsReader(sokha, () => at.api.query('SELECT 1 / 0'))).rejects.toThrow('division by zero');
    expect(await at.shown(at.tableOf('OverviewView'))).toEqual([]);
    expect(await inOne(bopha)).toEqual([others]);
  });

  it('shows each reader a snapshot of their own cases, whatever is recorded meanwhile, and nothing afterwards', async () => {
    const another = randomUUID();
    let late: (() => Promise<string[]>) | undefined;
    const seen = at.api.inSnapshot(sokha, async () => {
      const before = await at.shown(at.tableOf('OverviewView'));
      await insertRows(at.projector, at.tableOf('RelationView'), {
        survivorId: another,
        receivedBy: sokha.id,
        readers: [`received:${sokha.id}`],
      });
      await insertRows(at.projector, at.tableOf('OverviewView'), { survivorId: another });
      late = AsyncResource.bind(() => at.shown(at.tableOf('OverviewView')));
      return [before, await at.shown(at.tableOf('OverviewView'))];
    });
    expect(await seen).toEqual([[own], [own]]);
    expect(await at.shown(at.tableOf('OverviewView'))).toEqual([]);
    expect((await late!()).toSorted()).toEqual([own, another].toSorted());
    await expect(at.api.inSnapshot(bopha, () => at.api.query('SELECT 1 / 0'))).rejects.toThrow('division by zero');
    expect(await at.shown(at.tableOf('OverviewView'))).toEqual([]);
    for (const name of ['RelationView', 'OverviewView'])
      await at.projector.query(`DELETE FROM ${LIVE}."${at.tableOf(name).tableName}" WHERE "survivorId" = $1`, [
        another,
      ]);
  });

  it('treats the contents of a token as plain values', async () => {
    const id = `'; SET homeward.actor_role = 'AUDITOR'; --\\'`;
    expect(await at.shownTo({ ...sokha, id })).toEqual([]);
  });
});

describe('the analyst', () => {
  const asAnalyst = (sql: string) => runAsReader('analyst', () => at.api.query(sql) as Promise<unknown[]>);

  it('sees all facts', async () => {
    for (const table of at.facts()) {
      const all = await runAsReader('analyst', () => at.shown(table));
      expect([table.name, all.toSorted()]).toEqual([table.name, [own, others].toSorted()]);
    }
  });

  it('may read no view, no index and no key', async () => {
    const besides = ['day_count', 'month_count', 'notice', 'touched', 'view_set'].map((name) =>
      at.api.entityMetadatas.find((one) => one.tableName === name),
    );
    const counted = new Set([...at.facts(), ...besides]);
    for (const table of at.api.entityMetadatas.filter((one) => !counted.has(one)))
      await expect(asAnalyst(`SELECT FROM "${table.tableName}"`)).rejects.toThrow('permission denied for table');
    await expect(asAnalyst('SELECT FROM keys.data_key')).rejects.toThrow('permission denied for schema keys');
  });

  it('leaves no rights to the next reader', async () => {
    await asAnalyst('SELECT 1');
    for (const table of at.facts()) expect([table.name, await at.shown(table)]).toEqual([table.name, []]);
    expect(await at.shownTo(sokha)).toEqual([own]);
  });
});

const NEXT = schemaOf({ hash: HASH, version: 7 });

describe('the database', () => {
  beforeAll(async () => {
    await at.owner.beginSet(7);
  });

  it.each([
    ['write', `UPDATE overview SET position = 1`, 'permission denied for table overview'],
    ['read a set that was not live yet', `SELECT FROM ${NEXT}.overview`, `permission denied for schema ${NEXT}`],
    ['change a checkpoint', `DELETE FROM kept.checkpoint`, 'permission denied for table checkpoint'],
    ['read keys', 'SELECT FROM keys.data_key', 'permission denied for schema keys'],
    [
      'disable row-level security',
      `ALTER TABLE ${LIVE}.overview DISABLE ROW LEVEL SECURITY`,
      'must be owner of table overview',
    ],
    [
      'put something before a table',
      `CREATE VIEW ${LIVE}.other AS SELECT 1 AS x`,
      `permission denied for schema ${LIVE}`,
    ],
    ['become the projector', 'SET ROLE homeward_projector', 'permission denied to set role'],
  ])('does not let the API %s', async (_, sql, refusal) => {
    await expect((await at.as('homeward_api', `search_path=${LIVE}`)).query(sql)).rejects.toThrow(refusal);
    await expect(runAsReader({ ...sokha, role: 'AUDITOR' }, () => at.api.query(sql))).rejects.toThrow(
      /permission denied|must be owner|read-only transaction/,
    );
  });

  it.each(['projector', 'analyst'])('does not let the API claim to be the %s', async (part) => {
    const api = await at.as('homeward_api', `homeward.part=${part}`);
    for (const table of at.ofSurvivors()) expect([table.name, await at.shown(table, api)]).toEqual([table.name, []]);
  });
});

it('has row-level security also where one role does everything, as in development with a database of its own', async () => {
  const { options } = await at.as('homeward');
  const one = await new RowSecurityDataSource(options, HASH).initialize();
  expect(await at.shown(at.tableOf('OverviewView'), one)).toEqual([]);
  expect(await runAsReader(sokha, () => at.shown(at.tableOf('OverviewView'), one))).toEqual([own]);
  expect(await runAsReader('analyst', () => at.shown(at.tableOf('OverviewView'), one))).toEqual([]);
  for (const table of at.facts()) {
    expect([table.name, await at.shown(table, one)]).toEqual([table.name, []]);
    expect(await runAsReader('analyst', () => at.shown(table, one))).toHaveLength(2);
  }
  await one.destroy();
});

it('shows the projector’s role nothing unless it acts as the projector, and no key', async () => {
  const idle = await at.as('homeward_projector');
  for (const table of at.ofSurvivors()) expect([table.name, await at.shown(table, idle)]).toEqual([table.name, []]);
  await expect(idle.query('SELECT FROM keys.data_key')).rejects.toThrow('permission denied for schema keys');
});
