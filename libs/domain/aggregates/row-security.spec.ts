import { randomUUID } from 'node:crypto';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  ParkedStream,
  MissingReadRule,
  NO_ROW_RULES,
  View,
  applyRowSecurity,
  runAsReader,
  schemaOf,
} from '#kernel/projections';
import { SetAsideView } from '#security/set-aside';
import { viewsDatabase } from '../../kernel/projections/testing/database.js';
import { MATCHER } from '../survivor/steps/referral/duplicates/matcher.row-policy.js';
import { bopha, others, own, sokha, twoReceptions, type Reader } from './testing/two-receptions.js';
import { HASH, LIVE, insertRows } from './testing/protected-database.js';

let at: Awaited<ReturnType<typeof twoReceptions>>;
beforeAll(async () => {
  at = await twoReceptions();
});
afterAll(() => at.drop());

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
    await at.owner.beginSet(next);
    await at.owner.finishSet(next);
    const there = schemaOf({ hash: HASH, version: next });
    const readParked = async (schema: string) => {
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
    await insertRows(at.projector, at.tableOf('RelationView'), relation);
    expect([await readParked(LIVE), await readParked(there)]).toEqual([1, 0]);
    await at.projector.query(`DELETE FROM kept.parked; DELETE FROM relation WHERE "survivorId" = '${subject}'`);
    await at.owner.replaceUnread(null, 'rachana');
    expect(await at.projector.query(`SELECT FROM pg_policy WHERE polname LIKE '%${next}'`)).toEqual([]);
  });

  it('that is about survivors shows only the rows of the reader’s cases, and none without a reader', async () => {
    expect(at.ofSurvivors().length).toBeGreaterThan(40);
    for (const table of at.ofSurvivors()) {
      expect([table.name, await at.shownTo(sokha, table)]).toEqual([table.name, [own]]);
      expect([table.name, await at.shownTo(bopha, table)]).toEqual([table.name, [others]]);
      expect([table.name, await at.shown(table)]).toEqual([table.name, []]);
    }
  });

  it('shows no survivor to administrators and analysts, and all of them to auditors', async () => {
    for (const table of at.ofSurvivors()) {
      // administrators must see parked and flawed streams, which they repair
      const mended = table.target === ParkedStream || table.target === SetAsideView;
      for (const role of mended ? (['ANALYST'] as const) : (['ADMINISTRATOR', 'ANALYST'] as const))
        expect([table.name, await at.shownTo({ ...sokha, role }, table)]).toEqual([table.name, []]);
      const all = await at.shownTo({ ...sokha, role: 'AUDITOR' }, table);
      expect([table.name, all.toSorted()]).toEqual([table.name, [own, others].toSorted()]);
    }
  });

  it('that has the keys of names shows them to readers of the record, and to nobody who searches all records', async () => {
    const table = at.tableOf('PersonKey');
    expect(await runAsReader(MATCHER, () => at.shown(table))).toEqual([]);
    expect(await at.shownTo(sokha, table)).toEqual([own]);
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
      await insertRows(at.projector, at.tableOf('ProsecutionView'), { prosecutionId });
    for (const [prosecutionId, survivorId] of parts)
      await insertRows(at.projector, at.tableOf('JusticeView'), { prosecutionId, survivorId });
    const rowsSeenBy = (who: Reader) =>
      runAsReader(who, async () => {
        const table = `"${at.tableOf('ProsecutionView').tableName}"`;
        const rows: { prosecutionId: string }[] = await at.api.query(`SELECT "prosecutionId" FROM ${table}`);
        return rows.map(({ prosecutionId }) => prosecutionId).toSorted();
      });
    expect(await rowsSeenBy(sokha)).toEqual([ownOnly, ofBoth].toSorted());
    expect(await rowsSeenBy(bopha)).toEqual([ofBoth, othersAlone].toSorted());
    expect(await rowsSeenBy({ ...sokha, id: 'nobody' })).toEqual([]);
    expect(await rowsSeenBy({ ...sokha, role: 'ADMINISTRATOR' })).toEqual([]);
    expect(await rowsSeenBy({ ...sokha, role: 'AUDITOR' })).toHaveLength(3);
  });

  it('cannot be created without a rule for who may read it', async () => {
    @Entity('unsaid')
    class Unsaid extends View {
      @PrimaryColumn('uuid') id!: string;
      @Column('text') name!: string;
    }
    const views = await viewsDatabase();
    const db = await views.connect([Unsaid]);
    await expect(applyRowSecurity(db, NO_ROW_RULES)).rejects.toThrow(MissingReadRule);
    await views.drop();
  });

  it('gets its policies back after it was dropped, and so do the tables whose policies query it', async () => {
    const owner = await at.as('homeward', 'homeward.part=projector');
    await owner.query(`DROP TABLE ${LIVE}."${at.tableOf('RelationView').tableName}" CASCADE`);
    expect(await at.shownTo(sokha)).toEqual([]);
    await at.owner.restore();
    expect(await at.shownTo(sokha)).toEqual([]);
    const receptionOf = ({ id }: Reader) => ({
      receivedBy: id,
      readers: [`received:${id}`],
      entrusted: null,
      offices: [],
    });
    await insertRows(at.projector, at.tableOf('RelationView'), { survivorId: own, ...receptionOf(sokha) });
    await insertRows(at.projector, at.tableOf('RelationView'), { survivorId: others, ...receptionOf(bopha) });
    expect(await at.shownTo(sokha)).toEqual([own]);
    expect(await at.shownTo(bopha, at.tableOf('RelationView'))).toEqual([others]);
  });
});
