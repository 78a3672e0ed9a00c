import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventStore } from '#kernel/event-store';
import { pauseFor } from '#kernel/waiting';
import { whereOf } from '#platform';
import {
  FOLLOWED,
  KeeperLock,
  SetRequest,
  Sets,
  TablesOwner,
  ViewSet,
  progressIn,
  type SetRequestKind,
  type SwitchOutcome,
} from '#kernel/projections';
import { STEPS, type Step } from '#nest';
import { RebuildProcess } from './rebuild-process.js';
import { Switching } from './switching.js';
import { FailureLog } from '../failure-log.js';
import { Follower } from '../follower.js';
import { RollUpWorker } from './roll-up-worker.js';
import { ViewsFirst } from '../views-first.js';

/**
 * Milliseconds between two checks: while a set is built or is to succeed the live one, while it catches up with that, and
 * while it may still be read. At rest, a request ends the pause, and nobody waits for what else is checked.
 */
const [LOOK_MS, BEHIND_MS, BUSY_MS, AT_REST_MS] = [400, 50, 1_000, 3_000];

/** How long a reader that began before a switch may still read the former set. */
const READERS_LEAVE_MS = 10_000;

/** Milliseconds after which a switch that cannot be made is abandoned. */
const SWITCH_TIMEOUT_MS = 60_000;

/** Done, not yet, or refused with a code. */
type Outcome = SwitchOutcome | 'busy' | 'REBUILD_UNDERWAY' | 'NO_FORMER_SET';

interface FollowedSet {
  readonly follower: Follower;
  readonly roller: RollUpWorker;
  readonly db: DataSource;
}

/** Whether a set has readable checkpoints: its tables exist before anyone may read them. */
const BEGUN = `
  SELECT EXISTS (SELECT FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = $1 AND relname = 'checkpoint'
      AND has_schema_privilege(pg_namespace.oid, 'USAGE') AND has_table_privilege(pg_class.oid, 'SELECT')) AS exists`;

/**
 * Updates each readable set of views, builds new sets, and switches readers to another. Requests are rows of a table, so
 * they survive a crash.
 */
