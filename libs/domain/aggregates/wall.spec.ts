import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { Column, Entity, PrimaryColumn, type DataSource, type EntityMetadata } from 'typeorm';
import {
  Fact,
  Parked,
  RowSecurityDataSource,
  SaysNobody,
  View,
  applyRowSecurity,
  runAsReader,
  schemaOf,
} from '#kernel/projections';
import { SetAsideView } from '#security/set-aside';
import type { Role } from '#kernel/nest';
import { viewsDatabase } from '../../kernel/projections/testing/database.js';
import { HASH, LIVE, put, walled } from './testing/walled.js';

const sokha = { id: 'sokha', role: 'CASE_WORKER', office: 'SiemReapCac' } as const;
const bopha = { ...sokha, id: 'bopha' };
type Whoever = { readonly id: string; readonly role: Role; readonly office: string };

let at: Awaited<ReturnType<typeof walled>>;
const [own, others] = [randomUUID(), randomUUID()];
const tableOf = (name: string): EntityMetadata => at.api.getMetadata(name);
const whoseIn = ({ target, columns }: EntityMetadata): string | undefined =>
  target === Parked || (typeof target === 'function' && target.prototype instanceof Fact)
    ? 'subject'
    : columns.find(({ databaseName }) => databaseName === 'survivorId')?.databaseName;
const ofSurvivors = () => at.api.entityMetadatas.filter((table) => whoseIn(table) !== undefined);
/** With the parked streams, whose number figures report. */
const facts = () => ofSurvivors().filter((table) => whoseIn(table) === 'subject' && table.name !== 'PersonToken');

/** Sokha received the one and Bopha the other; every table has a row of both. */
beforeAll(async () => {
  at = await walled();
  for (const table of ofSurvivors()) {
    for (const [survivorId, receivedBy] of [
      [own, sokha.id],
      [others, bopha.id],
    ]) {
      const relation = { receivedBy, entrusted: null, offices: [], readers: ['AUDITOR', `received:${receivedBy}`] };
      await put(at.projector, table, {
        survivorId,
        subject: survivorId,
        ...(table.target === Parked && { stream: `survivor-${survivorId}` }),
        ...(table.name === 'RelationView' && relation),
      });
    }
  }
});
afterAll(() => at.drop());

const shown = async (table: EntityMetadata, db: DataSource = at.api): Promise<string[]> => {
  const rows: { whose: string }[] = await db.query(
    `SELECT DISTINCT "${whoseIn(table)}" AS whose FROM "${table.tableName}"`,
  );
  return rows.map(({ whose }) => whose);
};
const shownTo = (who: Whoever, table = tableOf('OverviewView')) => runAsReader(who, () => shown(table));

