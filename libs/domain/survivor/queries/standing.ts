import type { DataSource } from 'typeorm';
import { keepingPlans, leavesOut, lookAt, lookIn, type Look } from '#kernel/projections';
import { OverviewView } from './overview.view.js';

/** What the views show of one record at one moment. */
export interface Standing extends Look {
  /** Null where the reader may see no such record. */
  readonly revision: number | null;
  /** Some of its events are parked. */
  readonly leftOut: boolean;
}

type Row = Parameters<typeof lookIn>[0] & Pick<Standing, 'revision' | 'leftOut'>;

/** One question for all of it: a reading waits for each. */
export const standingOf = async (db: DataSource, tables: readonly string[], id: string): Promise<Standing> => {
  const { tableName } = db.getMetadata(OverviewView);
  const asked = `SELECT ${lookAt('$1::text[]')},
    (SELECT revision FROM "${tableName}" WHERE "survivorId" = $2) AS revision, ${leavesOut('$1', '$2')} AS "leftOut"`;
  const [{ revision, leftOut, ...look }] = await keepingPlans(() => db.query<[Row]>(asked, [tables, id]));
  return { ...lookIn(look), revision, leftOut };
};
