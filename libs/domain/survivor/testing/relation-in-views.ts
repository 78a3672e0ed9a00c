import { In, type DataSource } from 'typeorm';
import { batchPerTick, type RelationSource } from '#security/access';
import { relationOf } from '../relation/readers.js';
import { RelationView } from '../relation/relation.view.js';

/** The relation according to the views, where a spec has no log, or compares the two checks. The service asks the log. */
export const relationInViews = (db: DataSource): RelationSource =>
  batchPerTick(async (by, survivorIds) => {
    const rows = await db.getRepository(RelationView).find({
      select: {
        survivorId: true,
        receivedBy: true,
        entrusted: true,
        offices: true,
        interviewed: true,
        restricted: true,
      },
      where: { survivorId: In([...survivorIds]) },
    });
    const of = new Map(rows.map((row) => [row.survivorId, row]));
    return (survivorId) => {
      const row = of.get(survivorId);
      return row && relationOf({ ...row, entrusted: row.entrusted ?? undefined }, by);
    };
  });
