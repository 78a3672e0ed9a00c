import type { EntityManager } from 'typeorm';
import type { DeliveryFailureCode } from './delivery-failure.js';
import type { NoticeRow } from './notice.row.js';

type Queries = Pick<EntityManager, 'query'>;

export type NewNotice = Pick<NoticeRow, 'id' | 'worker' | 'channel' | 'kind' | 'items'>;

/** All that waits for one colleague by one channel: it is sent as one message. */
export interface NoticeBatch {
  readonly worker: string;
  readonly channel: string;
  readonly notices: readonly NoticeRow[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What happens within this time reaches a colleague in one message. */
const GATHER_MS = 20_000;
/** A process that dies while it sends leaves the batch to the next one after this time. */
const LEASE_MS = 2 * MINUTE_MS;
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [30_000, 6 * HOUR_MS];
/** A notice is given up after this time, when it is no longer news. */
const GIVEN_UP_MS = 3 * DAY_MS;
/** A notice is kept for longer than its event is news, so that nobody is notified twice. */
const KEPT_MS = 30 * DAY_MS;

/** Milliseconds until the next attempt. */
export const pauseAfter = (attempts: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 20));

const instantAfter = (instant: Date, laterMs = 0): string => new Date(instant.getTime() + laterMs).toISOString();

/** Notices in Postgres, each stored once and sent at least once. */
export class NoticeQueue {
  constructor(
    private readonly db: Queries,
    private readonly gatherMs = GATHER_MS,
  ) {}

  /** @returns how many were not there before */
  async enqueue(notices: readonly NewNotice[], now: Date): Promise<number> {
    if (notices.length === 0) return 0;
    const rows = notices.map((one) => ({
      ...one,
      enqueuedAt: instantAfter(now),
      nextAttemptAt: instantAfter(now, this.gatherMs),
    }));
    const stored = (await this.db.query(
      `INSERT INTO notice (id, worker, channel, kind, items, "enqueuedAt", "nextAttemptAt")
       SELECT id, worker, channel, kind, items, "enqueuedAt", "nextAttemptAt"
       FROM jsonb_populate_recordset(NULL::notice, $1)
       ON CONFLICT DO NOTHING RETURNING id`,
      [JSON.stringify(rows)],
    )) as unknown[];
    return stored.length;
  }

  /**
   * Takes the batch that waits longest. No other process takes it while this one sends it.
   * @param dueBy what is due later waits
   */
  async take(now: Date, dueBy = now): Promise<NoticeBatch | undefined> {
    const [notices] = (await this.db.query(
      `UPDATE notice SET attempts = attempts + 1, "nextAttemptAt" = $2
       FROM (SELECT worker, channel FROM notice WHERE state = 'waiting' AND "nextAttemptAt" <= $1
             ORDER BY "nextAttemptAt" LIMIT 1) next
       WHERE notice.worker = next.worker AND notice.channel = next.channel
         AND notice.state = 'waiting' AND notice."nextAttemptAt" <= $1
       RETURNING notice.*`,
      [instantAfter(dueBy), instantAfter(now, LEASE_MS)],
    )) as [NoticeRow[], number];
    const first = notices[0];
    return first && { worker: first.worker, channel: first.channel, notices };
  }

  /** Gives back what was not sent: that was no attempt. */
  async giveBack({ notices }: NoticeBatch, now: Date): Promise<void> {
    await this.db.query(
      `UPDATE notice SET attempts = attempts - 1, "nextAttemptAt" = $2 WHERE id = ANY ($1) AND state = 'waiting'`,
      [notices.map(({ id }) => id), instantAfter(now)],
    );
  }

  async markDelivered({ notices }: NoticeBatch, now: Date): Promise<void> {
    await this.#settle(notices, 'delivered', null, now);
  }

  /** The colleague does not want them any more. */
  async markUnwanted({ notices }: NoticeBatch, now: Date): Promise<void> {
    await this.#settle(notices, 'unwanted', null, now);
  }

  /** @param isFinal whether another attempt would fail likewise */
  async markFailed({ notices }: NoticeBatch, reason: DeliveryFailureCode, now: Date, isFinal = false): Promise<void> {
    const isOver = ({ enqueuedAt }: NoticeRow) => isFinal || now.getTime() - enqueuedAt.getTime() >= GIVEN_UP_MS;
    await this.#settle(notices.filter(isOver), 'undelivered', reason, now);
    for (const { id, attempts } of notices.filter((one) => !isOver(one)))
      await this.db.query(`UPDATE notice SET reason = $2, "nextAttemptAt" = $3 WHERE id = $1`, [
        id,
        reason,
        instantAfter(now, pauseAfter(attempts)),
      ]);
  }

  /** Removes what was settled long ago. */
  async tidy(now: Date): Promise<void> {
    await this.db.query(`DELETE FROM notice WHERE "settledAt" < $1`, [instantAfter(now, -KEPT_MS)]);
  }

  async #settle(
    notices: readonly NoticeRow[],
    state: string,
    reason: DeliveryFailureCode | null,
    now: Date,
  ): Promise<void> {
    if (notices.length === 0) return;
    await this.db.query(`UPDATE notice SET state = $2, reason = $3, "settledAt" = $4 WHERE id = ANY ($1)`, [
      notices.map(({ id }) => id),
      state,
      reason,
      instantAfter(now),
    ]);
  }
}

/** How many notices wait, and how many were not delivered. */
export interface NoticeStatus {
  readonly waiting: number;
  /** How many of the waiting ones have failed at least once. */
  readonly failing: number;
  readonly undelivered: number;
  readonly oldestWaitingSeconds: number;
}

const DAYS_SHOWN = 7;

/** @param db reads all rows */
export const noticeStatus = async (db: Queries): Promise<NoticeStatus> => {
  const [status] = (await db.query(
    `SELECT count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
       count(*) FILTER (WHERE state = 'waiting' AND reason IS NOT NULL)::int AS failing,
       count(*) FILTER (WHERE state = 'undelivered' AND "settledAt" > now() - interval '${DAYS_SHOWN} days')::int AS undelivered,
       coalesce(extract(epoch FROM now() - min("enqueuedAt") FILTER (WHERE state = 'waiting')), 0)::float8 AS "oldestWaitingSeconds"
     FROM notice`,
  )) as [NoticeStatus];
  return status;
};
