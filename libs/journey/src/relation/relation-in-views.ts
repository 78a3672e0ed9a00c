import type { DataSource } from 'typeorm';
import type { RelationSource } from '#access';
import { relationOf } from './relation-of.js';
import { RelationView } from './relation.view.js';

/** What her record says of it, as far as the views have read. */
export const relationInViews =
  (db: DataSource): RelationSource =>
  async (by, survivorId) => {
    const row = await db.getRepository(RelationView).findOneBy({ survivorId });
    return row ? relationOf({ ...row, entrusted: row.entrusted ?? undefined }, by) : undefined;
  };
