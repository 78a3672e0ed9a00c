import { randomUUID } from 'node:crypto';
import type { DataSource, EntityMetadata } from 'typeorm';
import type { Role } from '#nest';
import { Fact, ParkedStream, runAsReader } from '#kernel/projections';
import { insertRows, makeProtectedDatabase } from './protected-database.js';

export type Reader = { readonly id: string; readonly role: Role; readonly office: string };

export const sokha = { id: 'sokha', role: 'CASE_WORKER', office: 'SiemReapCac' } as const;
export const bopha = { ...sokha, id: 'bopha' };

/** The survivors whose referrals sokha and bopha received. */
export const [own, others] = [randomUUID(), randomUUID()];

/** The column that names the survivor of a row. */
const subjectColumn = ({ target, columns }: EntityMetadata): string | undefined =>
  target === ParkedStream || (typeof target === 'function' && target.prototype instanceof Fact)
    ? 'subject'
    : columns.find(({ databaseName }) => databaseName === 'survivorId')?.databaseName;

/** All tables of the views, each with a row of both survivors. */
export const twoReceptions = async () => {
  const at = await makeProtectedDatabase();
  const tableOf = (name: string): EntityMetadata => at.api.getMetadata(name);
  const ofSurvivors = () => at.api.entityMetadatas.filter((table) => subjectColumn(table) !== undefined);
  /** With the parked streams, whose number figures report. */
  const facts = () => ofSurvivors().filter((table) => subjectColumn(table) === 'subject' && table.name !== 'PersonKey');
  for (const table of ofSurvivors()) {
    for (const [survivorId, receivedBy] of [
      [own, sokha.id],
      [others, bopha.id],
    ]) {
      const relation = { receivedBy, entrusted: null, offices: [], readers: ['AUDITOR', `received:${receivedBy}`] };
      await insertRows(at.projector, table, {
        survivorId,
        subject: survivorId,
        ...(table.target === ParkedStream && { stream: `survivor-${survivorId}` }),
        ...(table.name === 'RelationView' && relation),
      });
    }
  }
  /** The survivors whose rows are visible. */
  const survivorsShown = async (table: EntityMetadata, db: DataSource = at.api): Promise<string[]> => {
    const rows: { whose: string }[] = await db.query(
      `SELECT DISTINCT "${subjectColumn(table)}" AS whose FROM "${table.tableName}"`,
    );
    return rows.map(({ whose }) => whose);
  };
  const shownTo = (reader: Reader, table = tableOf('OverviewView')) => runAsReader(reader, () => survivorsShown(table));
  return { ...at, tableOf, ofSurvivors, facts, shown: survivorsShown, shownTo };
};
