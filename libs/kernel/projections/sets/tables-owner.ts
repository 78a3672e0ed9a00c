import type { Type } from '@nestjs/common';
import { DataSource, type EntityMetadata } from 'typeorm';
import { adoptTables } from './adopt.js';
import { isUpToDate, saveFingerprint } from './schema-fingerprint.js';
import { analyse, assertTablesFit, makeIndexes, makeTables } from './migration.js';
import { dropOtherNames, nameSet } from './names.js';
import { dropSchema, inSchema, makeSchema, type Connection } from './schema.js';
import { emptyAll } from './start-again.js';
import { switchTo, type SwitchOutcome } from './switch.js';
import { FOLLOWED, SYSTEM_SCHEMA, VIEW_SCHEMA, schemaOf, type ViewSet } from './view-set.js';
import { nameGrants, applyRowSecurity } from '../access/row-security.js';

/** The tables that each set has, and those of which there is only one. */
export interface Tables {
  readonly set: readonly Type[];
  readonly kept: readonly Type[];
}

/** Creates the tables as their owner, and grants who may read and fill them; connected only while that takes. */
export class TablesOwner {
  /** @param build the fingerprint of this code, to skip checks that it has made before; undefined where code may change */
  constructor(
    private readonly connection: Connection,
    private readonly tables: Tables,
    private readonly build?: string,
  ) {}

