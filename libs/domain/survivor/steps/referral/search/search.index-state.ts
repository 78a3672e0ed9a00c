import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { markOfKey, type Digest } from '#kernel/integrity';
import { IndexOfAnotherKey, keepingPlans, waitForPosition } from '#kernel/projections';
import { namesOf } from '#nest';
import { PersonKey } from '../person.index.js';

/** Far behind the views, the index is only while much is recorded, while it is filled again, or while nobody fills it. */
const BEHIND_MAX_S = 30;

/** After a quiet hour, the next event makes it so, too, until the index has followed a moment later. */
const FOLLOW_TIMEOUT_MS = 500;

/** A projector that runs gives a sign of life every few seconds, also where nothing is recorded. */
const SILENCE_MAX_S = 15;

/** Row security looks at each parked row, so that a count of many would hold up every search. */
const LEFT_OUT_MAX = 1000;

/**
 * How far the index is follows from instants of events in the log, so that no clock counts, and at rest they are equal.
 * Where all stand still, only their reasons and their signs of life tell: those are by the clock of the database. A reader
 * sees the parked streams of their own cases, whatever name is sought, and a supervisor also some about no survivor.
 * Parameters: the tables by which a search is shown, and the name and the path of the index.
 */
const STATE_SQL = `
  SELECT own.name IS NULL AS "isMissing",
    shown."standsStill",
    CASE WHEN shown.at IS NOT NULL
        AND (own."recordedAt" IS NULL OR own."recordedAt" < shown.at - interval '${BEHIND_MAX_S} s')
      THEN shown.furthest END AS awaited,
    (SELECT least(count(DISTINCT stream), ${LEFT_OUT_MAX})::int FROM (
       SELECT stream FROM parked_streams WHERE name = ANY ($1::text[]) AND stream = 'survivor-' || subject
       LIMIT ${LEFT_OUT_MAX} * cardinality($1::text[]) -- a stream may be parked for each table
     ) AS parked) AS "leftOutCount",
    (SELECT obj_description(oid, 'pg_constraint') FROM pg_constraint
     WHERE contype = 'p' AND conrelid = $3::regclass) AS mark
  FROM (SELECT max("recordedAt") AS at, max(position) AS furthest,
      coalesce(bool_or(reason IS NOT NULL OR "seenAt" IS NULL OR "seenAt" < now() - interval '${SILENCE_MAX_S} s'), false)
        AS "standsStill"
    FROM checkpoints WHERE name = ANY ($1::text[])) AS shown
  LEFT JOIN checkpoints AS own ON own.name = $2::text`;

interface StateRow {
  /** Without a checkpoint, it is filled from the first event. */
  readonly isMissing: boolean;
  /** The position of the views, if the index is far behind them. */
  readonly awaited: string | null;
  /** Whether nobody fills one of the tables at present. */
  readonly standsStill: boolean;
  readonly leftOutCount: number;
  /** Of the key that filled the index; null where a former version filled it. */
  readonly mark: string | null;
}

/** Who may be missing in an answer. */
interface Completeness {
  /** Whether the same search may find more people later. */
  readonly stale: boolean;
  /** How many of the reader's cases have a parked event, so that the index or a view has at most what came before it. */
  readonly leftOutCount: number;
}

/**
 * Whether the index of the search can be relied on: while it is filled from the log, it finds few people or none. Who finds
 * nobody may record a person a second time.
 */
export class IndexState {
  readonly #mark: string;

  constructor(
    private readonly db: DataSource,
    digest: Digest,
  ) {
    this.#mark = markOfKey(digest);
  }

  /**
   * What an answer may lack. Ask before the index is read: it may follow meanwhile.
   * @throws IndexOfAnotherKey
   */
  async completeness(shownBy: readonly EntityTarget<ObjectLiteral>[]): Promise<Completeness> {
    const { tableName, tablePath } = this.db.getMetadata(PersonKey);
    const values = [namesOf(this.db, shownBy), tableName, tablePath];
    const [{ mark, leftOutCount, ...state }] = await keepingPlans(() => this.db.query<[StateRow]>(STATE_SQL, values));
    if (mark !== null && mark !== this.#mark) throw new IndexOfAnotherKey();
    return { stale: await this.#isBehind(state), leftOutCount };
  }

  /** Whether it may lack people that the views show already, or that the log has. */
  async #isBehind({ isMissing, standsStill, awaited }: Omit<StateRow, 'mark' | 'leftOutCount'>): Promise<boolean> {
    if (isMissing || standsStill || awaited === null) return isMissing || standsStill;
    const { tableName } = this.db.getMetadata(PersonKey);
    return !(await waitForPosition(this.db, [tableName], BigInt(awaited), FOLLOW_TIMEOUT_MS));
  }
}