@Injectable()
export class ViewSets implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Sets');
  readonly #failures = new FailureLog('sets');
  readonly #stop = new AbortController();
  readonly #followed = new Map<number, FollowedSet>();
  readonly #building: RebuildProcess;
  readonly #keeper: KeeperLock;
  readonly #switching: Switching;
  #pause = new AbortController();
  #hasWarned = false;
  #done: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly kept: DataSource,
    private readonly sets: Sets,
    private readonly owner: TablesOwner,
    @Inject(STEPS) private readonly steps: readonly Step[],
    private readonly viewsFirst: ViewsFirst,
  ) {
    this.#keeper = new KeeperLock(kept, owner.hash, () => this.#pause.abort());
    this.#switching = new Switching(kept, owner);
    this.#building = new RebuildProcess((version, how) => void this.#goesOn(version, how));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#look();
    this.#done = this.#keep();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    this.#pause.abort();
    await this.#done;
    await this.#building.stop();
    for (const version of this.#followed.keys()) await this.#leave(version);
    await this.#keeper.release();
  }

  async #keep(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      let pause = LOOK_MS;
      const { signal: requested } = (this.#pause = new AbortController()); // one during the check is not missed
      try {
        pause = await this.#look();
        this.#failures.noteSuccess();
      } catch (error) {
        this.#failures.noteFailure(error);
      }
      if (!signal.aborted) await pauseFor(pause, requested);
    }
  }

  /** @returns the milliseconds until the next check */
  async #look(): Promise<number> {
    await this.#keeper.hold();
    const all = await this.kept.getRepository(ViewSet).find();
    const sets = all.filter(({ hash }) => hash === this.owner.hash);
    const followed = sets.filter(({ state }) => FOLLOWED.includes(state)).map(({ version }) => version);
    for (const version of this.#followed.keys()) if (!followed.includes(version)) await this.#leave(version);
    for (const version of followed) await this.#follow(version);
    const building = sets.find(({ state }) => state === 'building');
    if (building) this.#building.of(building.version);
    for (const set of sets) await this.#note(set);
    const live = all.find(({ state }) => state === 'live');
    if (live && live.hash !== this.owner.hash) {
      const isKept = live.hash !== null && (await this.#keeper.isKept(live.hash));
      await this.#switchToSuccessor(sets, isKept);
      if (isKept) return LOOK_MS; // requests are about the sets of the other version
    }
    const rows = await this.kept.query(
      `SELECT * FROM set_request WHERE "doneAt" IS NULL ORDER BY "requestedAt" LIMIT 1`,
    );
    const [request] = rows as SetRequest[];
    const succeeds = live?.hash !== this.owner.hash && !this.#switching.isHindered;
    if (!request) return building || succeeds ? LOOK_MS : AT_REST_MS;
    const old = Date.now() - +request.requestedAt >= SWITCH_TIMEOUT_MS;
    const outcome = await this.#handlers[request.kind](request, sets).catch((error: unknown): Outcome => {
      if (!old) throw error;
      this.#log.error(`SET_REQUEST_FAILED: ${whereOf(error)}`);
      return 'busy';
    });
    if (outcome === 'done') return 0;
    if (outcome !== 'behind' && outcome !== 'busy') await this.#refuse(request, outcome);
    else if (old) await this.#refuse(request, 'SET_NOT_REACHED');
    else return outcome === 'behind' ? BEHIND_MS : BUSY_MS;
    return 0;
  }

  readonly #handlers: Readonly<
    Record<SetRequestKind, (request: SetRequest, sets: readonly ViewSet[]) => Promise<Outcome>>
  > = {
    rebuild: async ({ id, requestedBy }, sets) => {
      if (sets.some(({ state }) => state === 'building')) return 'REBUILD_UNDERWAY';
      if (sets.some(({ state, since }) => state === 'retired' && Date.now() - +since < READERS_LEAVE_MS)) return 'busy';
      const live = sets.find(({ state }) => state === 'live')?.version;
      for (const version of this.#followed.keys()) if (version !== live) await this.#leave(version);
      await this.owner.replaceUnread(id, requestedBy);
      return 'done';
    },
    switch: async ({ id, version }) => this.#switching.to(version ?? -1, id),
    rollback: async ({ id }, sets) => {
      const former = sets.find(({ state }) => state === 'retired');
      return former ? this.#switching.to(former.version, id) : 'NO_FORMER_SET';
    },
  };

  /**
   * The live set is that of another version: nobody of this one can read it. A set of this version takes its place once no
   * process of the other fills it any more: two processes would switch to and fro. A failed set waits for an operator.
   */
  async #switchToSuccessor(sets: readonly ViewSet[], isKept: boolean): Promise<void> {
    const next = sets.find(({ state }) => state === 'ready' || state === 'retired');
    if (next && isKept) return this.#warnOnce();
    if (next) await this.#switching.to(next.version, null);
    this.#hasWarned = false;
    if (sets.length > 0) return;
    const version = await this.owner.replaceUnread(null, 'the start of another version');
    this.#log.warn(
      `OTHER_VERSION_LIVE: The live views are those of another version. ${this.sets.schemaOf(version)} is built and then live.`,
    );
  }

  #warnOnce(): void {
    if (!this.#hasWarned)
      this.#log.warn(
        'OTHER_VERSION_RUNS: A projector of another version is still running and fills the live views. Stop it: then the views of this version become live.',
      );
    this.#hasWarned = true;
  }

  /** Unless another projector of this version has done it meanwhile. */
  async #refuse({ id }: SetRequest, code: string): Promise<void> {
    await this.kept.query(`UPDATE set_request SET "doneAt" = now(), refusal = $2 WHERE id = $1 AND "doneAt" IS NULL`, [
      id,
      code,
    ]);
  }

  async #follow(version: number): Promise<void> {
    if (this.#followed.has(version)) return;
    const db = await this.sets.open(version);
    const roller = new RollUpWorker(db);
    const { store, owner, steps, viewsFirst } = this;
    const follower = new Follower({ store, db, owner, steps, viewsFirst, changed: () => roller.changed() });
    this.#followed.set(version, { follower, roller, db });
    follower.start();
    roller.start();
  }

  async #leave(version: number): Promise<void> {
    const { follower, roller, db } = this.#followed.get(version)!;
    this.#followed.delete(version);
    await roller.stop();
    await follower.stop();
    await db.destroy();
  }

  /** Notes its position, for readers who may not look into a set that is not live. */
  async #note({ version }: ViewSet): Promise<void> {
    const schema = this.sets.schemaOf(version);
    const [{ exists }] = (await this.kept.query(BEGUN, [schema])) as [{ exists: boolean }];
    if (!exists) return;
    await this.kept.query(
      `UPDATE view_set SET position = it.position, events = it.events
       FROM (${progressIn(schema)}) it
       WHERE version = $1 AND view_set.position <> it.position`,
      [version],
    );
  }

  async #goesOn(version: number, how: string): Promise<void> {
    const reason = `The process that builds it ended (${how}). It resumes from its checkpoint.`;
    this.#log.warn(`BUILDER_ENDED: ${this.sets.schemaOf(version)}: ${reason}`);
    await this.kept
      .query(`UPDATE view_set SET reason = $2 WHERE version = $1 AND state = 'building'`, [version, reason])
      .catch(() => undefined); // the database itself may be down
  }
}
