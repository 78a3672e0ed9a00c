import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { markOfKey, type Digest } from '#kernel/integrity';
import { IndexOfAnotherKey, keepingPlans, waitForPosition } from '#kernel/projections';
import { namesOf } from '#nest';
import { PersonKey } from '../person.index.js';

/** Far behind the views, the index is only while much is recorded, while it is filled again, or while nobody fills it. */
const BEHIND_MAX_S = 30;

/** After a quiet hour, the next event makes it so, too, until the index has followed a moment later. */
const FOLLOW_TIMEOUT_MS = 500;

/**
 * Both instants are those of events in the log, so that no clock counts, and at rest they are equal. Parameters: the tables
 * by which a search is shown, and the name and the path of the index.
 */
const STATE_SQL = `
  SELECT own.name IS NULL AS "isMissing",
    CASE WHEN shown.at IS NOT NULL
        AND (own."recordedAt" IS NULL OR own."recordedAt" < shown.at - interval '${BEHIND_MAX_S} s')
      THEN shown.furthest END AS awaited,
    (SELECT obj_description(oid, 'pg_constraint') FROM pg_constraint
     WHERE contype = 'p' AND conrelid = $3::regclass) AS mark
  FROM (SELECT max("recordedAt") AS at, max(position) AS furthest FROM checkpoints WHERE name = ANY ($1::text[])) AS shown
  LEFT JOIN checkpoints AS own ON own.name = $2::text`;

interface StateRow {
  /** Without a checkpoint, it is filled from the first event. */
  readonly isMissing: boolean;
  /** The position of the views, if the index is far behind them. */
  readonly awaited: string | null;
  /** Of the key that filled the index; null where a former version filled it. */
  readonly mark: string | null;
}

/** Whether the index of the search can be relied on: while it is filled from the log, it finds few people or none. */
export class IndexState {
  readonly #mark: string;

  constructor(
    private readonly db: DataSource,
    digest: Digest,
  ) {
    this.#mark = markOfKey(digest);
  }

  /**
   * Whether it may lack people that the views show already.
   * @throws IndexOfAnotherKey
   */
  async isBehind(shownBy: readonly EntityTarget<ObjectLiteral>[]): Promise<boolean> {
    const { tableName, tablePath } = this.db.getMetadata(PersonKey);
    const values = [namesOf(this.db, shownBy), tableName, tablePath];
    const [{ isMissing, awaited, mark }] = await keepingPlans(() => this.db.query<[StateRow]>(STATE_SQL, values));
    if (mark !== null && mark !== this.#mark) throw new IndexOfAnotherKey();
    if (isMissing || awaited === null) return isMissing;
    return !(await waitForPosition(this.db, [tableName], BigInt(awaited), FOLLOW_TIMEOUT_MS));
  }
}