describe('every table of the views', () => {
  it('has row-level security, for its owner too', async () => {
    const open: object[] = await at.projector.query(
      `SELECT relname FROM pg_class WHERE relnamespace IN ('${LIVE}'::regnamespace, 'kept'::regnamespace)
         AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)`,
    );
    expect(open).toEqual([]);
  });

  it('that is read together with another is read with the rights of the reader, not those of its owner', async () => {
    const views: { relname: string; reloptions: string[] | null }[] = await at.projector.query(
      `SELECT relname, reloptions FROM pg_class WHERE relnamespace = '${LIVE}'::regnamespace AND relkind = 'v' ORDER BY 1`,
    );
    const reloptions = ['security_invoker=true'];
    expect(views).toEqual(['checkpoints', 'parked_streams'].map((relname) => ({ relname, reloptions })));
  });

  it('that belongs to no set is opened by the set that the reader reads, and by no other', async () => {
    const next = await at.owner.replaceUnread(null, 'rachana');
    await at.owner.begin(next);
    await at.owner.finish(next);
    const there = schemaOf({ hash: HASH, version: next });
    const parked = async (schema: string) => {
      const api = await at.as(
        'homeward_api',
        `search_path=${schema},kept`,
        `homeward.actor_id=${sokha.id}`,
        'homeward.actor_role=CASE_WORKER',
      );
      return ((await api.query('SELECT subject FROM kept.parked')) as object[]).length;
    };
    const subject = randomUUID();
    await at.projector.query(
      `INSERT INTO kept.parked (name, stream, subject, "eventId", type, position, reason) VALUES ('tasks', 'survivor-x', $1, $1, 'x', 1, 'x')`,
      [subject],
    );
    const relation = {
      survivorId: subject,
      receivedBy: sokha.id,
      readers: [`received:${sokha.id}`],
      entrusted: null,
      offices: [],
    };
    await put(at.projector, tableOf('RelationView'), relation);
    expect([await parked(LIVE), await parked(there)]).toEqual([1, 0]);
    await at.projector.query(`DELETE FROM kept.parked; DELETE FROM relation WHERE "survivorId" = '${subject}'`);
    await at.owner.replaceUnread(null, 'rachana');
    expect(await at.projector.query(`SELECT FROM pg_policy WHERE polname LIKE '%${next}'`)).toEqual([]);
  });

  it('that is about survivors shows only the rows of the reader’s cases, and none without a reader', async () => {
    expect(ofSurvivors().length).toBeGreaterThan(40);
    for (const table of ofSurvivors()) {
      expect([table.name, await shownTo(sokha, table)]).toEqual([table.name, [own]]);
      expect([table.name, await shownTo(bopha, table)]).toEqual([table.name, [others]]);
      expect([table.name, await shown(table)]).toEqual([table.name, []]);
    }
  });

  it('shows no survivor to administrators and analysts, and all of them to auditors', async () => {
    for (const table of ofSurvivors()) {
      // administrators must see parked and flawed streams, which they repair
      const mended = table.target === Parked || table.target === SetAsideView;
      for (const role of mended ? (['ANALYST'] as const) : (['ADMINISTRATOR', 'ANALYST'] as const))
        expect([table.name, await shownTo({ ...sokha, role }, table)]).toEqual([table.name, []]);
      const all = await shownTo({ ...sokha, role: 'AUDITOR' }, table);
      expect([table.name, all.toSorted()]).toEqual([table.name, [own, others].toSorted()]);
    }
  });

  it('that is about a court case shows it to readers who may see one of its survivors', async () => {
    const [ownOnly, ofBoth, othersAlone] = [randomUUID(), randomUUID(), randomUUID()];
    const parts = [
      [ownOnly, own],
      [ofBoth, own],
      [ofBoth, others],
      [othersAlone, others],
    ];
    for (const prosecutionId of [ownOnly, ofBoth, othersAlone])
      await put(at.projector, tableOf('ProsecutionView'), { prosecutionId });
    for (const [prosecutionId, survivorId] of parts)
      await put(at.projector, tableOf('JusticeView'), { prosecutionId, survivorId });
    const seen = (who: Whoever) =>
      runAsReader(who, async () => {
        const table = `"${tableOf('ProsecutionView').tableName}"`;
        const rows: { prosecutionId: string }[] = await at.api.query(`SELECT "prosecutionId" FROM ${table}`);
        return rows.map(({ prosecutionId }) => prosecutionId).toSorted();
      });
    expect(await seen(sokha)).toEqual([ownOnly, ofBoth].toSorted());
    expect(await seen(bopha)).toEqual([ofBoth, othersAlone].toSorted());
    expect(await seen({ ...sokha, id: 'nobody' })).toEqual([]);
    expect(await seen({ ...sokha, role: 'ADMINISTRATOR' })).toEqual([]);
    expect(await seen({ ...sokha, role: 'AUDITOR' })).toHaveLength(3);
  });

  it('cannot be created without a rule for who may read it', async () => {
    @Entity('unsaid')
    class Unsaid extends View {
      @PrimaryColumn('uuid') id!: string;
      @Column('text') name!: string;
    }
    const views = await viewsDatabase();
    const db = await views.connect([Unsaid]);
    await expect(applyRowSecurity(db)).rejects.toThrow(SaysNobody);
    await views.drop();
  });

  it('gets its policies back after it was dropped, and so do the tables whose policies query it', async () => {
    const owner = await at.as('homeward', 'homeward.part=projector');
    await owner.query(`DROP TABLE ${LIVE}."${tableOf('RelationView').tableName}" CASCADE`);
    expect(await shownTo(sokha)).toEqual([]);
    await at.owner.restore();
    expect(await shownTo(sokha)).toEqual([]);
    const received = ({ id }: Whoever) => ({
      receivedBy: id,
      readers: [`received:${id}`],
      entrusted: null,
      offices: [],
    });
    await put(at.projector, tableOf('RelationView'), { survivorId: own, ...received(sokha) });
    await put(at.projector, tableOf('RelationView'), { survivorId: others, ...received(bopha) });
    expect(await shownTo(sokha)).toEqual([own]);
    expect(await shownTo(bopha, tableOf('RelationView'))).toEqual([others]);
  });
});

