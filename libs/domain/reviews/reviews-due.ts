import type { Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { dayAt, hoursAfter, type Actor } from '#kernel/decider';
import type { AggregateStores } from '#nest';
import { REVIEWS_SHOWN } from './other-reviews.type.js';
import type { ReviewDue } from './review-due.type.js';
import type { ReviewRow } from './review.view.js';

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

type Among = readonly [condition: string, parameters: Readonly<Record<string, unknown>>];

interface AskedReviews {
  /** A condition on `one`: what they may see and not decide is not theirs to review. */
  readonly among?: Among;
  /** A condition on `one` that the reader chose, such as one court case. */
  readonly only?: Among | undefined;
}

const EVERY: Among = ['TRUE', {}];

/**
 * For a supervisor, what waits for their review, and what was not upheld and waits until somebody puts it right; for
 * colleagues, what they recorded themselves and was not upheld. Row security leaves out what they may not see.
 */
const reviewsFor = <Row extends ReviewRow>(
  db: DataSource,
  view: Type<Row>,
  { id, role, deputyOf }: Actor,
  { among = EVERY, only = EVERY }: AskedReviews,
) => {
  const query = db.getRepository(view).createQueryBuilder('one');
  const putRight = query.subQuery().select('1').from(view, 'later').where(PUT_RIGHT).getQuery();
  const isRejected = `${REJECTED} AND NOT EXISTS ${putRight}`;
  return query
    .where(role === 'SUPERVISOR' ? `((${WAITS}) OR (${isRejected}))` : `(${isRejected} AND ${IS_OWN})`, {
      own: [id, deputyOf ?? id],
    })
    .andWhere(...among)
    .andWhere(...only);
};

/** The oldest of what `reviewsFor` says. */
export const reviewsDue = async <Row extends ReviewRow>(
  db: DataSource,
  view: Type<Row>,
  by: Actor,
  { storeContext: { settings } }: AggregateStores,
  { first = REVIEWS_SHOWN, ...asked }: AskedReviews & { readonly first?: number | undefined } = {},
): Promise<readonly (Row & ReviewDue)[]> => {
  const rows = await reviewsFor(db, view, by, asked)
    .orderBy({ 'one.recordedAt': 'ASC', 'one.eventId': 'ASC' })
    .limit(first)
    .getMany();
  const today = dayAt(new Date().toISOString());
  return rows.map((row) => {
    const recordedAt = new Date(row.recordedAt).toISOString();
    const dueOn = dayAt(hoursAfter(recordedAt, settings.reviewWithinHours));
    return { ...row, recordedAt, dueOn, overdue: dueOn < today, rejected: row.upheld === false };
  });
};

/** How many there are of them, also beyond those that are shown. */
export const countReviewsDue = <Row extends ReviewRow>(
  db: DataSource,
  view: Type<Row>,
  by: Actor,
  asked: AskedReviews = {},
): Promise<number> => reviewsFor(db, view, by, asked).getCount();
