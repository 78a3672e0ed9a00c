import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RowSecurityDataSource } from '../access/row-security-data-source.js';
import { Checkpoint } from '../projector/checkpoint.js';
import { StaleSubject } from '../live/stale-subject.js';
import { ParkedStream } from '../projector/parked.js';
import type { Projection } from '../fold/projection.js';
import { Projector } from '../projector/projector.js';
import type { Filling } from '../projector/table.js';
import type { FormerNames } from '../sets/adopt.js';
import { forReaders, inSchema } from '../sets/schema.js';
import { Sets } from '../sets/sets.js';
import { TablesOwner } from '../sets/tables-owner.js';
import { SYSTEM_SCHEMA, SetRequest, ViewSet, type SetState } from '../sets/view-set.js';
import { templateDatabase, viewsDatabase } from './database.js';
import { Library, TABLES, everything } from './library.js';

/** The tables of a program with these views. */
export const tablesWith = (views: readonly Type[], former: FormerNames = {}, retired: readonly string[] = []) => ({
  set: [Checkpoint, ParkedStream, StaleSubject, ...views],
  kept: [Checkpoint, ParkedStream, ViewSet, SetRequest],
  former,
  retired,
});

/** One database, and a library in a log, whose views are filled and switched as the projector does. */
export class SetsOfLibrary {
  readonly library = new Library();
  readonly owner: TablesOwner;
  readonly sets: Sets;
  readonly #open: DataSource[] = [];

  private constructor(
    readonly database: Awaited<ReturnType<typeof viewsDatabase>>,
    private readonly tables: ReturnType<typeof tablesWith>,
    readonly kept: DataSource,
  ) {
    const connection = connectionTo(database.url);
    this.owner = new TablesOwner(connection, tables);
    this.sets = new Sets(connection, tables);
    this.#open.push(kept);
  }

  static async start(tables = tablesWith(TABLES)): Promise<SetsOfLibrary> {
    return SetsOfLibrary.#over(await viewsDatabase(), tables);
  }

  /** With the first set, which is live: its tables are made once in a run. */
  static async upToDate(): Promise<SetsOfLibrary> {
    const tables = tablesWith(TABLES);
    const template = await templateDatabase('sets_of_library', (url) =>
      new TablesOwner(connectionTo(url), tables).bringUpToDate(),
    );
    return SetsOfLibrary.#over(await viewsDatabase(template), tables);
  }

  static async #over(
    database: Awaited<ReturnType<typeof viewsDatabase>>,
    tables: ReturnType<typeof tablesWith>,
  ): Promise<SetsOfLibrary> {
    const kept = new DataSource(inSchema(connectionTo(database.url), SYSTEM_SCHEMA, tables.kept));
    return new SetsOfLibrary(database, tables, await kept.initialize());
  }

  async stop(): Promise<void> {
    for (const db of this.#open.splice(0)) await db.destroy();
    await this.database.drop();
  }

  schemaOf(version: number): string {
    return this.sets.schemaOf(version);
  }

  async at(version: number): Promise<DataSource> {
    const db = await this.sets.open(version);
    this.#open.push(db);
    return db;
  }

  /** The API's data source, by default that of this program. */
  async reader(hash = this.owner.hash): Promise<RowSecurityDataSource> {
    const entities = [...new Set([...this.tables.set, ...this.tables.kept])];
    const db = new RowSecurityDataSource(forReaders(connectionTo(this.database.url), entities), hash);
    await db.initialize();
    this.#open.push(db);
    return db;
  }

  /** Works like a follower. */
  async follow(
    version: number,
    projections: readonly Projection[] = everything,
    filling: Filling = 'merging',
  ): Promise<void> {
    const { library } = this;
    const projector = await Projector.start(
      await this.at(version),
      projections,
      await library.standing(),
      library.reading,
      { filling },
    );
    const log = await library.log(projector.position);
    if (log.length > 0) await projector.project(log);
  }

  /** Works like a builder. */
  async build(): Promise<number> {
    const { owner } = this;
    const version = await owner.replaceUnread(null, 'rachana');
    await owner.beginSet(version, 'copying');
    await this.follow(version, everything, 'copying');
    await owner.finishSet(version);
    await owner.markReady(version);
    return version;
  }

  async states(): Promise<Readonly<Record<number, SetState>>> {
    const sets = (await this.kept.query(`SELECT version, state FROM view_set`)) as ViewSet[];
    return Object.fromEntries(sets.map(({ version, state }) => [version, state]));
  }

  /** Its tables whose row security is off, or does not bind their owner. */
  async unsecured(version: number): Promise<readonly string[]> {
    const tables = (await this.kept.query(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r'
         AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1`,
      [this.schemaOf(version)],
    )) as { name: string }[];
    return tables.map(({ name }) => name);
  }

  async someone(title = 'The lamp'): Promise<void> {
    await this.library.record(
      randomUUID(),
      ['Met', { on: '2020-03-02', name: 'Sophea', languages: ['khm'] }],
      ['Borrowed', { on: '2020-03-03', bookId: randomUUID(), title, pages: 3 }],
    );
  }
}

const connectionTo = (url: string) =>
  ({ type: 'postgres', url, extra: { options: '-c homeward.part=projector' } }) as const;
