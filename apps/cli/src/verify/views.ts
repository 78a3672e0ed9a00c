import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type QueryRunner } from 'typeorm';
import { policies, steps } from '#domain/aggregates';
import type { EventStore, RecordedEvent, VerifiedEventStore } from '#kernel/event-store';
import { toBatchConnection, setsAt, tablesIn } from '#platform';
import {
  Checkpoint,
  DayCount,
  SYSTEM_SCHEMA,
  MonthCount,
  ParkedStream,
  Projector,
  TablesOwner,
  StaleSubject,
  inSchema,
  schemaOf,
  type PlaceKeys,
  type SetId,
} from '#kernel/projections';
import { PREFIXES, isReadEvent, policyCheckpoint, readingOf } from '#nest';
import { countUnmarked, findWrongDays } from '#reporting/figures';
import { compare } from './compare.js';
import type { Findings } from './findings.js';
import type { VerifyOptions } from './options.js';
import { auditPlaces, auditPolicies } from './places.js';
import { auditReleases, type VerifiedReleases } from './releases.js';

/** The number of the temporary set; the sets of readers have numbers from 1 on. */
const SCRATCH_VERSION = 0;

/** Checkpoints, and counts that follow from the facts and not from single entries. */
const NOT_COMPARED: ReadonlySet<unknown> = new Set([Checkpoint, ParkedStream, StaleSubject, DayCount, MonthCount]);

/** How long the live set, and then the policies, may take to catch up with the log. */
const CATCH_UP_TIMEOUT_MS = 60_000;

interface ViewComparison {
  readonly rows: number;
  readonly tables: number;
  readonly parked: number;
  /** Whether the live set could be compared. */
  readonly stands: boolean;
}

/** A second set of all views, rebuilt from the log beside the live set. */
export class RebuiltViews {
  readonly #snapshot: QueryRunner;
  /** Why the log cannot be projected any further. */
  #stuck = false;

  private constructor(
    private readonly owner: TablesOwner,
    private readonly kept: DataSource,
    private readonly alone: QueryRunner,
    private readonly rebuilt: DataSource,
    private readonly projector: Projector,
    private readonly findings: Findings,
  ) {
    this.#snapshot = kept.createQueryRunner();
  }

  static async begin(
    { ownerUrl, fillerUrl }: NonNullable<VerifyOptions['views']>,
    { origin, head, store }: { readonly origin: string; readonly head: bigint; readonly store: VerifiedEventStore },
    findings: Findings,
  ): Promise<RebuiltViews> {
    const tables = tablesIn(steps);
    const owner = new TablesOwner(toBatchConnection(ownerUrl), tables);
    const kept = await new DataSource(inSchema(toBatchConnection(fillerUrl), SYSTEM_SCHEMA, tables.kept)).initialize();
    const alone = kept.createQueryRunner();
    try {
      await alone.query(`SELECT pg_advisory_lock(hashtext('verify homeward'))`);
      await owner.discard(SCRATCH_VERSION);
      await owner.beginSet(SCRATCH_VERSION);
      const rebuilt = await setsAt(fillerUrl, tables).open(SCRATCH_VERSION);
      const projections = steps.flatMap((step) => step.projections);
      const eventAt = (position: bigint) => store.at(position);
      const reading = { ...readingOf(steps), store };
      const projector = await Projector.start(rebuilt, projections, { origin, head, at: eventAt }, reading, {
        onFailedEvent: 'park',
      });
      return new RebuiltViews(owner, kept, alone, rebuilt, projector, findings);
    } catch (error) {
      await alone.release();
      await kept.destroy();
      throw error;
    }
  }

