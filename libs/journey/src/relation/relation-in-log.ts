import type { RelationSource } from '#access';
import { asTheyStand, foldRows, seen, type Reading } from '#read-models';
import { relationOf } from './relation-of.js';
import { relationProjection } from './relation.projection.js';
import type { RelationView } from './relation.view.js';

/** The same, told by the log itself: of somebody whom the views have not read yet. */
export const relationInLog =
  ({ store, upcast, amends }: Reading): RelationSource =>
  async (by, survivorId) => {
    const events = await store.read(`survivor-${survivorId}`);
    const standing = asTheyStand(
      events.map((event) => seen(event, upcast)),
      amends,
    ).filter(({ meta }) => meta.type in relationProjection.on);
    const [row] = foldRows(relationProjection, [], standing).saved as unknown as RelationView[];
    return row && relationOf({ ...row, entrusted: row.entrusted ?? undefined }, by);
  };
