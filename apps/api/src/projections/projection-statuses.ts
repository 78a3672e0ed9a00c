import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventStore, type RecordedEvent } from '#kernel/event-store';
import { whereOf } from '#platform';
import { runAsReader, type Checkpoint } from '#kernel/projections';
import { withTimeout } from '#kernel/waiting';
import {
  POLICIES,
  PREFIXES,
  STEPS,
  AggregateStores,
  policyCheckpoint,
  policyOf,
  readPolicyRefusals,
  type Policy,
  type Step,
} from '#nest';
import { DUPLICATE_MATCHER } from '#domain/between-offices';
import { filledTables } from './filled.js';
import type { ProjectionType } from './projection.type.js';
import { toProjectionType, type ViewProgress } from './to-projection-type.js';

/** Postgres counts rows since it crashed, and keeps what it found when it last analysed a table. */
const VIEW_PROGRESS_SQL = `SELECT name, rows::float8 AS rows, count(stream)::int AS parked, min("parkedAt") AS "parkedSince"
  FROM unnest($1::text[]) AS wanted (name)
  LEFT JOIN (SELECT counted.relname::text AS name, greatest(n_live_tup, reltuples) AS rows FROM pg_stat_user_tables counted
    JOIN pg_class ON oid = relid WHERE schemaname = ANY (current_schemas(false))) filled USING (name)
  LEFT JOIN parked_streams USING (name) GROUP BY name, rows`;

/** A read waits longer for a node that leads; those who watch the service do not. */
const LOG_TIMEOUT_MS = 3_000;

/** How far each reader of the log is. For the service itself: with the rows of every table. */
@Injectable()
export class ProjectionStatuses {
  readonly #names: readonly string[];
  readonly #log = new Logger('Projections');

  constructor(
    private readonly db: DataSource,
    private readonly store: EventStore,
    private readonly stores: AggregateStores,
    @Inject(STEPS) steps: readonly Step[],
    @Inject(POLICIES) policies: readonly Policy[],
  ) {
    const readers = policies.map(policyCheckpoint).toSorted();
    this.#names = [...filledTables(db, steps), ...readers, DUPLICATE_MATCHER];
  }

  async read(): Promise<ProjectionType[]> {
    const { storeContext } = this.stores;
    const checkpoints = (await this.db.query('SELECT * FROM checkpoints')) as Checkpoint[];
    const byName = new Map(checkpoints.map((checkpoint) => [checkpoint.name, checkpoint]));
    const positionOf = (name: string) => BigInt(byName.get(name)?.position ?? -1);
    const refused = await readPolicyRefusals(this.db);
    const filled = await this.#readViewProgress();
    const extent = await this.#logAfter(new Set(this.#names.map(positionOf)));
    const now = new Date();
    return this.#names.map((name) =>
      toProjectionType({
        name,
        checkpoint: byName.get(name),
        head: extent.head,
        waitingSince: extent.waitingSince.get(positionOf(name)),
        refused: refused.get(policyOf(name) ?? ''),
        table: filled.get(name),
        log: storeContext,
        now,
      }),
    );
  }

  /** Parked streams of all survivors are counted, without showing whose they are. */
  async #readViewProgress(): Promise<ReadonlyMap<string, ViewProgress>> {
    const rows = (await runAsReader(
      'analyst',
      () => this.db.query(VIEW_PROGRESS_SQL, [this.#names]) as Promise<unknown>,
    )) as (ViewProgress & {
      readonly name: string;
    })[];
    return new Map(rows.map(({ name, ...filled }) => [name, filled]));
  }

  /** The end of the log, and the date of the first event after each position; or that the log cannot be read. */
  async #logAfter(positions: ReadonlySet<bigint>) {
    try {
      return await withTimeout(this.#readLogAfter(positions), LOG_TIMEOUT_MS);
    } catch (error) {
      this.#log.warn(`LOG_UNREADABLE: How far the views are is not known. ${whereOf(error)}`);
      return { head: undefined, waitingSince: new Map<bigint, Date>() };
    }
  }

  async #readLogAfter(positions: ReadonlySet<bigint>) {
    const waitingSince = new Map<bigint, Date>();
    const last = await this.store.last(PREFIXES);
    const behind = [...positions].filter((position) => last !== undefined && position < last.position);
    const next = await Promise.all(behind.map(async (position) => this.store.first(PREFIXES, position)));
    next.forEach((event: RecordedEvent | undefined, index) => {
      if (event) waitingSince.set(behind[index]!, new Date(event.recordedAt));
    });
    return { head: last?.position ?? null, waitingSince };
  }
}
