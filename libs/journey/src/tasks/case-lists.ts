import type { DataSource, SelectQueryBuilder } from 'typeorm';
import type { Actor } from '#decider';
import { wordsOf } from '../relation/readers.rules.js';
import { CaseView } from './tasks.view.js';

/** A condition on `one`, a case. */
export interface Part {
  readonly condition: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * Of which cases somebody's list is made. Of a supervisor, whom her office looks after now, and whom it once did and nobody
 * does any more: two lists, each in the order of an index of its own, where one with OR would have to be sorted.
 */
export const partsFor = ({ id, role, office = '' }: Actor): readonly Part[] =>
  role === 'SUPERVISOR'
    ? [
        { condition: 'one.office = :office', parameters: { office } },
        { condition: 'one.nobodys AND one.office <> :office', parameters: { office } },
      ]
    : [{ condition: 'one.workers @> ARRAY[:id]::text[]', parameters: { id } }];

/**
 * Only whose record the asker may open. Those of one colleague are few, and looked up; of an office they are many, so each case
 * that comes next in the list is asked for, and OFFSET keeps Postgres from looking all of them up.
 */
export const casesOf = (db: DataSource, by: Actor, { condition, parameters }: Part): SelectQueryBuilder<CaseView> => {
  const hers = `FROM ${db.getMetadata('RelationView').tablePath} related WHERE related.readers && :words`;
  const related =
    by.role === 'SUPERVISOR'
      ? `EXISTS (SELECT ${hers} AND related."survivorId" = one.survivorId OFFSET 0)`
      : // a join would compare each with each behind a name that shows two sets, as during a switch
        `one.survivorId = ANY (ARRAY(SELECT related."survivorId" ${hers}))`;
  const query = db.getRepository(CaseView).createQueryBuilder('one').where(condition, parameters);
  return query.andWhere(related, { words: wordsOf(by) });
};

/** What somebody looks for in a list: what is not named is not looked at. */
export interface Narrow {
  readonly worker: string | undefined;
  readonly office: string | undefined;
  readonly survivorId: string | undefined;
}

export const narrowed = (
  query: SelectQueryBuilder<CaseView>,
  { worker, office, survivorId }: Narrow,
): SelectQueryBuilder<CaseView> => {
  if (worker !== undefined) query.andWhere('one.workers @> ARRAY[:worker]::text[]', { worker });
  if (office !== undefined) query.andWhere('one.office = :asked', { asked: office });
  if (survivorId !== undefined) query.andWhere('one.survivorId = :her', { her: survivorId });
  return query;
};

/** By the day of their referral, from whoever comes after one of them. */
export const currentCases = async (
  db: DataSource,
  by: Actor,
  { first, after }: { readonly first: number; readonly after: string | undefined },
): Promise<readonly CaseView[]> => {
  const [referredOn, survivorId] = after?.split('/') ?? [];
  const found = partsFor(by).map((part) => {
    const query = casesOf(db, by, part).andWhere('one.current');
    if (survivorId !== undefined)
      query.andWhere('(one.referredOn, one.survivorId) > (:referredOn, :survivorId)', { referredOn, survivorId });
    return query.orderBy({ 'one.referredOn': 'ASC', 'one.survivorId': 'ASC' }).limit(first).getMany();
  });
  const inOrder = ({ referredOn: on, survivorId: id }: CaseView) => `${on}/${id}`;
  return (await Promise.all(found))
    .flat()
    .toSorted((one, other) => (inOrder(one) < inOrder(other) ? -1 : 1))
    .slice(0, first);
};
