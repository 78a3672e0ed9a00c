import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { wordsOf } from '#security/access';
import type { Actor } from '#kernel/decider';
import { CaseView } from './tasks.view.js';

/** A condition on `one`, a case. */
export interface Part {
  readonly condition: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * The cases in a colleague's list. A supervisor's list has two parts: cases of their office, and cases that were once
 * assigned and no longer are. Each part follows the order of an index of its own; one query with OR would need a sort.
 */
export const partsFor = ({ id, role, office = '' }: Actor): readonly Part[] =>
  role === 'SUPERVISOR'
    ? [
        { condition: 'one.office = :office', parameters: { office } },
        { condition: 'one.nobodys AND one.office <> :office', parameters: { office } },
      ]
    : [{ condition: 'one.workers @> ARRAY[:id]::text[]', parameters: { id } }];

/**
 * Keeps only cases whose record the reader may open. A worker has few, which are looked up first. An office has many,
 * so each case is checked as it comes up, and OFFSET keeps Postgres from looking up all of them.
 */
export const casesOf = (db: DataSource, by: Actor, { condition, parameters }: Part): SelectQueryBuilder<CaseView> => {
  const readable = `FROM ${db.getMetadata('RelationView').tablePath} related WHERE related.readers && :words`;
  const related =
    by.role === 'SUPERVISOR'
      ? `EXISTS (SELECT ${readable} AND related."survivorId" = one.survivorId OFFSET 0)`
      : // a join would compare each row with each other behind a view over two sets, as during a switch
        `one.survivorId = ANY (ARRAY(SELECT related."survivorId" ${readable}))`;
  const query = db.getRepository(CaseView).createQueryBuilder('one').where(condition, parameters);
  return query.andWhere(related, { words: wordsOf(by) });
};

/** The filters of a list: a filter that is not set does not apply. */
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
  if (survivorId !== undefined) query.andWhere('one.survivorId = :only', { only: survivorId });
  return query;
};

/** Sorted by the day of the referral, starting after the given case. */
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
