import type { DataSource } from 'typeorm';
import type { Actor } from '#kernel/decider';
import { SuspicionView } from './duplicates.view.js';

/** Where the rows put a pair. What it is, and which offices it concerns, is in the log. */
export interface Place {
  readonly row: SuspicionView;
  readonly cursor: string;
}

/** Where a pair stands in the list: what the office has not judged comes first, the oldest before the others. */
const KEY = {
  judged: 'one.judgements @> :mine::jsonb',
  agreed: `one.state = 'Agreed'`,
  since: 'one.since',
  duplicateId: 'one.duplicateId',
} as const;

/** The same in a cursor. */
const cursorOf = ({ judgements, state, since, duplicateId }: SuspicionView, by: Actor): string => {
  const isJudged = judgements.some(({ office }) => office === by.office);
  return [Number(isJudged), Number(state === 'Agreed'), new Date(since).toISOString(), duplicateId].join('/');
};

/** Makes the values of a cursor comparable with `KEY`. */
const afterOf = (cursor: string) => {
  const [judged, agreed, since, duplicateId] = cursor.split('/');
  return { afterJudged: judged === '1', afterAgreed: agreed === '1', afterSince: since, afterId: duplicateId };
};

/**
 * The places behind a cursor, one more than `first` where there are more.
 * @returns also a count of all, without the cursor
 */
export const placesOf = async (
  db: DataSource,
  by: Actor,
  { first, after }: { readonly first: number; readonly after: string | undefined },
): Promise<{ readonly places: readonly Place[]; readonly count: () => Promise<number> }> => {
  const all = db.getRepository(SuspicionView).createQueryBuilder('one').where(`one.state <> 'Dismissed'`);
  const query = all
    .clone()
    .addSelect(KEY.judged, 'is_judged')
    .addSelect(KEY.agreed, 'is_agreed')
    .setParameter('mine', JSON.stringify([{ office: by.office ?? null }]));
  if (after !== undefined)
    query.andWhere(
      `(${Object.values(KEY).join(', ')}) > (:afterJudged, :afterAgreed, :afterSince, :afterId)`,
      afterOf(after),
    );
  const rows = await query
    .orderBy('is_judged')
    .addOrderBy('is_agreed')
    .addOrderBy(KEY.since)
    .addOrderBy(KEY.duplicateId)
    .limit(first + 1)
    .getMany();
  return { places: rows.map((row) => ({ row, cursor: cursorOf(row, by) })), count: () => all.getCount() };
};
