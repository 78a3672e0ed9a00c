import type { Type } from '@nestjs/common';
import { In, IsNull, Not, type DataSource, type FindOptionsWhere } from 'typeorm';
import { dayAt, hoursAfter, type Actor } from '#kernel/decider';
import type { AggregateStores } from '#nest';
import type { ReviewDue } from './review-due.type.js';
import type { ReviewRow } from './review.view.js';

/** Beyond so many, the office has another problem. */
const REVIEWS_MAX = 100;

/** What waits for a review of this supervisor, and never of who recorded it; row security leaves out what they may not see. */
export const reviewsDue = async <Row extends ReviewRow>(
  db: DataSource,
  view: Type<Row>,
  { id, role, deputyOf }: Actor,
  { ledger: { settings } }: AggregateStores,
): Promise<readonly (Row & ReviewDue)[]> => {
  if (role !== 'SUPERVISOR') return [];
  const where = { upheld: IsNull(), recordedBy: Not(In([id, deputyOf ?? id])) } as FindOptionsWhere<Row>;
  const rows = await db.getRepository(view).find({ where, take: REVIEWS_MAX });
  const today = dayAt(new Date().toISOString());
  return rows
    .map((row) => {
      const recordedAt = new Date(row.recordedAt).toISOString();
      const dueOn = dayAt(hoursAfter(recordedAt, settings.reviewWithinHours));
      return { ...row, recordedAt, dueOn, overdue: dueOn < today };
    })
    .toSorted((one, other) => (one.recordedAt < other.recordedAt ? -1 : 1));
};