describe('one connection for all readers', () => {
  it('shows each reader their own cases, one after the other and all at once', async () => {
    for (let round = 0; round < 3; round++) {
      expect(await shownTo(sokha)).toEqual([own]);
      expect(await shownTo(bopha)).toEqual([others]);
      expect(await shown(tableOf('OverviewView'))).toEqual([]);
    }
    const asked = Array.from({ length: 60 }, (_, n) => n % 3);
    const answers = await Promise.all(
      asked.map((n) => (n === 2 ? shown(tableOf('OverviewView')) : shownTo(n === 0 ? sokha : bopha))),
    );
    expect(answers).toEqual(asked.map((n) => [[own], [others], []][n]));
  });

  it('shows each reader their own cases in a transaction, and after one that failed', async () => {
    const inOne = (who: Whoever, more = 'SELECT 1') =>
      runAsReader(who, () =>
        at.api.transaction(async (tx) => {
          const rows: { survivorId: string }[] = await tx.query(
            `SELECT "survivorId" FROM "${tableOf('OverviewView').tableName}"`,
          );
          await tx.query(more);
          return rows.map(({ survivorId }) => survivorId);
        }),
      );
    expect(await inOne(sokha)).toEqual([own]);
    await expect(inOne(bopha, 'SELECT 1 / 0')).rejects.toThrow('division by zero');
    expect(await shown(tableOf('OverviewView'))).toEqual([]);
    await expect(runAsReader(sokha, () => at.api.query('SELECT 1 / 0'))).rejects.toThrow('division by zero');
    expect(await shown(tableOf('OverviewView'))).toEqual([]);
    expect(await inOne(bopha)).toEqual([others]);
  });

  it('shows each reader a snapshot of their own cases, whatever is recorded meanwhile, and nothing afterwards', async () => {
    const another = randomUUID();
    let late: (() => Promise<string[]>) | undefined;
    const seen = at.api.atOnce(sokha, async () => {
      const before = await shown(tableOf('OverviewView'));
      await put(at.projector, tableOf('RelationView'), {
        survivorId: another,
        receivedBy: sokha.id,
        readers: [`received:${sokha.id}`],
      });
      await put(at.projector, tableOf('OverviewView'), { survivorId: another });
      late = AsyncResource.bind(() => shown(tableOf('OverviewView')));
      return [before, await shown(tableOf('OverviewView'))];
    });
    expect(await seen).toEqual([[own], [own]]);
    expect(await shown(tableOf('OverviewView'))).toEqual([]);
    expect((await late!()).toSorted()).toEqual([own, another].toSorted());
    await expect(at.api.atOnce(bopha, () => at.api.query('SELECT 1 / 0'))).rejects.toThrow('division by zero');
    expect(await shown(tableOf('OverviewView'))).toEqual([]);
    for (const name of ['RelationView', 'OverviewView'])
      await at.projector.query(`DELETE FROM ${LIVE}."${tableOf(name).tableName}" WHERE "survivorId" = $1`, [another]);
  });

  it('treats the contents of a token as plain values', async () => {
    const id = `'; SET homeward.actor_role = 'AUDITOR'; --\\'`;
    expect(await shownTo({ ...sokha, id })).toEqual([]);
  });
});

describe('the analyst', () => {
  const asAnalyst = (sql: string) => runAsReader('analyst', () => at.api.query(sql) as Promise<unknown[]>);

  it('sees all facts', async () => {
    for (const table of facts()) {
      const all = await runAsReader('analyst', () => shown(table));
      expect([table.name, all.toSorted()]).toEqual([table.name, [own, others].toSorted()]);
    }
  });

  it('may read no view, no index and no key', async () => {
    const besides = ['day_count', 'month_count', 'touched', 'view_set'].map((name) =>
      at.api.entityMetadatas.find((one) => one.tableName === name),
    );
    const counted = new Set([...facts(), ...besides]);
    for (const table of at.api.entityMetadatas.filter((one) => !counted.has(one)))
      await expect(asAnalyst(`SELECT FROM "${table.tableName}"`)).rejects.toThrow('permission denied for table');
    await expect(asAnalyst('SELECT FROM keys.data_key')).rejects.toThrow('permission denied for schema keys');
  });

  it('leaves no rights to the next reader', async () => {
    await asAnalyst('SELECT 1');
    for (const table of facts()) expect([table.name, await shown(table)]).toEqual([table.name, []]);
    expect(await shownTo(sokha)).toEqual([own]);
  });
});

const NEXT = schemaOf({ hash: HASH, version: 7 });

describe('the database', () => {
  beforeAll(async () => {
    await at.owner.begin(7);
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
    for (const table of ofSurvivors()) expect([table.name, await shown(table, api)]).toEqual([table.name, []]);
  });
});

it('has row-level security also where one role does everything, as in development with a database of its own', async () => {
  const { options } = await at.as('homeward');
  const one = await new RowSecurityDataSource(options, HASH).initialize();
  expect(await shown(tableOf('OverviewView'), one)).toEqual([]);
  expect(await runAsReader(sokha, () => shown(tableOf('OverviewView'), one))).toEqual([own]);
  expect(await runAsReader('analyst', () => shown(tableOf('OverviewView'), one))).toEqual([]);
  for (const table of facts()) {
    expect([table.name, await shown(table, one)]).toEqual([table.name, []]);
    expect(await runAsReader('analyst', () => shown(table, one))).toHaveLength(2);
  }
  await one.destroy();
});

it('shows the projector’s role nothing unless it acts as the projector, and no key', async () => {
  const idle = await at.as('homeward_projector');
  for (const table of ofSurvivors()) expect([table.name, await shown(table, idle)]).toEqual([table.name, []]);
  await expect(idle.query('SELECT FROM keys.data_key')).rejects.toThrow('permission denied for schema keys');
});
