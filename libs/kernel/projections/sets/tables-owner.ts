import type { Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LOCK_WAIT_MS, underLock } from '../access/advisory-lock.js';
import {
  NO_ROW_RULES,
  applyRowSecurity,
  dropOpenings,
  grantReading,
  letReadersIn,
  openKeptTables,
  type RowRules,
} from '../access/row-security.js';
import type { Filling } from '../projector/table.js';
import { adopt, type FormerNames } from './adopt.js';
import { AT_A_TIME, isBeingBuilt, markReady } from './construction.js';
import { dropAllRetired, emptyFormerEditions, noteUpToDate } from './former-editions.js';
import { LOCK_LIMITS, givingWay } from './lock-timeout.js';
import { liftRowSecurity, restoreRowSecurity } from '../access/lifted-row-security.js';
import { isUpToDate } from './schema-fingerprint.js';
import { analyse, areAllNew, assertTablesFit, makeIndexes, makeIndexesOfNew, makeTables } from './migration.js';
import { READ_TOGETHER, makeReadTogether } from './read-together.js';
import { dropSchema, inSchema, makeSchema, withoutWaiting, type DatabaseConnection } from './schema.js';
import { schemaHash } from './schema-hash.js';
import { emptyAll } from './start-again.js';
import { switchTo, type SwitchOutcome } from './switch.js';
import { FOLLOWED, SYSTEM_SCHEMA, schemaOf, type ViewSet } from './view-set.js';

const LOCK = 'tables of homeward';

/** The tables that each set has, and those of which there is only one. */
export interface Tables {
  readonly set: readonly Type[];
  readonly kept: readonly Type[];
  readonly rows?: RowRules;
  /** The names of the tables in version 0.8. */
  readonly former?: FormerNames;
  /** Kept tables that only earlier versions had, which are dropped. */
  readonly retired?: readonly string[];
}

/** Creates the tables as their owner, and grants who may read and fill them; connected only while that takes. */
export class TablesOwner {
  /** The hash of the sets that this program makes, fills and reads. */
  readonly hash: string;
  /** Sets of which this process has created every table. */
  readonly #allNew = new Set<number>();

  /** @param build the fingerprint of this code, to skip checks that it has made before; undefined where code may change */
  constructor(
    private readonly connection: DatabaseConnection,
    private readonly tables: Tables,
    private readonly build?: string,
    private readonly lockWaitMs = LOCK_WAIT_MS,
  ) {
    this.hash = schemaHash(tables.set);
  }