  /** Projects the next events of the log. An error of the projector is a finding, and the log is read further. */
  async take(events: readonly RecordedEvent[]): Promise<void> {
    const ours = events.filter(isReadEvent);
    if (this.#stuck || ours.length === 0) return;
    try {
      await this.projector.project(ours);
    } catch (error) {
      this.#stuck = true;
      const { id: eventId, stream } = ours[0]!;
      const why = (error as Error).name;
      this.findings.add({ what: `the views cannot be rebuilt from this event on (${why})`, stream, eventId });
    }
  }

  /** Checks what the views do not show: how far policies are, and what is parked for them. */
  async auditPlaces(store: EventStore, origin: string, keys: PlaceKeys): Promise<void> {
    await auditPlaces(this.kept, { store, origin, keys }, this.findings);
  }

  /** Checks what no rebuild makes again. */
  auditReleases(keys: PlaceKeys): Promise<VerifiedReleases> {
    return auditReleases(this.kept, keys, this.findings);
  }

  /** Checks that the policies have answered the log up to a position. @param live how the views stand */
  async auditPolicies(head: bigint, live: LiveSet): Promise<void> {
    const names = policies.map(policyCheckpoint);
    // without a projector that follows the log, nobody is waited for twice
    const timeoutMs = live.problem ? 0 : CATCH_UP_TIMEOUT_MS;
    await auditPolicies(this.kept, { names, head, timeoutMs }, this.findings);
  }

  /** Opens a snapshot of the live set, which later events do not change, and returns its position. */
  async readLiveSet(store: EventStore, head: bigint, origin: string): Promise<LiveSet> {
    const live = await readLiveSet(this.#snapshot, store, head, { origin, hash: this.owner.hash });
    if (live.problem) this.findings.add({ what: live.problem });
    return live;
  }

  /** Compares row by row; call it once the log was read up to the position of the live set. */
  async compare(live: LiveSet, store: EventStore): Promise<ViewComparison> {
    const [here, there] = [schemaOf(live.set), schemaOf({ hash: this.owner.hash, version: SCRATCH_VERSION })];
    const compared = this.rebuilt.entityMetadatas.filter(({ target }) => !NOT_COMPARED.has(target));
    const stands = !live.problem && !this.#stuck;
    const foundBefore = this.findings.count;
    let rows = 0;
    for (const table of stands ? compared : []) {
      const one = await compare(table, { side: this.#snapshot, schema: here }, { side: this.rebuilt, schema: there });
      rows += one.rows;
      if (!one.finding) continue;
      const { position, ...finding } = one.finding;
      const last = position === undefined ? undefined : await store.at(position);
      this.findings.add({ ...finding, ...(last && { eventId: last.id, stream: last.stream }) });
    }
    // counts of wrong facts would only be wrong once more
    if (stands && this.findings.count === foundBefore) await this.#compareCounts(here);
    const [{ parked }] = (await this.#snapshot.query(
      `SELECT count(DISTINCT stream)::int AS parked FROM ${here}.parked`,
    )) as [{ parked: number }];
    return { rows, tables: compared.length, parked, stands };
  }

  /** Counts the days of the live set again, from its facts. */
  async #compareCounts(schema: string): Promise<void> {
    await this.#snapshot.query(`SET LOCAL search_path = ${schema}, ${SYSTEM_SCHEMA}`);
    for (const { table, counts, from } of await findWrongDays(this.#snapshot))
      this.findings.add({
        what: `has counts that do not follow from the facts (wrong: ${counts}, the first of ${from})`,
        table,
      });
    const unmarked = await countUnmarked(this.#snapshot);
    if (unmarked > 0)
      this.findings.add({
        what: `lacks marks, so figures leave out what was recorded of ${unmarked} people since they were counted`,
        table: 'touched',
      });
  }

  async throwAway(): Promise<void> {
    if (this.#snapshot.isTransactionActive) await this.#snapshot.rollbackTransaction().catch(() => undefined);
    await this.rebuilt.destroy();
    await this.owner.discard(SCRATCH_VERSION).catch(() => undefined); // the next run discards it first
    for (const runner of [this.#snapshot, this.alone]) await runner.release();
    await this.kept.destroy();
  }
}

interface LiveSet {
  readonly set: SetId;
  readonly position: bigint;
  readonly problem?: string;
}

const readLiveSet = async (
  snapshot: QueryRunner,
  store: EventStore,
  head: bigint,
  { origin, hash }: { readonly origin: string; readonly hash: string },
): Promise<LiveSet> => {
  for (const deadline = Date.now() + CATCH_UP_TIMEOUT_MS; ; await sleep(50)) {
    await snapshot.startTransaction('REPEATABLE READ');
    const [set] = (await snapshot.query(`SELECT version, hash FROM view_set WHERE state = 'live'`)) as [SetId];
    const [at] = (await snapshot.query(
      `SELECT min(position) AS least, max(position) AS most, min(origin) AS origin, max(origin) AS other
       FROM ${schemaOf(set)}.checkpoint WHERE to_regclass('${schemaOf(set)}.' || quote_ident(name)) IS NOT NULL`,
    )) as [{ least: string; most: string; origin: string; other: string }];
    const [least, most] = [BigInt(at.least ?? -1), BigInt(at.most ?? -1)];
    const reached = { set, position: least };
    if (set.hash !== hash)
      return { ...reached, problem: 'The live views are those of another version, so they cannot be compared' };
    if (at.origin !== null && (at.origin !== origin || at.other !== origin))
      return {
        ...reached,
        problem: `The views were filled from the log ${at.origin}, and this is the log ${origin}`,
      };
    const end = (await store.last(PREFIXES))?.position ?? -1n;
    if (most > end)
      return {
        ...reached,
        problem: `The views have taken in the log up to ${most}, but it ends at ${end}: it was cut`,
      };
    if (least === most && least >= head) return reached;
    if (Date.now() > deadline)
      return { ...reached, problem: `The views have taken in the log up to ${least}, and it goes up to ${head}` };
    await snapshot.rollbackTransaction();
  }
};
