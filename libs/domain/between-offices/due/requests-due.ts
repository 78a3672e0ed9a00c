import { In, MoreThanOrEqual, Not, type DataSource, type FindOptionsWhere } from 'typeorm';
import type { Actor, Day } from '#kernel/decider';
import { OfficeRequestView } from '../requests.view.js';

type OpenRequest = Pick<OfficeRequestView, 'state' | 'answerBy'>;

/** Whether nobody answered in time. */
export const isLapsed = ({ state, answerBy }: OpenRequest, today: Day): boolean =>
  state === 'Waiting' && answerBy !== null && answerBy < today;

/** Beyond so many, the office has another problem. */
const WAITING_MAX = 100;

/** What waits for an answer of this person: for supervisors of the office that was asked, and never the person who asked. */
export const dueTo = (
  { id, role, office, deputyOf }: Actor,
  today: Day,
): FindOptionsWhere<OfficeRequestView> | undefined =>
  role === 'SUPERVISOR' && office
    ? {
        office,
        state: 'Waiting',
        answerBy: MoreThanOrEqual(today),
        askedBy: Not(In([id, deputyOf ?? id])),
      }
    : undefined;

/** What `dueTo` says of this person, the first to lapse first. */
export const requestsDue = async (db: DataSource, by: Actor, today: Day): Promise<readonly OfficeRequestView[]> => {
  const where = dueTo(by, today);
  return where
    ? db.getRepository(OfficeRequestView).find({
        where,
        order: { answerBy: 'ASC', requestId: 'ASC' },
        take: WAITING_MAX,
      })
    : [];
};

/** The requests of an office that wait, and since when the first of them does. */
interface RequestsOfOffice {
  readonly office: string;
  readonly count: number;
  readonly since: Date;
}

/** What waits for an answer of any of these people, by office: each request once, also beyond those that are listed. */
export const requestsDueByOffice = async (
  db: DataSource,
  people: readonly Actor[],
  today: Day,
): Promise<readonly RequestsOfOffice[]> => {
  const where = people.flatMap((by) => dueTo(by, today) ?? []);
  if (where.length === 0) return [];
  return db
    .getRepository(OfficeRequestView)
    .createQueryBuilder('one')
    .select('one.office', 'office')
    .addSelect('count(*)::int', 'count')
    .addSelect('min(one."askedAt")', 'since')
    .where(where)
    .groupBy('one.office')
    .orderBy('one.office')
    .getRawMany<RequestsOfOffice>();
};

/** How many there are of them, also beyond those that are listed. */
export const countRequestsDue = async (db: DataSource, by: Actor, today: Day): Promise<number> => {
  const where = dueTo(by, today);
  return where ? db.getRepository(OfficeRequestView).countBy(where) : 0;
};