  /** @throws ChangedInPlace, SaysNobody, MayMakeNoSchema */
  async bringUpToDate(): Promise<void> {
    const { build } = this;
    if (build && (await this.#in(SYSTEM_SCHEMA, [], (db) => isUpToDate(db, build)))) return;
    await this.#alone(async (kept) => {
      for (const schema of [VIEW_SCHEMA, SYSTEM_SCHEMA]) await makeSchema(kept, schema);
      await makeTables(kept);
      const names = kept.entityMetadatas.map(({ tableName }) => tableName);
      await adoptTables(kept, names);
      await kept.query(
        `INSERT INTO view_set (version, state) SELECT 1, 'live' WHERE NOT EXISTS (SELECT FROM view_set WHERE state = 'live')`,
      );
      await makeSchema(kept, schemaOf(1));
      for (const version of await followedIn(kept))
        await this.#in(schemaOf(version), this.tables.set, async (set) => {
          await makeTables(set);
          await makeIndexes(set);
          await assertTablesFit(set);
          await applyRowSecurity(set);
        });
      await assertTablesFit(kept);
      await this.#name(kept);
      if (build) await saveFingerprint(kept, build).catch(() => undefined); // without that right, the next start checks again
    });
  }

  /** Restores what was dropped. A dropped table takes its name and the policies that query it along, so all are recreated. */
  async restore(): Promise<void> {
    await this.#alone(async (kept) => {
      const restored = [await makeTables(kept)];
      for (const version of await followedIn(kept))
        await this.#in(schemaOf(version), this.tables.set, async (set) => {
          if (!(await makeTables(set))) return;
          await applyRowSecurity(set);
          restored.push(true);
        });
      if (restored.includes(true)) await this.#name(kept);
    });
  }

  /** Creates a set that can be filled. Its indexes follow once it is filled. */
  async begin(version: number): Promise<void> {
    await this.#alone(async (kept) => {
      await makeSchema(kept, schemaOf(version));
      await this.#in(schemaOf(version), this.tables.set, async (set) => {
        await makeTables(set, 'without indexes');
        await applyRowSecurity(set);
      });
    });
  }

  /** Makes a filled set readable. */
  async finish(version: number): Promise<void> {
    await this.#in(schemaOf(version), this.tables.set, async (set) => {
      await makeIndexes(set);
      await analyse(set);
      await assertTablesFit(set);
    });
  }

  /** For a set into which much was written at once. */
  analyse(schema: string): Promise<void> {
    return this.#in(schema, this.tables.set, analyse);
  }

  /** Drops an unlisted set that was built only for comparison. */
  discard(version: number): Promise<void> {
    return this.#in(SYSTEM_SCHEMA, this.tables.kept, (kept) =>
      kept.transaction((tx) => dropSchema(tx, schemaOf(version))),
    );
  }

  /** Switches all readers to this set, unless it is not ready. */
  switchTo(version: number, requestId: string): Promise<SwitchOutcome> {
    return this.#alone((kept) => switchTo(kept, version, requestId, () => this.#grant(kept).then(() => undefined)));
  }

  /** Rebuilds everything derived from the log from its first event: the log that it was derived from is no more. */
  startAgain(): Promise<void> {
    return this.#alone(emptyAll);
  }

  /** Points all names to the live set, also where a switch was abandoned. @throws ViewLocked */
  nameLive(): Promise<void> {
    return this.#alone(async (kept) => nameSet(kept, await liveIn(kept)));
  }

  /** Drops the sets that are not live, and makes room for one to be built. @returns its version */
  replaceUnread(requestId: string, requestedBy: string): Promise<number> {
    return this.#alone(async (kept) => {
      const live = await liveIn(kept);
      await nameSet(kept, live);
      await dropOtherNames(kept, live);
      return kept.transaction(async (tx) => {
        const [unread] = (await tx.query(`DELETE FROM view_set WHERE state <> 'live' RETURNING version`)) as [
          ViewSet[],
        ];
        for (const { version } of unread) await dropSchema(tx, schemaOf(version));
        const [{ version }] = (await tx.query(
          `INSERT INTO view_set (version, state, "requestedBy")
           SELECT 1 + greatest((SELECT max(version) FROM view_set), (SELECT max(version) FROM set_request)), 'building', $1
           RETURNING version`,
          [requestedBy],
        )) as [ViewSet];
        await tx.query(`UPDATE set_request SET "doneAt" = now(), version = $1 WHERE id = $2`, [version, requestId]);
        return version;
      });
    });
  }

  /** The names of the live set, and the grants on kept tables: both refer to tables of a set by name. */
  async #name(kept: DataSource): Promise<void> {
    const live = await liveIn(kept);
    await nameSet(kept, live);
    await dropOtherNames(kept, live);
    await kept.query(`DROP FUNCTION IF EXISTS live_set()`); // names of a former version used it
    await applyRowSecurity(kept, await this.#grant(kept));
  }

  /** @returns the tables as readers name them */
  #grant(kept: DataSource): Promise<readonly EntityMetadata[]> {
    return this.#in(VIEW_SCHEMA, [...new Set([...this.tables.set, ...this.tables.kept])], async (names) => {
      await kept.query((await nameGrants(names, VIEW_SCHEMA)).join(';\n'));
      return names.entityMetadatas;
    });
  }

  /** One process at a time: otherwise two would create the same thing. */
  #alone<Result>(work: (kept: DataSource) => Promise<Result>): Promise<Result> {
    return this.#in(SYSTEM_SCHEMA, this.tables.kept, async (kept) => {
      const lock = kept.createQueryRunner();
      try {
        await lock.query(`SELECT pg_advisory_lock(hashtext('tables of homeward'))`);
        return await work(kept);
      } finally {
        await lock.query(`SELECT pg_advisory_unlock(hashtext('tables of homeward'))`).catch(() => undefined);
        await lock.release();
      }
    });
  }

  async #in<Result>(schema: string, entities: readonly Type[], work: (db: DataSource) => Promise<Result>) {
    const db = await new DataSource(inSchema(this.connection, schema, entities)).initialize();
    try {
      return await work(db);
    } finally {
      await db.destroy();
    }
  }
}

const followedIn = async (kept: DataSource): Promise<readonly number[]> => {
  const sets = (await kept.query(`SELECT version FROM view_set WHERE state = ANY ($1)`, [FOLLOWED])) as ViewSet[];
  return sets.map(({ version }) => version);
};

const liveIn = async (kept: DataSource): Promise<number> => {
  const [live] = (await kept.query(`SELECT version FROM view_set WHERE state = 'live'`)) as [ViewSet];
  return live.version;
};