  /**
   * The first set is live at once. Where the live set has another hash, this makes nothing: a set is built beside it.
   * @returns retired tables that could not be dropped, and why: the next call tries again
   * @throws ChangedInPlace, MissingReadRule, SchemaCreationDenied, CannotAdopt
   */
  async bringUpToDate(): Promise<readonly string[]> {
    const { build, hash } = this;
    if (build && (await this.#openSchema(SYSTEM_SCHEMA, [], (db) => isUpToDate(db, build)))) return [];
    return this.runAlone(async (kept) => {
      await makeSchema(kept, SYSTEM_SCHEMA);
      await this.#openSchema(SYSTEM_SCHEMA, this.tables.set, (set) => adopt(kept, set, hash, this.tables.former ?? {}));
      const made = await makeTables(kept);
      const left = await dropAllRetired(kept, this.tables.retired);
      await emptyFormerEditions(kept);
      await kept.query(
        `INSERT INTO view_set (version, hash, state) SELECT 1, $1, 'live' WHERE NOT EXISTS (SELECT FROM view_set WHERE state = 'live')`,
        [hash],
      );
      if (!areAllNew(kept, made)) await assertTablesFit(kept);
      await applyRowSecurity(kept, this.#rows, this.lockWaitMs);
      await letReadersIn(kept, SYSTEM_SCHEMA);
      for (const one of await this.#readFollowed(kept)) {
        await makeSchema(kept, schemaOf(one));
        await this.#inSet(one.version, async (set) => {
          if (!areAllNew(set, await makeTables(set))) await makeIndexes(set);
          await this.#secure(kept, set, one);
        });
      }
      if (build && left.length === 0) await noteUpToDate(kept, build); // if not, the next start tries again
      return left;
    });
  }

  /** Restores what was dropped. A dropped table takes what depends on it along, so all of that is made again. */
  async restore(): Promise<void> {
    await this.runAlone(async (kept) => {
      const restored = (await makeTables(kept)) > 0;
      if (restored) {
        await applyRowSecurity(kept, this.#rows, this.lockWaitMs);
        await letReadersIn(kept, SYSTEM_SCHEMA);
      }
      for (const one of await this.#readFollowed(kept))
        await this.#inSet(one.version, async (set) => {
          if ((await makeTables(set)) > 0 || restored) await this.#secure(kept, set, one);
        });
    });
  }

  /**
   * Creates a set that can be filled; its indexes follow. Row security is lifted for copying.
   * @returns false, with nothing touched, where a set to copy into is not being built: another builder has finished it
   */
  beginSet(version: number, filling: Filling = 'merging'): Promise<boolean> {
    return this.runAlone(async (kept) => {
      const copies = filling === 'copying';
      if (copies && !(await isBeingBuilt(kept, { hash: this.hash, version }))) return false;
      await makeSchema(kept, this.#schemaOf(version));
      await this.#inUnread(version, async (set) => {
        this.#allNew.delete(version);
        if (areAllNew(set, await makeTables(set, 'without indexes'))) this.#allNew.add(version);
        await applyRowSecurity(set, this.#rows, this.lockWaitMs);
        if (copies) await liftRowSecurity(set);
      });
      return true;
    });
  }

  /** Gives a filled set its indexes, and what its readers need. */
  finishSet(version: number): Promise<void> {
    return this.runAlone((kept) =>
      this.#inUnread(version, async (set) => {
        await (this.#allNew.delete(version) ? makeIndexesOfNew : makeIndexes)(set, AT_A_TIME);
        await analyse(set, AT_A_TIME);
        await restoreRowSecurity(set, this.#schemaOf(version));
        await this.#open(kept, set, { version, state: 'ready' });
      }),
    );
  }

  /** From now on, readers can be switched to this set. @throws RowSecurityOff */
  markReady(version: number): Promise<void> {
    return this.runAlone((kept) => givingWay(kept, LOCK_LIMITS, (tx) => markReady(tx, { hash: this.hash, version })));
  }

  /** Updates the statistics of tables after many writes: of a set, unless others are named. */
  analyse(schema: string, tables = this.tables.set): Promise<void> {
    return this.#openSchema(schema, tables, (db) => analyse(db));
  }

  /** Drops an unlisted set that was built only for comparison. */
  discard(version: number): Promise<void> {
    return this.#openSchema(SYSTEM_SCHEMA, this.tables.kept, (kept) =>
      kept.transaction((tx) => dropSchema(tx, this.#schemaOf(version))),
    );
  }

  /** Switches all readers to this set, unless it is not ready. */
  switchTo(version: number, requestId: string | null): Promise<SwitchOutcome> {
    return this.runAlone((kept) => switchTo(kept, { hash: this.hash, version }, requestId));
  }

  /** Rebuilds everything derived from the log from its first event, because the former log no longer exists. */
  startAgain(): Promise<void> {
    return this.runAlone(emptyAll);
  }

  /**
   * Drops the sets that are not live, and makes room for one to be built.
   * @param requestId the request that this answers, if there is one: once only, since each projector may see it at once
   * @returns its version; undefined where the request is answered already
   */
  replaceUnread(requestId: null, requestedBy: string): Promise<number>;
  replaceUnread(requestId: string, requestedBy: string): Promise<number | undefined>;
  replaceUnread(requestId: string | null, requestedBy: string): Promise<number | undefined> {
    return this.runAlone((kept) =>
      givingWay(kept, LOCK_LIMITS, async (tx) => {
        const waiting = `SELECT FROM set_request WHERE id = $1 AND "doneAt" IS NULL FOR UPDATE`;
        if (requestId !== null && (await tx.query(waiting, [requestId])).length === 0) return undefined;
        const others = `DELETE FROM view_set WHERE state <> 'live' RETURNING version, hash`;
        const [unread] = (await tx.query(others)) as [ViewSet[]];
        for (const schema of unread.map(schemaOf)) {
          await dropOpenings(tx, schema);
          await dropSchema(tx, schema);
        }
        const [{ version }] = (await tx.query(
          `INSERT INTO view_set (version, hash, state, "requestedBy")
           SELECT 1 + greatest((SELECT max(version) FROM view_set), (SELECT max(version) FROM set_request WHERE kind = 'rebuild')), $1, 'building', $2
           RETURNING version`,
          [this.hash, requestedBy],
        )) as [ViewSet];
        await tx.query(`UPDATE set_request SET "doneAt" = now(), version = $1 WHERE id = $2`, [version, requestId]);
        return version;
      }),
    );
  }

  /** Applies row-level security and grants to a whole set, before anybody reads it. */
  async #secure(kept: DataSource, set: DataSource, one: Pick<ViewSet, 'version' | 'state'>) {
    await applyRowSecurity(set, this.#rows, this.lockWaitMs);
    await this.#open(kept, set, one);
  }

  /** What readers of the set read besides its tables. */
  async #open(kept: DataSource, set: DataSource, { version, state }: Pick<ViewSet, 'version' | 'state'>) {
    const schema = this.#schemaOf(version);
    await makeReadTogether(set, SYSTEM_SCHEMA);
    await grantReading(set, schema, Object.keys(READ_TOGETHER));
    await givingWay(kept, LOCK_LIMITS, (tx) => openKeptTables(tx, kept, schema, set.entityMetadatas, this.#rows));
    if (state === 'live') await letReadersIn(kept, schema);
  }

  get #rows(): RowRules {
    return this.tables.rows ?? NO_ROW_RULES;
  }

  #schemaOf(version: number): string {
    return schemaOf({ hash: this.hash, version });
  }

  #readFollowed(kept: DataSource): Promise<readonly ViewSet[]> {
    return kept.query(`SELECT * FROM view_set WHERE state = ANY ($1) AND hash = $2`, [FOLLOWED, this.hash]);
  }

  /** One process at a time: otherwise two would create the same thing. @throws LockHeld */
  runAlone<Result>(work: (kept: DataSource) => Promise<Result>): Promise<Result> {
    return this.#openSchema(SYSTEM_SCHEMA, this.tables.kept, (kept) =>
      underLock(kept, LOCK, this.lockWaitMs, () => work(kept)),
    );
  }

  #inSet<Result>(version: number, work: (set: DataSource) => Promise<Result>): Promise<Result> {
    return this.#openSchema(this.#schemaOf(version), this.tables.set, work);
  }

  /** In a set under construction, of which nobody relies on anything before a later commit, which waits for the disk. */
  #inUnread<Result>(version: number, work: (set: DataSource) => Promise<Result>): Promise<Result> {
    return this.#openSchema(this.#schemaOf(version), this.tables.set, work, withoutWaiting(this.connection));
  }

  async #openSchema<Result>(
    schema: string,
    entities: readonly Type[],
    work: (db: DataSource) => Promise<Result>,
    how = this.connection,
  ) {
    const db = await new DataSource(inSchema(how, schema, entities)).initialize();
    try {
      return await work(db);
    } finally {
      await db.destroy();
    }
  }
}
