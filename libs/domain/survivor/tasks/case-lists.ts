import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { relationWordsOf } from '#security/access';
import type { Actor } from '#kernel/decider';
import type { RiskLevel } from '../steps/risk/risk.codes.js';
import type { CaseStatus } from './tasks.codes.js';
import { CaseView } from './tasks.view.js';

/** A condition on `one`, a case. */
export interface CaseListPart {
  readonly condition: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * The cases in a colleague's list. A supervisor's list has two parts: cases of their office, and cases that were once
 * assigned and no longer are. Each part follows the order of an index of its own; one query with OR would need a sort.
 */
export const partsFor = ({ id, role, office = '' }: Actor): readonly CaseListPart[] =>
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
export const casesOf = (
  db: DataSource,
  by: Actor,
  { condition, parameters }: CaseListPart,
): SelectQueryBuilder<CaseView> => {
  const readable = `FROM ${db.getMetadata('RelationView').tablePath} related WHERE related.readers && :words`;
  const related =
    by.role === 'SUPERVISOR'
      ? `EXISTS (SELECT ${readable} AND related."survivorId" = one.survivorId OFFSET 0)`
      : // a join would compare each row with each other behind a view over two sets, as during a switch
        `one.survivorId = ANY (ARRAY(SELECT related."survivorId" ${readable}))`;
  const query = db.getRepository(CaseView).createQueryBuilder('one').where(condition, parameters);
  return query.andWhere(related, { words: relationWordsOf(by) });
};

/** The filters of a list: a filter that is not set does not apply. */
export interface Narrow {
  readonly worker?: string | undefined;
  readonly office?: string | undefined;
  readonly survivorId?: string | undefined;
  readonly survivorIds?: readonly string[] | undefined;
  readonly riskLevel?: RiskLevel | undefined;
  readonly status?: CaseStatus | undefined;
}

const CONDITIONS: Readonly<Record<keyof Narrow, string>> = {
  worker: 'one.workers @> ARRAY[:only_worker]::text[]',
  office: 'one.office = :only_office',
  survivorId: 'one.survivorId = :only_survivorId',
  survivorIds: 'one.survivorId = ANY(:only_survivorIds)',
  riskLevel: 'one.riskLevel = :only_riskLevel',
  status: 'one.status = :only_status',
};

export const narrowQuery = (query: SelectQueryBuilder<CaseView>, narrow: Narrow): SelectQueryBuilder<CaseView> => {
  for (const name of Object.keys(CONDITIONS) as (keyof Narrow)[])
    if (narrow[name] !== undefined) query.andWhere(CONDITIONS[name], { [`only_${name}`]: narrow[name] });
  return query;
};

const currentOf = (db: DataSource, by: Actor, part: CaseListPart, narrow: Narrow): SelectQueryBuilder<CaseView> =>
  narrowQuery(casesOf(db, by, part).andWhere('one.current'), narrow);

/** How many cases the list has on all pages. */
export const countCurrentCases = async (db: DataSource, by: Actor, narrow: Narrow): Promise<number> => {
  const counts = await Promise.all(partsFor(by).map((part) => currentOf(db, by, part, narrow).getCount()));
  return counts.reduce((sum, count) => sum + count, 0);
};

interface Page extends Narrow {
  readonly first: number;
  readonly after: string | undefined;
  /** The latest referral first; otherwise the earliest. */
  readonly latestFirst?: boolean | undefined;
}

/** Sorted by the day of the referral, starting after the given case. */
export const currentCases = async (
  db: DataSource,
  by: Actor,
  { first, after, latestFirst = false, ...narrow }: Page,
): Promise<readonly CaseView[]> => {
  const [referredOn, afterId] = after?.split('/') ?? [];
  const [direction, beyond, sign] = latestFirst ? (['DESC', '<', -1] as const) : (['ASC', '>', 1] as const);
  const found = partsFor(by).map((part) => {
    const query = currentOf(db, by, part, narrow);
    if (afterId !== undefined)
      query.andWhere(`(one.referredOn, one.survivorId) ${beyond} (:referredOn, :afterId)`, { referredOn, afterId });
    return query.orderBy({ 'one.referredOn': direction, 'one.survivorId': direction }).limit(first).getMany();
  });
  const inOrder = ({ referredOn: on, survivorId: id }: CaseView) => `${on}/${id}`;
  return (await Promise.all(found))
    .flat()
    .toSorted((one, other) => (inOrder(one) < inOrder(other) ? -sign : sign))
    .slice(0, first);
};
