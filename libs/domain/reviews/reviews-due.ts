import type { Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { dayAt, hoursAfter, type Actor } from '#kernel/decider';
import type { AggregateStores } from '#nest';
import type { ReviewDue } from './review-due.type.js';
import type { ReviewRow } from './review.view.js';

/** Beyond so many, the office has another problem. */
const REVIEWS_MAX = 100;

/** What no review decided yet, and never of who recorded it. */
const WAITS = 'one.upheld IS NULL AND one.recordedBy NOT IN (:...own)';

/** As in a survivor’s record, a negative review undoes nothing by itself. */
const REJECTED = `one.upheld = false AND one.kind IN ('Corrected', 'Irregular')`;

/** The reader's own entries: a rejected entry is sent back to its author. */
const IS_OWN = 'one.recordedBy IN (:...own)';

/** What puts a rejected entry right. */
const PUT_RIGHT = [
  'later.entryId = one.entryId',
  'later.recordedAt > one.recordedAt',
  `later.kind IN ('Corrected', 'StruckOut')`,
].join(' AND ');

/**
 * For a supervisor, what waits for their review, and what was not upheld and waits until somebody puts it right; for
 * colleagues, what they recorded themselves and was not upheld. Row security leaves out what they may not see.
 * @param among a condition on `one`: what they may see and not decide is not theirs to review
 */
export const reviewsDue = async <Row extends ReviewRow>(
  db: DataSource,
  view: Type<Row>,
  { id, role, deputyOf }: Actor,
  { ledger: { settings } }: AggregateStores,
  among: readonly [condition: string, parameters: Readonly<Record<string, unknown>>] = ['TRUE', {}],
): Promise<readonly (Row & ReviewDue)[]> => {
  const query = db.getRepository(view).createQueryBuilder('one');
  const putRight = query.subQuery().select('1').from(view, 'later').where(PUT_RIGHT).getQuery();
  const isRejected = `${REJECTED} AND NOT EXISTS ${putRight}`;
  const rows = await query
    .where(role === 'SUPERVISOR' ? `((${WAITS}) OR (${isRejected}))` : `(${isRejected} AND ${IS_OWN})`, {
      own: [id, deputyOf ?? id],
    })
    .andWhere(...among)
    .orderBy({ 'one.recordedAt': 'ASC', 'one.eventId': 'ASC' })
    .limit(REVIEWS_MAX)
    .getMany();
  const today = dayAt(new Date().toISOString());
  return rows.map((row) => {
    const recordedAt = new Date(row.recordedAt).toISOString();
    const dueOn = dayAt(hoursAfter(recordedAt, settings.reviewWithinHours));
    return { ...row, recordedAt, dueOn, overdue: dueOn < today, rejected: row.upheld === false };
  });
};
